/** A library in a worker thread, as the main thread sees it. */

import { Worker } from 'node:worker_threads';
import { STAGE_TAKEN } from '../diagnostics.ts';
import type { Change } from './folder-changes.ts';
import { type Library, LibraryFailure } from './library.ts';
import type { Progress } from './merge-policy.ts';
import { deserializeError } from './serialized-error.ts';
import { availableMemory, heapLimits, LITTLE_MEMORY } from './server-articles/memory-budget.ts';
import type { Call, LibraryLocation, Message, Method, OpenRequest, Ping } from './worker-protocol.ts';

/** The time limit of each call, in milliseconds from when the worker begins it. */
export type TimeLimits = Record<Method, number>;

/** Discord waits three seconds for an answer, which also has to wait for its turn and be sent. */
const QUICK_MS = 2_000;
/** For what may take a disk's time, or some thirty searches: these commands defer the answer. */
const SLOW_MS = 60_000;
/** An export, or the deletion of a server, runs between all other work, and Discord accepts a deferred answer for fifteen minutes. */
const EXPORT_MS = 600_000;
/** A worker that does not answer a ping within this time is stuck. */
const PING_MS = 2_000;

/** Lists every method of the library that the worker runs. */
const TIME_LIMITS: TimeLimits = {
  ask: QUICK_MS,
  timeline: QUICK_MS,
  articles: QUICK_MS,
  suggest: QUICK_MS,
  read: QUICK_MS,
  cite: QUICK_MS,
  sources: SLOW_MS,
  status: QUICK_MS,
  unpack: SLOW_MS,
  totals: QUICK_MS,
  preview: SLOW_MS,
  askWith: SLOW_MS,
  add: SLOW_MS,
  remove: SLOW_MS,
  undo: SLOW_MS,
  editable: QUICK_MS,
  previewEdit: SLOW_MS,
  edit: SLOW_MS,
  history: SLOW_MS,
  articleFile: SLOW_MS,
  revert: SLOW_MS,
  citeFormer: SLOW_MS,
  report: SLOW_MS,
  reports: QUICK_MS,
  closeReports: SLOW_MS,
  questionGroups: QUICK_MS,
  forgetReports: SLOW_MS,
  exportReports: EXPORT_MS,
  digest: QUICK_MS,
  digests: SLOW_MS,
  scheduleDigest: SLOW_MS,
  takeDigest: SLOW_MS,
  noteDigest: SLOW_MS,
  settings: QUICK_MS,
  changeSettings: SLOW_MS,
  vote: SLOW_MS,
  votes: QUICK_MS,
  clearVotes: SLOW_MS,
  health: EXPORT_MS,
  dismissFinding: SLOW_MS,
  duePages: SLOW_MS,
  pageOf: SLOW_MS,
  notePage: SLOW_MS,
  figures: QUICK_MS,
  addFigures: SLOW_MS,
  servers: SLOW_MS,
  noteJoined: SLOW_MS,
  noteLeft: SLOW_MS,
  deleteServer: EXPORT_MS,
  follow: SLOW_MS,
  follows: SLOW_MS,
  updateFollow: SLOW_MS,
  unfollow: SLOW_MS,
  forgetPerson: SLOW_MS,
  beginFetching: EXPORT_MS,
  endFetching: EXPORT_MS,
};

function stillReading({ done, total }: Progress): LibraryFailure {
  return total > 0
    ? new LibraryFailure('failure.readingSoFar', { done, total })
    : new LibraryFailure('failure.reading');
}

/**
 * The delay after which a stand-by worker is started. A worker takes a second to load its program; a loaded one can
 * replace a terminated worker without that wait. The delay keeps it from competing with the work at the start.
 */
const STAND_BY_DELAY_MS = 5_000;

/** A call that has not been answered. */
interface Pending {
  call: Call;
  /** Whether it waits here, has been sent to the worker, or has been begun there. */
  state: 'waiting' | 'sent' | 'begun';
  timer: NodeJS.Timeout | undefined;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A worker that has been told to open the library. */
interface Running {
  thread: Worker;
  /** Resolves when the articles have been read. */
  ready: Promise<void>;
  isReady: boolean;
  /** Called when the worker answers a ping. */
  pongs: Set<() => void>;
}

interface Options {
  limits?: Partial<TimeLimits>;
  /** Called from time to time with the number of articles read so far, until all have been. */
  onProgress?: (progress: Progress) => void;
  /** Called with each change to the seeds, when they have been read again. */
  onChange?: (change: Change) => void;
  /** How long a call waits for the articles to be read, in milliseconds. */
  waitMs?: number;
  standByAfterMs?: number;
  /** Whether the worker tells how long each stage of a question takes, on `STAGE_TAKEN` in this thread. */
  isMeasured?: boolean;
}

/**
 * Opens a library in a worker thread, over folders or a database, so that no text or question can block this thread.
 * The worker runs long work in steps, and quick work between them. A call that exceeds its time limit is rejected. If
 * the worker is stuck, it is terminated, and another answers the calls that had not been begun.
 *
 * @returns when the articles have been read; rejects with a `StorageFailure` when they cannot be
 */
export async function openLibrary(location: LibraryLocation, options: Options = {}): Promise<Library> {
  const { library, read } = beginLibrary(location, options);
  await read;
  return library;
}

/**
 * As `openLibrary`, but returns at once: calls that are made while the articles are being read wait for that, and after
 * `waitMs` reject with the progress.
 *
 * @returns `found` resolves when the articles have been found and their reading begins, `read` when they have been
 *   read; both reject with a `StorageFailure` when they cannot be
 */
export function beginLibrary(
  location: LibraryLocation,
  {
    limits = {},
    onProgress = () => {},
    onChange = () => {},
    waitMs = QUICK_MS,
    standByAfterMs = STAND_BY_DELAY_MS,
    isMeasured = false,
  }: Options = {},
): { library: Library; found: Promise<void>; read: Promise<void> } {
  /** By call id, in the order of the calls. */
  const pending = new Map<number, Pending>();
  let calls = 0;
  let closed = false;
  let standBy: Worker | null = null;
  let standByTimer: NodeJS.Timeout | undefined;
  /** The progress of the reading; null when it is done. */
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
    // In the source tree this is worker.mjs beside this file, and in dist/ the bundle of worker.ts.
    return new Worker(new URL('./worker.mjs', import.meta.url), {
      execArgv: ['--enable-source-maps'],
      resourceLimits: heapLimits('library'),
    });
  }

  function scheduleStandBy(): void {
    // Opening a database takes a second as well, so that a stand-by worker would save little, and cost a tenth of the
    // memory. The same holds when there is little memory.
    if ('database' in location || availableMemory() < LITTLE_MEMORY) return;
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
    thread.postMessage({ open: location, isMeasured } satisfies OpenRequest);
    scheduleStandBy();
    const ready = new Promise<void>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        if ('progress' in message) {
          reading = message.progress;
          onFound();
          onProgress(reading);
        } else if ('change' in message) onChange(message.change);
        else if ('stage' in message) STAGE_TAKEN.publish(message.stage);
        else if ('pong' in message) for (const onPong of running.pongs) onPong();
        else if (!('ready' in message)) onCallMessage(message);
        else if (!message.ready) reject(deserializeError(message.error));
        else {
          reading = null;
          running.isReady = true;
          resolve();
        }
      });
      thread.on('error', reject);
      thread.once('exit', () => {
        reject(new LibraryFailure(closed ? 'failure.closed' : 'failure.restarting'));
        if (current === running && running.isReady) end();
      });
    });
    const running: Running = { thread, ready, isReady: false, pongs: new Set() };
    ready.then(sendAll, (error) => {
      // A worker that cannot start is not restarted at once: the next call starts another.
      if (current !== running) return;
      current = null;
      for (const one of pending.values()) settle(one).reject(error);
    });
    return running;
  }

  /** Terminates the worker, rejects the calls that it has begun, and starts another for the rest. */
  function end(): void {
    void current?.thread.terminate();
    current = null;
    for (const one of pending.values()) {
      clearTimeout(one.timer);
      if (one.state === 'begun') settle(one).reject(new LibraryFailure('failure.restarting'));
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

  /** Removes a call that is about to be resolved or rejected. */
  function settle(one: Pending): Pending {
    clearTimeout(one.timer);
    pending.delete(one.call.id);
    return one;
  }

  /** Handles a call that has not been begun, or not been completed, in time. */
  async function expire(one: Pending): Promise<void> {
    const running = current;
    const isAlive = running !== null && (await ping(running));
    if (!pending.has(one.call.id) || current !== running) return;
    const { method } = one.call;
    if (one.state === 'begun')
      settle(one).reject(new LibraryFailure(method === 'ask' ? 'failure.slowQuestion' : 'failure.slow'));
    else if (isAlive) one.timer = setTimeout(expire, QUICK_MS, one);
    if (!isAlive) {
      end();
      current ??= start();
    }
  }

  /** Whether a worker answers at all. */
  function ping({ thread, pongs }: Running): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (isAlive: boolean) => {
        clearTimeout(timer);
        pongs.delete(onPong);
        resolve(isAlive);
      };
      const onPong = () => done(true);
      const timer = setTimeout(done, PING_MS, false);
      pongs.add(onPong);
      thread.postMessage({ ping: true } satisfies Ping);
    });
  }

  function onCallMessage(message: Extract<Message, { began: number } | { id: number }>): void {
    const one = pending.get('began' in message ? message.began : message.id);
    if (!one) return;
    if ('began' in message) {
      const { method } = one.call;
      clearTimeout(one.timer);
      one.state = 'begun';
      one.timer = setTimeout(expire, limits[method] ?? TIME_LIMITS[method], one);
    } else if ('value' in message) settle(one).resolve(message.value);
    else settle(one).reject(deserializeError(message.error));
  }

  /** Rejects a call that has waited long enough for the articles to be read. */
  function rejectWhileReading(one: Pending): void {
    if (reading && pending.has(one.call.id)) settle(one).reject(stillReading(reading));
  }

  function call<M extends Method>(method: M) {
    return (...args: Parameters<Library[M]>) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LibraryFailure('failure.closed'));
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
        if (reading) setTimeout(rejectWhileReading, waitMs, one).unref();
      }) as ReturnType<Library[M]>;
  }

  const methods = Object.keys(TIME_LIMITS) as Method[];
  const library: Library = {
    ...(Object.fromEntries(methods.map((method) => [method, call(method)])) as Pick<Library, Method>),
    async close() {
      closed = true;
      clearTimeout(standByTimer);
      const last = [current?.thread, standBy];
      current = null;
      for (const one of pending.values()) settle(one).reject(new LibraryFailure('failure.closed'));
      await Promise.all(last.map((thread) => thread?.terminate()));
    },
  };
  return { library, found, read };
}
