import { Worker } from 'node:worker_threads';
import type { Change } from './changes.ts';
import type { Progress } from './collect.ts';
import { CLOSED, type Library, LibraryFailure } from './library.ts';
import type { Call, Message, Method, Opening, Place } from './protocol.ts';

/** How long a call may take, in milliseconds, from when the worker begins it. */
export type Limits = Record<Method, number>;

/** Discord waits three seconds for an answer: so much is left to wait for one's turn, and to send it. */
const QUICK_MS = 2_000;
/** What a moderator does may take a disk's time, and Discord is told to wait. */
const SLOW_MS = 10_000;

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
  exportReports: SLOW_MS,
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
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A worker, and when it has read the articles. */
interface Running {
  thread: Worker;
  ready: Promise<void>;
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
 * thread goes on. Calls are sent one at a time, so that one that takes longer than its limit ends nobody else's: the
 * worker is ended, another takes over, and those that wait are answered by it.
 *
 * @returns when the articles have been read; rejects with a `LibraryFailure` when they cannot be
 */
export async function openLibrary(place: Place, options: Options = {}): Promise<Library> {
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
  place: Place,
  {
    limits = {},
    onProgress = () => {},
    onChange = () => {},
    waitMs = QUICK_MS,
    standByAfterMs = STAND_BY_AFTER_MS,
  }: Options = {},
): { library: Library; found: Promise<void>; read: Promise<void> } {
  const waiting: Pending[] = [];
  let running: Pending | null = null;
  let timer: NodeJS.Timeout | undefined;
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
    return new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] });
  }

  function keepOneBy(): void {
    // A database is opened in a second, too: standing by would save little of the wait, and cost a tenth of the memory.
    if ('database' in place) return;
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
        else if (!('ready' in message)) hear(message);
        else if (!message.ready) reject(failureOf(message));
        else {
          reading = null;
          resolve();
        }
      });
      thread.on('error', reject);
      thread.once('exit', () => {
        reject(new LibraryFailure(closed ? CLOSED : ENDED));
        if (current?.thread === thread) end(new LibraryFailure(ENDED));
      });
    });
    ready.then(sendNext, (error) => {
      // One that cannot start is not tried over and over: the next call starts another.
      if (current?.thread === thread) current = null;
      for (const { reject } of waiting.splice(0)) reject(error);
    });
    return { thread, ready };
  }

  /** Ends the worker, and the call that it is at. */
  function end(error: Error): void {
    clearTimeout(timer);
    void current?.thread.terminate();
    current = null;
    running?.reject(error);
    running = null;
    if (waiting.length > 0) current = start();
  }

  function sendNext(): void {
    if (running || !current) return;
    running = waiting.shift() ?? null;
    if (running) current.thread.postMessage(running.call);
  }

  function hear(message: Extract<Message, { began: number } | { id: number }>): void {
    if ('began' in message) {
      if (running?.call.id !== message.began) return;
      const { method } = running.call;
      timer = setTimeout(() => {
        end(new LibraryFailure(TOO_LONG[method] ?? TOO_LONG_OTHERWISE));
        current ??= start();
      }, limits[method] ?? LIMITS[method]);
    } else if (running?.call.id === message.id) {
      clearTimeout(timer);
      const { resolve, reject } = running;
      running = null;
      if ('value' in message) resolve(message.value);
      else reject(failureOf(message));
      sendNext();
    }
  }

  /** Tells somebody who has waited for the reading to end how far it is. */
  function sendAway(pending: Pending): void {
    const place = waiting.indexOf(pending);
    if (!reading || place < 0) return;
    waiting.splice(place, 1);
    pending.reject(new LibraryFailure(stillReading(reading)));
  }

  function call<M extends Method>(method: M) {
    return (...args: Parameters<Library[M]>) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LibraryFailure(CLOSED));
        const pending = { call: { id: calls++, method, args }, resolve, reject };
        waiting.push(pending);
        current ??= start();
        void current.ready.then(sendNext, () => {});
        if (reading) setTimeout(sendAway, waitMs, pending).unref();
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
      for (const { reject } of waiting.splice(0)) reject(new LibraryFailure(CLOSED));
      end(new LibraryFailure(CLOSED));
      await Promise.all(last.map((thread) => thread?.terminate()));
    },
  };
  return { library, found, read };
}

function failureOf({ failure, known }: { failure: string; known: boolean }): Error {
  return known ? new LibraryFailure(failure) : new Error(failure);
}
