/** Deletes what is kept of servers that the bot has left. */

import { addDays, type Day, parseDay } from '../day.ts';
import { type Library, LibraryFailure } from '../library/library.ts';
import type { Log } from '../log.ts';
import type { JoinedServers } from './connection/joined-servers.ts';
import { describeError } from './errors.ts';
import type { Drafts } from './moderation/drafts.ts';

/** How many days after the bot has left a server all that is kept of it is deleted: time to notice a mistake. */
export const DAYS_AFTER_LEAVING = 30;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The delay from a login to the sweep, so that the shards of a process are swept together. */
const START_DELAY_MS = 1_000;
/** The delay from a failed sweep to the next, as while the articles are still being read. */
const RETRY_MS = 10 * 60 * 1_000;

interface Options {
  library: Pick<Library, 'servers' | 'noteJoined' | 'noteLeft' | 'deleteServer'>;
  drafts: Pick<Drafts, 'forgetOld'>;
  joined: Pick<JoinedServers, 'includes'>;
  log: Log;
  /** The time by Discord's clock, as that of this machine may be wrong: milliseconds since 1970. */
  now(): Promise<number>;
}

/** Notes which servers the bot has left, and deletes what is kept of them in the end: at the start, and every day. */
export class LeftServers {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Notes that the bot has left a server. */
  async note(server: string): Promise<void> {
    await this.#options.library.noteLeft(server, await this.#today());
  }

  /** Sweeps soon, and from then on every day. */
  start(): void {
    this.#sweepIn(START_DELAY_MS);
  }

  /** Sweeps no more, and resolves when a sweep in progress has ended, which is soon. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
  }

  /**
   * Compares the servers of which anything is stored with those that the bot is in, and deletes what is due. Servers of
   * shards that are not ready here are left alone.
   */
  async sweep(): Promise<void> {
    const { library, drafts, joined, log } = this.#options;
    await drafts.forgetOld();
    const today = await this.#today();
    const due = addDays(today, -DAYS_AFTER_LEAVING)!;
    let deleted = 0;
    for (const { server, left } of await library.servers()) {
      if (this.#isStopped) break;
      const isIn = joined.includes(server);
      if (isIn === true && left !== null) await library.noteJoined(server);
      else if (isIn === false && left === null) await library.noteLeft(server, today);
      else if (isIn === false && left! <= due && (await library.deleteServer(server, due))) deleted++;
    }
    if (deleted > 0)
      log.info(
        `Deleted what was kept of ${deleted} server(s) that were left ${DAYS_AFTER_LEAVING} days ago.`,
      );
  }

  #sweepIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#sweeping = this.#sweepOrRetry();
    }, ms).unref();
  }

  async #sweepOrRetry(): Promise<void> {
    try {
      await this.sweep();
      this.#sweepIn(DAY_MS);
    } catch (error) {
      if (this.#isStopped) return;
      const reason = error instanceof LibraryFailure ? error.message : describeError(error);
      this.#options.log.warn(
        `It could not be looked after what is kept of servers that were left: ${reason}`,
      );
      this.#sweepIn(RETRY_MS);
    }
  }

  /** The present day in UTC. */
  async #today(): Promise<Day> {
    return parseDay(new Date(await this.#options.now()).toISOString().slice(0, 10))!;
  }
}
