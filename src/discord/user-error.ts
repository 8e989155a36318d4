import { english, type MessageKey, type Translator, type Values } from '../i18n/translator.ts';

/** Something that a person should hear: it is shown to them alone, in their language. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly #key: MessageKey;
  readonly #valuesFor: (t: Translator) => Values;

  /** @param values those of the message, or what makes them in a language */
  constructor(key: MessageKey, values: Values | ((t: Translator) => Values) = {}) {
    const valuesFor = typeof values === 'function' ? values : () => values;
    super(english(key, valuesFor(english)));
    this.#key = key;
    this.#valuesFor = valuesFor;
  }

  /** The message in a language. */
  in(t: Translator): string {
    return t(this.#key, this.#valuesFor(t));
  }
}
