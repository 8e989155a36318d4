/** Something that a person should hear: its message is shown to them alone. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
