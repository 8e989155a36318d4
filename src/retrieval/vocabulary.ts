/** Every term of the library, numbered from 0 in the order of their first use. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  /** The term's number; a new term gets the next one. */
  add(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }

  /** The term's number, or undefined when the library does not hold it. */
  get(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  keys(): IterableIterator<string> {
    return this.#numbers.keys();
  }
}
