/** A cache of computed values, which drops the least recently used ones beyond its maximum size. */
export class LruCache<Key, Value> {
  readonly #values = new Map<Key, Value>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  /**
   * The value of a key, computed if needed.
   *
   * @param isCurrent whether a cached value is still valid; all are by default
   */
  get(key: Key, compute: () => Value, isCurrent: (value: Value) => boolean = () => true): Value {
    const known = this.#values.get(key);
    const value = known !== undefined && isCurrent(known) ? known : compute();
    this.keep(key, value);
    return value;
  }

  /** The cached value; undefined when there is none. */
  find(key: Key): Value | undefined {
    const known = this.#values.get(key);
    if (known !== undefined) this.keep(key, known);
    return known;
  }

  /** Caches a value. */
  keep(key: Key, value: Value): void {
    // A map keeps its keys in insertion order: the first is the least recently used.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#max) this.#values.delete(this.#values.keys().next().value as Key);
  }
}
