/** Measures the skew of this machine's clock against Discord's. */

import { SnowflakeUtil } from 'discord.js';

/**
 * A smaller difference is ignored: Discord's `Date` has a resolution of a second, and responses take a while. A larger skew
 * would make every interaction look too old to answer, or never old.
 */
const MIN_SKEW_MS = 1_500;
/** The `Date` of a response that took longer is not used: it is not known when Discord set it. */
const MAX_RESPONSE_MS = 1_000;

/** The age of events by Discord's clock. This machine's clock may differ from it, and may be set at any time. */
export class Clock {
  #ahead = 0;
  #measuring: Promise<unknown> | null = null;
  readonly #measure: () => Promise<unknown>;
  readonly #onSkew: (ms: number) => void;

  /**
   * @param ask makes any request to Discord, whose response is passed to `hear`
   * @param onSkew called once when the skew is large, with how many milliseconds this machine's clock is ahead
   */
  constructor(ask: () => Promise<unknown> = async () => {}, onSkew: (ms: number) => void = () => {}) {
    this.#measure = ask;
    this.#onSkew = onSkew;
  }

  /** Measures the skew by the `Date` of a response that took `took` milliseconds. */
  hear(date: string | null, took: number, now = Date.now()): void {
    const serverTime = Date.parse(date ?? '');
    if (Number.isNaN(serverTime) || took > MAX_RESPONSE_MS) return;
    // The response was dated somewhere in that second, and about half-way through the request.
    this.#learn(now - took / 2 - (serverTime + 500));
  }

  /** Corrects the skew by the id of an event that has just arrived: its age cannot be negative. */
  see(id: string, now = Date.now()): void {
    const age = this.ageOf(id, now);
    if (age < 0) this.#learn(this.#ahead + age);
  }

  #learn(ahead: number): void {
    const isFar = Math.abs(ahead) > MIN_SKEW_MS;
    if (isFar && this.#ahead === 0) this.#onSkew(ahead);
    this.#ahead = isFar ? ahead : 0;
  }

  /** Milliseconds since Discord created an id. */
  ageOf(id: string, now = Date.now()): number {
    return now - this.#ahead - SnowflakeUtil.timestampFrom(id);
  }

  /** Like `ageOf`, but measures the skew again before it returns an age above `max`. */
  async verifiedAgeOf(id: string, max: number): Promise<number> {
    if (this.ageOf(id) > max) await this.#measureAgain();
    return this.ageOf(id);
  }

  /** The time by Discord's clock, for what must not happen too early: milliseconds since 1970. */
  async verifiedNow(): Promise<number> {
    await this.#measureAgain();
    return Date.now() - this.#ahead;
  }

  async #measureAgain(): Promise<void> {
    this.#measuring ??= this.#measure()
      // Without a response the last measurement stands.
      .catch(() => {})
      .finally(() => {
        this.#measuring = null;
      });
    await this.#measuring;
  }
}
