import { SnowflakeUtil } from 'discord.js';

/**
 * Discord tells its time to the second, and its answers take a while: a smaller difference is none. A larger one would
 * make whatever people do look too old to answer, or never old.
 */
const LEAST_SKEW_MS = 1_500;
/** Of an answer that took longer it is not known when Discord dated it. */
const LONGEST_ANSWER_MS = 1_000;

/** How old things are by Discord's clock, which this machine's may differ from, and be set at any time. */
export class Clock {
  #ahead = 0;
  #asking: Promise<unknown> | null = null;
  readonly #ask: () => Promise<unknown>;
  readonly #onSkew: (ms: number) => void;

  /**
   * @param ask asks Discord for anything, whose answer is then heard
   * @param onSkew hears, once, how far this machine's clock is ahead of Discord's, when that is far
   */
  constructor(ask: () => Promise<unknown> = async () => {}, onSkew: (ms: number) => void = () => {}) {
    this.#ask = ask;
    this.#onSkew = onSkew;
  }

  /** Learns from the `Date` of an answer of Discord's that came `took` milliseconds after it was asked for. */
  hear(date: string | null, took: number, now = Date.now()): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told) || took > LONGEST_ANSWER_MS) return;
    // The answer was dated somewhere in that second, and about half-way.
    this.#learn(now - took / 2 - (told + 500));
  }

  /** Learns from the id of what has just come: nothing comes before Discord has made it. */
  see(id: string, now = Date.now()): void {
    const age = this.ageOf(id, now);
    if (age < 0) this.#learn(this.#ahead + age);
  }

  #learn(ahead: number): void {
    const isFar = Math.abs(ahead) > LEAST_SKEW_MS;
    if (isFar && this.#ahead === 0) this.#onSkew(ahead);
    this.#ahead = isFar ? ahead : 0;
  }

  /** Milliseconds since Discord gave something its id. */
  ageOf(id: string, now = Date.now()): number {
    return now - this.#ahead - SnowflakeUtil.timestampFrom(id);
  }

  /** As `ageOf`. Before something is said to be older than `most`, Discord is asked what time it is. */
  async surelyAgeOf(id: string, most: number): Promise<number> {
    if (this.ageOf(id) > most) {
      this.#asking ??= this.#ask()
        // What Discord does not say now is not known better.
        .catch(() => {})
        .finally(() => {
          this.#asking = null;
        });
      await this.#asking;
    }
    return this.ageOf(id);
  }
}
