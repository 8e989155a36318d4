import type { Library } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

/** Who asks. */
export interface Asker {
  /** Null in a conversation with the bot alone. */
  server: string | null;
  person: string;
}

/** How much of one kind of work there is room for. */
export interface BulkheadLimits {
  /** So much is done at the same time, and so much of it for one server. */
  atOnce: number;
  atOnceOfServer: number;
  /** So many of a server may wait, and so long, in milliseconds. */
  mostWaiting: number;
  longestWaitMs: number;
}

/** Together with what a question itself may take, it is answered within the three seconds that Discord gives. */
const LONGEST_WAIT_MS = 1_000;
/** Who has been told to wait does so a while longer. */
const TOLD_TO_WAIT_MS = 60_000;

/**
 * Kinds of work, each with room of its own: what one takes long for, no other waits for. Of a server one question is
 * answered at a time: so a question of another waits for one of its, however many it asks. Those of several servers are
 * begun together, since over a database each mostly waits for that. As many may wait as are answered in that time, at ten
 * milliseconds each.
 */
export const BULKHEAD_LIMITS = {
  questions: { atOnce: 3, atOnceOfServer: 1, mostWaiting: 100, longestWaitMs: LONGEST_WAIT_MS },
  /** What is offered while somebody types: the next key asks again. */
  completions: { atOnce: 2, atOnceOfServer: 1, mostWaiting: 20, longestWaitMs: LONGEST_WAIT_MS },
  /** What may take a tenth of a second and more of the library's time. */
  searches: { atOnce: 4, atOnceOfServer: 1, mostWaiting: 20, longestWaitMs: LONGEST_WAIT_MS },
  reports: { atOnce: 4, atOnceOfServer: 2, mostWaiting: 20, longestWaitMs: LONGEST_WAIT_MS },
  changes: { atOnce: 4, atOnceOfServer: 1, mostWaiting: 20, longestWaitMs: TOLD_TO_WAIT_MS },
  exports: { atOnce: 4, atOnceOfServer: 1, mostWaiting: 2, longestWaitMs: TOLD_TO_WAIT_MS },
} satisfies Record<string, BulkheadLimits>;

type Kind = keyof typeof BULKHEAD_LIMITS;

const KINDS: Record<Exclude<keyof Library, 'close'>, Kind> = {
  ask: 'questions',
  articles: 'questions',
  status: 'questions',
  cite: 'questions',
  read: 'searches',
  timeline: 'searches',
  sources: 'searches',
  report: 'reports',
  reports: 'reports',
  closeReport: 'reports',
  forgetReports: 'reports',
  keepQuestions: 'reports',
  preview: 'changes',
  add: 'changes',
  remove: 'changes',
  undo: 'changes',
  exportReports: 'exports',
};

const BUSY = 'Too many people are asking at this moment. Please try again in a few seconds.';

interface Waiting {
  begin(): void;
  timer: NodeJS.Timeout;
}

/** What is done for a server, and who waits there. */
interface Queue {
  running: number;
  waiting: number;
  byPerson: Map<string, Waiting[]>;
}

/**
 * Whose turn is next: each server's, and in it each person's, so that nobody waits for all that another server, or another
 * person, has asked.
 */
export class FairQueue {
  readonly #room: BulkheadLimits;
  readonly #onBusy: () => void;
  /** Those who waited longest since their last turn first. */
  readonly #queues = new Map<string, Queue>();
  #running = 0;

  /** @param onBusy hears that somebody was sent away */
  constructor(room: BulkheadLimits = BULKHEAD_LIMITS.questions, onBusy: () => void = () => {}) {
    this.#room = room;
    this.#onBusy = onBusy;
  }

  /**
   * Does something when it is a person's turn.
   *
   * @throws UserError when too many wait, or it is not their turn in time
   */
  async take<T>({ server, person }: Asker, work: () => Promise<T>): Promise<T> {
    const key = server ?? `with ${person}`;
    const queue = this.#queues.get(key) ?? { running: 0, waiting: 0, byPerson: new Map() };
    this.#queues.set(key, queue);
    if (this.#hasRoomFor(queue)) this.#begin(queue);
    else await this.#turnIn(queue, person);
    try {
      return await work();
    } finally {
      this.#running -= 1;
      queue.running -= 1;
      if (queue.running + queue.waiting === 0) this.#queues.delete(key);
      this.#passOn();
    }
  }

  #hasRoomFor({ running }: Queue): boolean {
    return this.#running < this.#room.atOnce && running < this.#room.atOnceOfServer;
  }

  #begin(queue: Queue): void {
    this.#running += 1;
    queue.running += 1;
  }

  #turnIn(queue: Queue, person: string): Promise<void> {
    if (queue.waiting >= this.#room.mostWaiting) throw this.#busy();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        begin: () => {
          clearTimeout(waiting.timer);
          resolve();
        },
        timer: setTimeout(() => {
          keep(
            queue,
            person,
            queue.byPerson.get(person)!.filter((one) => one !== waiting),
          );
          queue.waiting -= 1;
          reject(this.#busy());
        }, this.#room.longestWaitMs),
      };
      queue.byPerson.set(person, [...(queue.byPerson.get(person) ?? []), waiting]);
      queue.waiting += 1;
    });
  }

  /** To the server that has waited longest since its last turn, and in it to such a person. */
  #passOn(): void {
    for (const [key, queue] of this.#queues) {
      const [first] = queue.byPerson;
      if (!first || !this.#hasRoomFor(queue)) continue;
      const [person, [next, ...others]] = first;
      this.#queues.delete(key);
      this.#queues.set(key, queue);
      queue.byPerson.delete(person);
      keep(queue, person, others);
      queue.waiting -= 1;
      this.#begin(queue);
      next!.begin();
      return;
    }
  }

  #busy(): UserError {
    this.#onBusy();
    return new UserError(BUSY);
  }
}

function keep(queue: Queue, person: string, waiting: Waiting[]): void {
  if (waiting.length > 0) queue.byPerson.set(person, waiting);
  else queue.byPerson.delete(person);
}

/** The turns of each kind of work. */
export class Bulkheads {
  readonly #turns: Record<Kind, FairQueue>;

  /** @param onBusy hears that somebody was sent away */
  constructor(
    onBusy: () => void = () => {},
    rooms: Readonly<Record<Kind, BulkheadLimits>> = BULKHEAD_LIMITS,
  ) {
    const turns = Object.entries(rooms).map(([kind, room]) => [kind, new FairQueue(room, onBusy)]);
    this.#turns = Object.fromEntries(turns) as Record<Kind, FairQueue>;
  }

  /** A library in which a person's calls wait for their turn, each among its kind: or all among one, where it is said. */
  libraryFor(library: Library, asker: Asker, kind?: Kind): Library {
    return new Proxy(library, {
      get: (target, name: keyof typeof KINDS) => {
        const call = target[name] as (...args: unknown[]) => Promise<unknown>;
        return (...args: unknown[]) =>
          this.#turns[kind ?? KINDS[name]].take(asker, () => call.apply(target, args));
      },
    });
  }
}
