/** Decides which events are handled: new ones, in time, and within the rate limits. */

import type { BaseInteraction, Message } from 'discord.js';
import type { MessageKey } from '../../i18n/translator.ts';
import type { Clock } from '../clock-skew.ts';
import { SeenIds } from '../seen-ids.ts';
import { UserError } from '../user-error.ts';
import { type RateLimit, RateLimiter } from './rate-limiter.ts';

/**
 * The limit of a person: a burst of twenty, as when somebody pages through an answer, and one a second in the long run,
 * which is faster than people read.
 */
const PERSON_LIMIT: RateLimit = { burst: 20, perSecond: 1 };
/** The limit of autocomplete: Discord sends up to a few interactions a second while an option is typed. */
const TYPING_LIMIT: RateLimit = { burst: 30, perSecond: 5 };
/** The limit of a server: what a very large server may need, and half of what a small machine answers. */
const SERVER_LIMIT: RateLimit = { burst: 100, perSecond: 30 };
/** How many buckets of people and of servers are kept: enough for those of the last minutes. */
const MAX_BUCKETS = 10_000;
/** Discord waits three seconds for an answer: interactions that are older on arrival, as after an outage, are dropped. */
const MAX_AGE_MS = 2_800;
/** Messages have no deadline, but after ten seconds nobody waits for an answer, which may take three of them. */
const MAX_MESSAGE_AGE_MS = 7_000;
/** How many recent ids are remembered to detect repeated events. */
const MAX_SEEN = 5_000;

/** The number of events that were not handled, by reason; the health page shows them. */
export interface Counts {
  /** Arrived too late to be answered in time. */
  late: number;
  /** Received a second time. */
  repeated: number;
  /** Over the rate limit of a person or a server. */
  limited: number;
  /** Too many at the same time, in total or in one channel. */
  busy: number;
  /** Answered by another bot with the same token. */
  elsewhere: number;
}

/** Admits events: each once, in time, and within the rate limits. */
export class AdmissionControl {
  readonly counts: Counts = { late: 0, repeated: 0, limited: 0, busy: 0, elsewhere: 0 };
  readonly #clock: Clock;
  readonly #seen = new SeenIds(MAX_SEEN);
  readonly #people = new RateLimiter(PERSON_LIMIT, MAX_BUCKETS);
  readonly #typing = new RateLimiter(TYPING_LIMIT, MAX_BUCKETS);
  readonly #servers = new RateLimiter(SERVER_LIMIT, MAX_BUCKETS);
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on nothing is admitted. */
  close(): void {
    this.#closed = true;
  }

  /** Whether an event is new, by its id. */
  isNew(id: string): boolean {
    this.#clock.see(id);
    const isNew = this.#seen.add(id);
    if (!isNew) this.counts.repeated += 1;
    return isNew;
  }

  /** Whether an interaction can still be answered in time. */
  async isInTime(id: string): Promise<boolean> {
    return (await this.#timeLeft(id, MAX_AGE_MS)) >= 0;
  }

  /** How many milliseconds a message may wait for its answer; negative when it arrived too late. */
  messageTimeLeft(id: string): Promise<number> {
    return this.#timeLeft(id, MAX_MESSAGE_AGE_MS);
  }

  async #timeLeft(id: string, max: number): Promise<number> {
    const timeLeft = max - (await this.#clock.verifiedAgeOf(id, max));
    if (timeLeft < 0) this.counts.late += 1;
    return timeLeft;
  }

  /** @throws UserError when a rate limit is exceeded, or the bot is being stopped */
  admit(asked: Pick<BaseInteraction | Message<boolean>, 'guildId'>, person: string): void {
    if (this.#closed) throw new UserError('error.restarting');
    if (!this.#people.take(person)) throw this.#limited('error.askingTooFast');
    if (asked.guildId !== null && !this.#servers.take(asked.guildId))
      throw this.#limited('error.serverAsksTooFast');
  }

  /** Like `admit`, for autocomplete; returns whether it is admitted. */
  admitTyping(person: string): boolean {
    if (this.#closed) return false;
    const isAllowed = this.#typing.take(person);
    if (!isAllowed) this.counts.limited += 1;
    return isAllowed;
  }

  /** The messages say to try again in a second, after which every bucket has at least one token. */
  #limited(key: MessageKey): UserError {
    this.counts.limited += 1;
    return new UserError(key);
  }
}
