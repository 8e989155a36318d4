/** Keeps what was computed last: as many values as it may hold, those least recently asked for going first. */
export class LruCache<Key, Value> {
  readonly #values = new Map<Key, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param isCurrent whether a kept value still holds; all do by default */
  get(key: Key, compute: () => Value, isCurrent: (value: Value) => boolean = () => true): Value {
    const known = this.#values.get(key);
    const value = known !== undefined && isCurrent(known) ? known : compute();
    this.keep(key, value);
    return value;
  }

  /** The value that is kept; undefined when there is none. */
  find(key: Key): Value | undefined {
    const known = this.#values.get(key);
    if (known !== undefined) this.keep(key, known);
    return known;
  }

  keep(key: Key, value: Value): void {
    // A map keeps the order in which keys were set: the first is the one not asked for longest.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value as Key);
  }
}
