import type { BaseInteraction, Message } from 'discord.js';
import type { Clock } from '../clock-skew.ts';
import { UserError } from '../user-error.ts';
import { SeenIds } from '../seen-ids.ts';
import { type RateLimit, RateLimiter } from './rate-limiter.ts';

/**
 * Twenty questions at once, as when somebody pages through an answer, and one a second in the long run: nobody reads
 * faster.
 */
const PERSON: RateLimit = { burst: 20, perSecond: 1 };
/** While an option is typed, Discord asks up to a few times a second. */
const TYPING: RateLimit = { burst: 30, perSecond: 5 };
/** As many as ask at the same time in a very large server: half of what a small machine answers. */
const SERVER: RateLimit = { burst: 100, perSecond: 30 };
/** People and servers whose buckets are kept: those who asked in the last minutes. */
const MOST_BUCKETS = 10_000;
/** Discord waits three seconds. What is older when it comes, such as after an outage, nobody waits for any more. */
const TOO_OLD_MS = 2_800;
/** A message has no such limit. Ten seconds after it was written people have gone on; answering may take three of them. */
const TOO_OLD_MESSAGE_MS = 7_000;
/** What was handled of late, to be known again when Discord sends it again. */
const MOST_KNOWN = 5_000;

/** By then everyone may ask once more, whatever they asked before. */
const IN_A_SECOND = 'Please try again in a second.';
const RESTARTING = 'I am being restarted. Please ask again in a minute.';

/** What was not done, and why; told by the health page. */
export interface Counts {
  /** Came too late to be answered in time. */
  late: number;
  /** Came a second time. */
  repeated: number;
  /** One person, or one server, asked too much. */
  limited: number;
  /** Too many asked at the same time, everywhere or in one channel. */
  busy: number;
  /** Another bot with the same token had answered. */
  elsewhere: number;
}

/** Lets in what is to be done: once each, in time, and not too much of anyone. */
export class AdmissionControl {
  readonly counts: Counts = { late: 0, repeated: 0, limited: 0, busy: 0, elsewhere: 0 };
  readonly #clock: Clock;
  readonly #known = new SeenIds(MOST_KNOWN);
  readonly #people = new RateLimiter(PERSON, MOST_BUCKETS);
  readonly #typing = new RateLimiter(TYPING, MOST_BUCKETS);
  readonly #servers = new RateLimiter(SERVER, MOST_BUCKETS);
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** From now on nothing more is begun. */
  close(): void {
    this.#closed = true;
  }

  /** Whether something that comes from Discord has not come before. */
  isNew(id: string): boolean {
    this.#clock.see(id);
    const isNew = this.#known.add(id);
    if (!isNew) this.counts.repeated += 1;
    return isNew;
  }

  /** Whether something that Discord waits for can still be answered in time. */
  async isInTime(id: string): Promise<boolean> {
    return (await this.#timeLeft(id, TOO_OLD_MS)) >= 0;
  }

  /** How many milliseconds a message may wait for its answer; fewer than none when it came too late. */
  messageTimeLeft(id: string): Promise<number> {
    return this.#timeLeft(id, TOO_OLD_MESSAGE_MS);
  }

  async #timeLeft(id: string, most: number): Promise<number> {
    const left = most - (await this.#clock.surelyAgeOf(id, most));
    if (left < 0) this.counts.late += 1;
    return left;
  }

  /** @throws UserError when it is too much, or there is no time left for it */
  admit(asked: Pick<BaseInteraction | Message<boolean>, 'guildId'>, person: string): void {
    if (this.#closed) throw new UserError(RESTARTING);
    if (!this.#people.take(person)) throw this.#limited('You are asking faster than I may answer.');
    if (asked.guildId !== null && !this.#servers.take(asked.guildId))
      throw this.#limited('This server asks faster than I may answer.');
  }

  /** As `admit`, for what is offered while somebody types. */
  admitTyping(person: string): boolean {
    if (this.#closed) return false;
    const isAllowed = this.#typing.take(person);
    if (!isAllowed) this.counts.limited += 1;
    return isAllowed;
  }

  #limited(message: string): UserError {
    this.counts.limited += 1;
    return new UserError(`${message} ${IN_A_SECOND}`);
  }
}
