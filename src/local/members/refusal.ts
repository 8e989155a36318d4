/** What Discord's client does not let a person do, in words for them: the bot never hears of it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
