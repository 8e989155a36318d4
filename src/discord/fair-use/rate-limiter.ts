/** How much somebody may do: so much at once, and so much a second in the long run. */
export interface RateLimit {
  burst: number;
  perSecond: number;
}

/** A token bucket for each of many: it holds what is allowed at once, and fills again as time passes. */
export class RateLimiter {
  readonly #allowance: RateLimit;
  readonly #most: number;
  readonly #byKey = new Map<string, { tokens: number; at: number }>();

  /** @param most how many are remembered; of more, those that did nothing for longest have a full bucket again */
  constructor(allowance: RateLimit, most: number) {
    this.#allowance = allowance;
    this.#most = most;
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** Takes one; returns whether there was one to take. */
  take(key: string, now = performance.now()): boolean {
    const { burst, perSecond } = this.#allowance;
    const { tokens, at } = this.#byKey.get(key) ?? { tokens: burst, at: now };
    const held = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond);
    // Put last, so that those who did nothing for longest stand first.
    this.#byKey.delete(key);
    this.#byKey.set(key, { tokens: held >= 1 ? held - 1 : held, at: now });
    const [longest] = this.#byKey.keys();
    if (this.#byKey.size > this.#most && longest !== undefined) this.#byKey.delete(longest);
    return held >= 1;
  }
}
