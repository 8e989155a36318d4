/** A token bucket rate limiter. */

/** The size of a bucket, and how many tokens it gains per second. */
export interface RateLimit {
  burst: number;
  perSecond: number;
}

/** Token buckets by key. */
export class RateLimiter {
  readonly #limit: RateLimit;
  readonly #max: number;
  readonly #byKey = new Map<string, { tokens: number; at: number }>();

  /** @param max how many buckets are kept; the least recently used ones are dropped, and are full again */
  constructor(limit: RateLimit, max: number) {
    this.#limit = limit;
    this.#max = max;
  }

  get size(): number {
    return this.#byKey.size;
  }

  /** Takes a token; returns whether there was one. */
  take(key: string, now = performance.now()): boolean {
    const { burst, perSecond } = this.#limit;
    const { tokens, at } = this.#byKey.get(key) ?? { tokens: burst, at: now };
    const available = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond);
    // Inserted last, so that the least recently used bucket is the first.
    this.#byKey.delete(key);
    this.#byKey.set(key, { tokens: available >= 1 ? available - 1 : available, at: now });
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > this.#max && oldest !== undefined) this.#byKey.delete(oldest);
    return available >= 1;
  }
}
