import { SnowflakeUtil } from 'discord.js';

/**
 * Discord tells its time to the second, and its answers take a while: a smaller difference is none. A larger one would
 * make whatever people do look too old to answer, or never old.
 */
const LEAST_SKEW_MS = 1_500;

/** How old things are by Discord's clock, which this machine's may differ from. */
export class Clock {
  #ahead = 0;
  readonly #onSkew: (ms: number) => void;

  /** @param onSkew hears, once, how far this machine's clock is ahead of Discord's, when that is far */
  constructor(onSkew: (ms: number) => void = () => {}) {
    this.#onSkew = onSkew;
  }

  /** Learns from the `Date` of an answer of Discord's. */
  hear(date: string | null, now = Date.now()): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told)) return;
    // The answer was dated somewhere in that second.
    const ahead = now - (told + 500);
    const isFar = Math.abs(ahead) > LEAST_SKEW_MS;
    if (isFar && this.#ahead === 0) this.#onSkew(ahead);
    this.#ahead = isFar ? ahead : 0;
  }

  /** Milliseconds since Discord gave something its id. */
  ageOf(id: string, now = Date.now()): number {
    return now - this.#ahead - SnowflakeUtil.timestampFrom(id);
  }
}
