/** Keeps what was computed last: as many values as it may hold, those least recently asked for going first. */
export class Recent<Key, Value> {
  readonly #values = new Map<Key, Value>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param isCurrent whether a kept value still holds; all do by default */
  get(key: Key, compute: () => Value, isCurrent: (value: Value) => boolean = () => true): Value {
    const known = this.#values.get(key);
    const value = known !== undefined && isCurrent(known) ? known : compute();
    // A map keeps the order in which keys were set: the first is the one not asked for longest.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#most) this.#values.delete(this.#values.keys().next().value as Key);
    return value;
  }
}
