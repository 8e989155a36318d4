/** Counts unhandled rejections. */

/** A few are harmless; more than this many within the period show that the process no longer works. */
const MAX_REJECTIONS = 20;
const PERIOD_MS = 60_000;

/** Counts the unhandled rejections of the last minute. */
export class RejectionCount {
  readonly #times: number[] = [];

  /** Adds one; returns whether there are too many. */
  add(now = performance.now()): boolean {
    this.#times.push(now);
    while (this.#times[0]! <= now - PERIOD_MS) this.#times.shift();
    return this.#times.length > MAX_REJECTIONS;
  }
}
