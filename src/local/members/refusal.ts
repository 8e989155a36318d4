/** The error for what Discord's client does not let a person do. */

/** Something that Discord's client does not allow, with the text that it shows; nothing is sent to the bot. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
