/** Now and then one is lost; so many in a minute are a process that has gone wrong. */
const MOST = 20;
const WITHIN_MS = 60_000;

/** Counts promises that were rejected and that nobody waited for. */
export class RejectionCount {
  readonly #at: number[] = [];

  /** Adds one; returns whether they are too many. */
  add(now = performance.now()): boolean {
    this.#at.push(now);
    while (this.#at[0]! <= now - WITHIN_MS) this.#at.shift();
    return this.#at.length > MOST;
  }
}
