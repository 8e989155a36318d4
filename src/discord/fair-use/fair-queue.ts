/** Fair queues and bulkheads for the calls to the library. */

import { ASKED } from '../../diagnostics.ts';
import type { Library } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

/** Who asks. */
export interface Asker {
  /** Null in a direct message. */
  server: string | null;
  person: string;
}

/** The limits of one kind of work. */
export interface BulkheadLimits {
  /** The maximum concurrency, in total and for one server. */
  concurrency: number;
  concurrencyPerServer: number;
  /** How many calls of a server may wait, and how long, in milliseconds. */
  maxWaiting: number;
  maxWaitMs: number;
}

/** The maximum wait that, with the time of the question itself, is within Discord's three seconds. */
const LONGEST_WAIT_MS = 1_000;
/** The maximum wait for posts: a later answer would meet those of people. */
const LONGEST_POST_WAIT_MS = 20_000;
/** The maximum wait for questions that are followed: nobody waits for them. */
const LONGEST_FOLLOW_WAIT_MS = 300_000;
/** The maximum wait for deferred interactions. */
const LONGEST_DEFERRED_WAIT_MS = 60_000;

/**
 * The limits of each kind of work. Each kind has its own queue (a bulkhead), so that slow work of one kind does not delay
 * another. One question of a server runs at a time, so that another server's question waits for one of its at most, however
 * many it asks. Questions of several servers run at once, in steps, since over a database each mostly waits for that: of
 * three at once, twenty a second waited for one another. As many may wait as are answered in `LONGEST_WAIT_MS` at ten
 * milliseconds each.
 */
export const BULKHEAD_LIMITS = {
  questions: { concurrency: 5, concurrencyPerServer: 1, maxWaiting: 100, maxWaitMs: LONGEST_WAIT_MS },
  /** Autocomplete: the next key press asks again. */
  completions: { concurrency: 2, concurrencyPerServer: 1, maxWaiting: 20, maxWaitMs: LONGEST_WAIT_MS },
  /** Posts that may be answered: nobody has asked, so that they may wait, one after another. */
  posts: { concurrency: 1, concurrencyPerServer: 1, maxWaiting: 50, maxWaitMs: LONGEST_POST_WAIT_MS },
  /** Questions that are followed, asked again in the background, one after another. */
  follows: { concurrency: 1, concurrencyPerServer: 1, maxWaiting: 50, maxWaitMs: LONGEST_FOLLOW_WAIT_MS },
  /** Calls that may take a tenth of a second or more. */
  searches: { concurrency: 4, concurrencyPerServer: 1, maxWaiting: 20, maxWaitMs: LONGEST_WAIT_MS },
  reports: { concurrency: 4, concurrencyPerServer: 2, maxWaiting: 20, maxWaitMs: LONGEST_WAIT_MS },
  changes: { concurrency: 4, concurrencyPerServer: 1, maxWaiting: 20, maxWaitMs: LONGEST_DEFERRED_WAIT_MS },
  exports: { concurrency: 4, concurrencyPerServer: 1, maxWaiting: 2, maxWaitMs: LONGEST_DEFERRED_WAIT_MS },
} satisfies Record<string, BulkheadLimits>;

type Kind = keyof typeof BULKHEAD_LIMITS;

const KIND_OF_METHOD: Record<Exclude<keyof Library, 'close'>, Kind> = {
  ask: 'questions',
  articles: 'questions',
  suggest: 'questions',
  status: 'questions',
  totals: 'questions',
  cite: 'questions',
  read: 'searches',
  timeline: 'searches',
  sources: 'searches',
  report: 'reports',
  reports: 'reports',
  closeReports: 'reports',
  questionGroups: 'reports',
  forgetReports: 'reports',
  digest: 'reports',
  digests: 'reports',
  scheduleDigest: 'reports',
  takeDigest: 'reports',
  noteDigest: 'reports',
  settings: 'reports',
  changeSettings: 'reports',
  vote: 'reports',
  votes: 'reports',
  clearVotes: 'reports',
  figures: 'reports',
  addFigures: 'reports',
  servers: 'reports',
  noteJoined: 'reports',
  noteLeft: 'reports',
  follow: 'reports',
  follows: 'reports',
  updateFollow: 'reports',
  unfollow: 'reports',
  forgetPerson: 'reports',
  unpack: 'changes',
  preview: 'changes',
  askWith: 'changes',
  add: 'changes',
  remove: 'changes',
  undo: 'changes',
  editable: 'changes',
  previewEdit: 'changes',
  edit: 'changes',
  revert: 'changes',
  history: 'searches',
  articleFile: 'searches',
  citeFormer: 'searches',
  dismissFinding: 'changes',
  deleteServer: 'changes',
  exportReports: 'exports',
  health: 'exports',
  // For the program itself: no command calls them.
  duePages: 'changes',
  pageOf: 'changes',
  notePage: 'changes',
  beginFetching: 'changes',
  endFetching: 'changes',
};

interface Waiting {
  begin(): void;
  timer: NodeJS.Timeout;
}

/** How many calls run and wait. */
export interface Load {
  running: number;
  waiting: number;
}

/** The running and waiting calls of a server. */
interface Queue {
  running: number;
  waiting: number;
  byPerson: Map<string, Waiting[]>;
}

/**
 * A queue that takes turns between servers, and within a server between people, so that nobody waits for all the calls of
 * another server or another person.
 */
export class FairQueue {
  readonly #limits: BulkheadLimits;
  readonly #onBusy: () => void;
  /** Ordered by their last turn, the longest ago first. */
  readonly #queues = new Map<string, Queue>();
  #running = 0;

  /** @param onBusy called when a call is rejected */
  constructor(limits: BulkheadLimits = BULKHEAD_LIMITS.questions, onBusy: () => void = () => {}) {
    this.#limits = limits;
    this.#onBusy = onBusy;
  }

  /**
   * Runs a call when it is the person's turn.
   *
   * @throws UserError when too many are waiting, or their turn does not come in time
   */
  async take<T>({ server, person }: Asker, work: () => Promise<T>): Promise<T> {
    const key = server ?? `with ${person}`;
    const queue = this.#queues.get(key) ?? { running: 0, waiting: 0, byPerson: new Map() };
    this.#queues.set(key, queue);
    if (this.#hasRoomFor(queue)) this.#begin(queue);
    else await this.#waitForTurn(queue, person);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      queue.running -= 1;
      if (queue.running + queue.waiting === 0) this.#queues.delete(key);
      this.#startNext();
    }
  }

  /** How many calls run and wait. */
  load(): Load {
    const waiting = [...this.#queues.values()].reduce((sum, queue) => sum + queue.waiting, 0);
    return { running: this.#running, waiting };
  }

  #hasRoomFor({ running }: Queue): boolean {
    return this.#running < this.#limits.concurrency && running < this.#limits.concurrencyPerServer;
  }

  #begin(queue: Queue): void {
    this.#running += 1;
    queue.running += 1;
  }

  #waitForTurn(queue: Queue, person: string): Promise<void> {
    if (queue.waiting >= this.#limits.maxWaiting) throw this.#busy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(waiting.timer);
          resolve();
        },
        timer: setTimeout(() => {
          setWaiting(
            queue,
            person,
            queue.byPerson.get(person)!.filter((one) => one !== waiting),
          );
          queue.waiting -= 1;
          reject(this.#busy());
        }, this.#limits.maxWaitMs),
      };
      queue.byPerson.set(person, [...(queue.byPerson.get(person) ?? []), waiting]);
      queue.waiting += 1;
    });
  }

  /** Gives the next turn to the server whose last turn is the longest ago, and in it to such a person. */
  #startNext(): void {
    for (const [key, queue] of this.#queues) {
      const [first] = queue.byPerson;
      if (!first || !this.#hasRoomFor(queue)) continue;
      const [person, [next, ...others]] = first;
      this.#queues.delete(key);
      this.#queues.set(key, queue);
      queue.byPerson.delete(person);
      setWaiting(queue, person, others);
      queue.waiting -= 1;
      this.#begin(queue);
      next!.begin();
      return;
    }
  }

  #busy(): UserError {
    this.#onBusy();
    return new UserError('error.busy');
  }
}

function setWaiting(queue: Queue, person: string, waiting: Waiting[]): void {
  if (waiting.length > 0) queue.byPerson.set(person, waiting);
  else queue.byPerson.delete(person);
}

/** A fair queue for each kind of work. */
export class Bulkheads {
  readonly #queues: Record<Kind, FairQueue>;

  /** @param onBusy called when a call is rejected */
  constructor(
    onBusy: () => void = () => {},
    limits: Readonly<Record<Kind, BulkheadLimits>> = BULKHEAD_LIMITS,
  ) {
    const queues = Object.entries(limits).map(([kind, limits]) => [kind, new FairQueue(limits, onBusy)]);
    this.#queues = Object.fromEntries(queues) as Record<Kind, FairQueue>;
  }

  /** How many calls of each kind run and wait. */
  load(): Record<Kind, Load> {
    return Object.fromEntries(
      Object.entries(this.#queues).map(([kind, queue]) => [kind, queue.load()]),
    ) as Record<Kind, Load>;
  }

  /** A library whose calls wait for their turn in the queue of their kind, or all in that of `kind`. */
  libraryFor(library: Library, asker: Asker, kind?: Kind): Library {
    return new Proxy(library, {
      get: (target, name: keyof typeof KIND_OF_METHOD) => {
        const call = target[name] as (...args: unknown[]) => Promise<unknown>;
        const queue = this.#queues[kind ?? KIND_OF_METHOD[name]];
        return async (...args: unknown[]) => {
          const began = performance.now();
          try {
            return await queue.take(asker, () => call.apply(target, args));
          } finally {
            // Somebody waits for these: not for posts, or for what is followed.
            if (name === 'ask' && kind === undefined)
              ASKED.publish({ seconds: (performance.now() - began) / 1_000 });
          }
        };
      },
    });
  }
}
