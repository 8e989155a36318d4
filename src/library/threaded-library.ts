import { Worker } from 'node:worker_threads';
import type { Change } from './changes.ts';
import { CLOSED, type Library, LibraryFailure } from './library.ts';
import type { Progress } from './merge-policy.ts';
import { availableMemory, heapLimits, LITTLE_MEMORY } from './server-articles/memory-budget.ts';
import type { Call, LibraryLocation, Message, Method, Opening, Question } from './worker-protocol.ts';

/** How long a call may take, in milliseconds, from when the worker begins it. */
export type Limits = Record<Method, number>;

/** Discord waits three seconds for an answer: so much is left to wait for one's turn, and to send it. */
const QUICK_MS = 2_000;
/** What a moderator does may take a disk's time, and Discord is told to wait. */
const SLOW_MS = 60_000;
/** An export is done between all else, and Discord takes its answer for fifteen minutes. */
const EXPORT_MS = 600_000;
/** A worker that does not say within so many milliseconds that it is there is at something that never ends. */
const ALIVE_MS = 2_000;

const LIMITS: Limits = {
  ask: QUICK_MS,
  timeline: QUICK_MS,
  articles: QUICK_MS,
  read: QUICK_MS,
  cite: QUICK_MS,
  sources: QUICK_MS,
  status: QUICK_MS,
  preview: SLOW_MS,
  add: SLOW_MS,
  remove: SLOW_MS,
  undo: SLOW_MS,
  report: SLOW_MS,
  reports: QUICK_MS,
  closeReport: SLOW_MS,
  forgetReports: SLOW_MS,
  exportReports: EXPORT_MS,
  keepQuestions: SLOW_MS,
};

const TOO_LONG: Partial<Record<Method, string>> = {
  ask: 'That question took too long. Please ask it in other words.',
};
const TOO_LONG_OTHERWISE = 'That took too long. Please try again with less.';
const ENDED = 'The library has to be read again. Please try once more in a moment.';

function stillReading({ done, total }: Progress): string {
  const far = total > 0 ? `, ${done.toLocaleString('en')} of ${total.toLocaleString('en')} so far` : '';
  return `I am still reading the articles${far}. Please ask again in a moment.`;
}

/**
 * A worker takes a second to read its program, in which nobody is answered when it takes over from one that was ended. So
 * one stands by; it is begun only when the work at the start is done.
 */
const STAND_BY_AFTER_MS = 5_000;

/** A call that has not been answered. */
interface Pending {
  call: Call;
  /** Sent to the worker, and begun by it. */
  state: 'waiting' | 'sent' | 'begun';
  timer: NodeJS.Timeout | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A worker, and when it has read the articles. */
interface Running {
  thread: Worker;
  ready: Promise<void>;
  isReady: boolean;
  /** Who waits for the worker to say that it is there. */
  asking: Set<() => void>;
}

interface Options {
  limits?: Partial<Limits>;
  /** Hears how many articles have been read, now and then until all have been. */
  onProgress?: (progress: Progress) => void;
  /** Hears of each change to the articles that ship, when they have been read again. */
  onChange?: (change: Change) => void;
  /** How long a call waits for the articles to have been read, in milliseconds. */
  waitMs?: number;
  standByAfterMs?: number;
}

/**
 * A library in a worker thread, over folders of articles or in a database: whatever a text or a question costs, this
 * thread goes on. The worker does long work in steps, and quick work between them. A call that takes longer than its limit
 * is given up; where the worker is stuck with it, the worker is ended, another takes over, and those that were not begun are
 * answered by it.
 *
 * @returns when the articles have been read; rejects with a `LibraryFailure` when they cannot be
 */
export async function openLibrary(place: LibraryLocation, options: Options = {}): Promise<Library> {
  const { library, read } = beginLibrary(place, options);
  await read;
  return library;
}

/**
 * As `openLibrary`, at once: what is asked while the articles are being read waits for the end of that, or hears how far
 * it is.
 *
 * @returns `found` when the articles have been found, and their reading begins, and `read` when they have been read; both
 *   reject with a `LibraryFailure` when they cannot be
 */
export function beginLibrary(
  place: LibraryLocation,
  {
    limits = {},
    onProgress = () => {},
    onChange = () => {},
    waitMs = QUICK_MS,
    standByAfterMs = STAND_BY_AFTER_MS,
  }: Options = {},
): { library: Library; found: Promise<void>; read: Promise<void> } {
  /** By their numbers, in the order in which they came. */
  const pending = new Map<number, Pending>();
  let calls = 0;
  let closed = false;
  let standBy: Worker | null = null;
  let standByTimer: NodeJS.Timeout | undefined;
  /** How far the reading is; null when it is done. */
  let reading: Progress | null = null;
  let onFound = () => {};
  const begun = new Promise<void>((resolve) => {
    onFound = resolve;
  });
  let current: Running | null = start();
  const read = current.ready;
  const found = Promise.race([begun, read]);
  found.catch(() => {});

  function load(): Worker {
    // From the source this is worker.mjs beside this file, and from dist/ what was built of worker.ts.
    return new Worker(new URL('./worker.mjs', import.meta.url), {
      execArgv: ['--enable-source-maps'],
      resourceLimits: heapLimits('library'),
    });
  }

  function keepOneBy(): void {
    // A database is opened in a second, too: standing by would save little of the wait, and cost a tenth of the memory. So
    // it would where there is little memory.
    if ('database' in place || availableMemory() < LITTLE_MEMORY) return;
    clearTimeout(standByTimer);
    standByTimer = setTimeout(() => {
      const thread = load();
      thread.on('error', () => {});
      thread.once('exit', () => {
        if (standBy === thread) standBy = null;
      });
      thread.unref();
      standBy = thread;
    }, standByAfterMs).unref();
  }

  function start(): Running {
    reading = { done: 0, total: 0 };
    const thread = standBy ?? load();
    standBy = null;
    thread.ref();
    thread.postMessage({ open: place } satisfies Opening);
    keepOneBy();
    const ready = new Promise<void>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        if ('progress' in message) {
          reading = message.progress;
          onFound();
          onProgress(reading);
        } else if ('change' in message) onChange(message.change);
        else if ('alive' in message) for (const hear of running.asking) hear();
        else if (!('ready' in message)) hear(message);
        else if (!message.ready) reject(failureOf(message));
        else {
          reading = null;
          running.isReady = true;
          resolve();
        }
      });
      thread.on('error', reject);
      thread.once('exit', () => {
        reject(new LibraryFailure(closed ? CLOSED : ENDED));
        if (current === running && running.isReady) end();
      });
    });
    const running: Running = { thread, ready, isReady: false, asking: new Set() };
    ready.then(sendAll, (error) => {
      // One that cannot start is not tried over and over: the next call starts another.
      if (current !== running) return;
      current = null;
      for (const one of pending.values()) settle(one).reject(error);
    });
    return running;
  }

  /** Ends the worker, and what it has begun; another does the rest. */
  function end(): void {
    void current?.thread.terminate();
    current = null;
    for (const one of pending.values()) {
      clearTimeout(one.timer);
      if (one.state === 'begun') settle(one).reject(new LibraryFailure(ENDED));
      else one.state = 'waiting';
    }
    if (pending.size > 0) current = start();
  }

  function sendAll(): void {
    if (current?.isReady) for (const one of pending.values()) if (one.state === 'waiting') send(one, current);
  }

  function send(one: Pending, { thread }: Running): void {
    one.state = 'sent';
    one.timer = setTimeout(expire, QUICK_MS, one);
    thread.postMessage(one.call);
  }

  /** It is answered, one way or the other. */
  function settle(one: Pending): Pending {
    clearTimeout(one.timer);
    pending.delete(one.call.id);
    return one;
  }

  /** One has not been begun, or not been done, in its time. */
  async function expire(one: Pending): Promise<void> {
    const running = current;
    const isAlive = running !== null && (await answers(running));
    if (!pending.has(one.call.id) || current !== running) return;
    const { method } = one.call;
    if (one.state === 'begun') settle(one).reject(new LibraryFailure(TOO_LONG[method] ?? TOO_LONG_OTHERWISE));
    else if (isAlive) one.timer = setTimeout(expire, QUICK_MS, one);
    if (!isAlive) {
      end();
      current ??= start();
    }
  }

  /** Whether a worker answers anything at all. */
  function answers({ thread, asking }: Running): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (isAlive: boolean) => {
        clearTimeout(late);
        asking.delete(hear);
        resolve(isAlive);
      };
      const hear = () => done(true);
      const late = setTimeout(done, ALIVE_MS, false);
      asking.add(hear);
      thread.postMessage({ isAlive: true } satisfies Question);
    });
  }

  function hear(message: Extract<Message, { began: number } | { id: number }>): void {
    const one = pending.get('began' in message ? message.began : message.id);
    if (!one) return;
    if ('began' in message) {
      const { method } = one.call;
      clearTimeout(one.timer);
      one.state = 'begun';
      one.timer = setTimeout(expire, limits[method] ?? LIMITS[method], one);
    } else if ('value' in message) settle(one).resolve(message.value);
    else settle(one).reject(failureOf(message));
  }

  /** Tells somebody who has waited for the reading to end how far it is. */
  function sendAway(one: Pending): void {
    if (reading && pending.has(one.call.id)) settle(one).reject(new LibraryFailure(stillReading(reading)));
  }

  function call<M extends Method>(method: M) {
    return (...args: Parameters<Library[M]>) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LibraryFailure(CLOSED));
        const id = calls++;
        const one: Pending = {
          call: { id, method, args },
          state: 'waiting',
          timer: undefined,
          resolve,
          reject,
        };
        pending.set(id, one);
        current ??= start();
        sendAll();
        if (reading) setTimeout(sendAway, waitMs, one).unref();
      }) as ReturnType<Library[M]>;
  }

  const library: Library = {
    ask: call('ask'),
    timeline: call('timeline'),
    articles: call('articles'),
    read: call('read'),
    cite: call('cite'),
    sources: call('sources'),
    preview: call('preview'),
    add: call('add'),
    remove: call('remove'),
    undo: call('undo'),
    report: call('report'),
    reports: call('reports'),
    closeReport: call('closeReport'),
    forgetReports: call('forgetReports'),
    exportReports: call('exportReports'),
    keepQuestions: call('keepQuestions'),
    status: call('status'),
    async close() {
      closed = true;
      clearTimeout(standByTimer);
      const last = [current?.thread, standBy];
      current = null;
      for (const one of pending.values()) settle(one).reject(new LibraryFailure(CLOSED));
      await Promise.all(last.map((thread) => thread?.terminate()));
    },
  };
  return { library, found, read };
}

function failureOf(said: {
  failure: string;
  known: boolean;
  stack: string | undefined;
  passing?: boolean;
}): Error {
  const { failure, known, stack, ...options } = said;
  if (known) return new LibraryFailure(failure, options);
  const error = new Error(failure);
  if (stack !== undefined) error.stack = stack;
  return error;
}
