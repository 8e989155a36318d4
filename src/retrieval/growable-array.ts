/** A growable array of unsigned 32-bit integers: it takes a tenth of the memory of an array of numbers. */
export class GrowableArray {
  length = 0;
  #values = new Uint32Array(64);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Uint32Array(2 * this.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  at(i: number): number {
    return this.#values[i]!;
  }

  increment(i: number): void {
    this.#values[i]! += 1;
  }

  /** A copy of the values. */
  values(): Uint32Array {
    return this.#values.slice(0, this.length);
  }
}
