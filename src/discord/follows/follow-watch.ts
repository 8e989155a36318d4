/** Asks followed questions again when articles change, and tells people whose answer is another one. */

import { translatorFor } from '../../i18n/translators.ts';
import type { Quote } from '../../library/answers.ts';
import type { Follow, FollowedAnswer } from '../../library/follows.ts';
import { type Library, LibraryFailure } from '../../library/library.ts';
import type { Log } from '../../log.ts';
import { dayOf } from '../asking/question-state.ts';
import { changedAnswerCard } from '../card/follow.ts';
import { describeError } from '../errors.ts';
import { sleep } from '../sleep.ts';
import { type DirectMessages, isClosed, isOutside } from './direct-messages.ts';
import { followedAnswer, isSameAnswer, sureQuoteOf } from './followed-answer.ts';

/** In milliseconds. */
export interface FollowTimes {
  /** The delay from a change to the look at what is followed, so that many changes are one. From 1,000 to 60,000. */
  soon: number;
  /** The interval at which changes are looked for that nobody tells of: those of other processes. From 10,000 on. */
  poll: number;
  /** How long an answer has to be gone before it is told: an article may come back, or a newer one in its place. */
  gone: number;
  /** The pause after each message: Discord dislikes many direct messages at once. */
  pause: number;
}

const TIMES: FollowTimes = { soon: 2_000, poll: 60_000, gone: 3_600_000, pause: 1_000 };

/** How many messages in a row a person may refuse before a follow is dropped. From 2 to 10. */
const MAX_FAILURES = 3;

/**
 * Looks at what people follow: once at the start, soon after a change that it is told of, and at intervals whether the
 * revision that a server sees is another one. Only then its questions are asked, one after another.
 *
 * A person is told when a sure answer appears where there was none, when it is another sentence, and when its sentence
 * has been gone from the articles for an hour without another sure answer. An answer that becomes unsure, and is as
 * sure again later, is not told. The change is stored before the message is sent, by the one process that can, so that
 * nothing is told twice; a message that Discord does not take is not repeated.
 */
export class FollowWatch {
  readonly #library: Library;
  readonly #messages: DirectMessages;
  readonly #log: Log;
  readonly #times: FollowTimes;
  /** By key: the revision over which the question was asked last. */
  #revisions = new Map<string, string>();
  /** By key: when an answer was first seen to be gone, by `performance.now()`. */
  #goneAt = new Map<string, number>();
  #looking: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #isRunning = false;

  /** @param library one whose calls wait until nobody else's have to */
  constructor(library: Library, messages: DirectMessages, log: Log, times: Partial<FollowTimes> = {}) {
    this.#library = library;
    this.#messages = messages;
    this.#log = log;
    this.#times = { ...TIMES, ...times };
  }

  start(): void {
    this.#isRunning = true;
    this.lookSoon();
  }

  /** Looks soon, since something has changed; unless it is not started. */
  lookSoon(): void {
    this.#lookIn(this.#times.soon);
  }

  /** Looks no more. @returns when what is being done is done */
  stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#timer);
    return this.#looking;
  }

  #lookIn(ms: number): void {
    const at = performance.now() + ms;
    if (!this.#isRunning || at >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(() => {
      this.#dueAt = Number.POSITIVE_INFINITY;
      this.#looking = this.#looking.then(() => this.#look()).then(() => this.#lookIn(this.#times.poll));
    }, ms).unref();
  }

  /** Looks at all follows; errors are logged, and what failed is looked at again the next time. */
  async #look(): Promise<void> {
    try {
      const follows = await this.#library.follows();
      const byServer = new Map<string | null, Follow[]>();
      for (const follow of follows)
        byServer.set(follow.server, [...(byServer.get(follow.server) ?? []), follow]);
      const keys = new Set(follows.map(({ key }) => key));
      for (const known of [this.#revisions, this.#goneAt])
        for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
      for (const [server, ofServer] of byServer) {
        const { revision } = await this.#library.status(server);
        for (const follow of ofServer) if (this.#isRunning) await this.#lookAt(follow, revision);
      }
    } catch (error) {
      this.#logFailure(error);
    }
  }

  /** Asks a question if the articles have changed since, or if its answer has been gone for long enough. */
  async #lookAt(follow: Follow, revision: string): Promise<void> {
    const { key } = follow;
    const began = performance.now();
    const goneAt = this.#goneAt.get(key);
    const isDue = goneAt !== undefined && began - goneAt >= this.#times.gone;
    if (this.#revisions.get(key) === revision && !isDue) return;
    try {
      await this.#ask(follow);
      this.#revisions.set(key, revision);
    } catch (error) {
      this.#logFailure(error);
    }
    // At most half of the time goes to what nobody waits for.
    await sleep(performance.now() - began);
  }

  async #ask(follow: Follow): Promise<void> {
    const { server, question, answer: before } = follow;
    const asked = dayOf({ createdAt: new Date() });
    const now = sureQuoteOf(await this.#library.ask(question, { server, asked }));
    if (!now) {
      if (before && (await this.#isGoneForGood(follow, before))) await this.#tell(follow, null);
      return;
    }
    this.#goneAt.delete(follow.key);
    const answer = followedAnswer(now);
    if (!before || !isSameAnswer(before, answer)) await this.#tell(follow, now);
    else if (before.citation !== answer.citation) await this.#library.updateFollow(follow, { answer });
  }

  /** Whether the sentence of an answer has been gone from the articles for long enough. */
  async #isGoneForGood({ key, server }: Follow, { citation }: FollowedAnswer): Promise<boolean> {
    if ((await this.#library.cite(citation, { server }))?.state === 'same') {
      this.#goneAt.delete(key);
      return false;
    }
    const since = this.#goneAt.get(key) ?? performance.now();
    this.#goneAt.set(key, since);
    return performance.now() - since >= this.#times.gone;
  }

  /** Stores a change, and tells the person. */
  async #tell(follow: Follow, now: Quote | null): Promise<void> {
    const { server, person, locale, answer: before } = follow;
    if (server !== null && !(await this.#isStillThere(follow))) return;
    const isOfServer =
      now !== null &&
      server !== null &&
      (await this.#library.cite(now.citation, { server: null }))?.state !== 'same';
    const answer = now && followedAnswer(now);
    if (!(await this.#library.updateFollow(follow, { answer }))) return;
    this.#goneAt.delete(follow.key);
    const serverName = server === null ? null : this.#messages.nameOf(server);
    try {
      const card = changedAnswerCard(translatorFor(locale), follow, before, now, { serverName, isOfServer });
      await this.#messages.send(person, card);
      if (follow.failures > 0) await this.#library.updateFollow({ ...follow, answer }, { failures: 0 });
    } catch (error) {
      if (isClosed(error)) await this.#noteFailure({ ...follow, answer });
      else this.#log.warn(`A changed answer could not be told: ${describeError(error)}`);
    }
    await sleep(this.#times.pause);
  }

  /**
   * Whether a person is still in the server that a follow is of: its articles are for its members alone. Who has left
   * follows nothing there any more. Where the bot itself has left, nothing is told, and the follow stays for its return.
   */
  async #isStillThere({ key, person, server }: Follow): Promise<boolean> {
    try {
      if (await this.#messages.isMember(person, server!)) return true;
    } catch (error) {
      if (isOutside(error)) return false;
      throw error;
    }
    await this.#library.unfollow(key, person);
    return false;
  }

  /** Counts a message that the person did not take; drops the follow after too many. */
  async #noteFailure(follow: Follow): Promise<void> {
    const failures = follow.failures + 1;
    if (failures < MAX_FAILURES) await this.#library.updateFollow(follow, { failures });
    else {
      await this.#library.unfollow(follow.key, follow.person);
      this.#log.info(`A followed question was dropped: its follower took none of ${failures} messages.`);
    }
  }

  #logFailure(error: unknown): void {
    // The library is being read, or cannot be reached just now: the next look is soon enough.
    if (error instanceof LibraryFailure) return;
    this.#log.warn(`What people follow could not be looked at: ${describeError(error)}`);
  }
}
