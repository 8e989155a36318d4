import { Worker } from 'node:worker_threads';
import type { Answers } from './answers.ts';
import { type Library, LibraryFailure, type Status } from './library.ts';

type Request = { method: 'ask'; question: string; limit: number | undefined } | { method: 'status' };

/** From the main thread to the worker. */
export type Call = Request & { id: number };

/** From the worker, once: whether it could read the folder. */
export type Hello = { ready: true } | { ready: false; failure: string };

/** From the worker, for each call. */
export type Result = { id: number; value: Answers | Status } | { id: number; failure: string };

/** Discord waits three seconds for an answer: so much is left to send it. */
const TIME_LIMIT_MS = 2_000;

const TOO_LONG = 'That question took too long. Please ask it in other words.';
const ENDED = 'The library has to be read again. Please ask once more in a moment.';
const CLOSED = 'The library is closed.';

interface Waiting {
  resolve(value: Answers | Status): void;
  reject(error: LibraryFailure): void;
}

/**
 * A library in a worker thread, over the articles of one folder: whatever a text or a question costs, this
 * thread goes on. A call that takes longer than the time limit ends the worker; its call, and those that
 * wait behind it, are rejected, and a new worker takes over.
 *
 * @param folder where the articles are
 * @param timeLimit per call, in milliseconds
 * @returns when the articles have been read; rejects with a `LibraryFailure` when they cannot be
 */
export async function openLibrary(folder: string, timeLimit = TIME_LIMIT_MS): Promise<Library> {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  let closed = false;
  let current: { thread: Worker; ready: Promise<void> } | null = start();
  await current.ready;

  function start(): { thread: Worker; ready: Promise<void> } {
    const thread = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: folder, execArgv: [] });
    const ready = new Promise<void>((resolve, reject) => {
      thread.once('message', (hello: Hello) => {
        if (!hello.ready) return reject(new LibraryFailure(hello.failure));
        thread.on('message', settle);
        resolve();
      });
      thread.on('error', (error) => reject(new LibraryFailure(error.message)));
      thread.once('exit', () => {
        reject(new LibraryFailure(closed ? CLOSED : ENDED));
        // The next call starts another: one that cannot start is not tried over and over.
        if (current?.thread === thread) end(ENDED);
      });
    });
    ready.catch(() => {});
    return { thread, ready };
  }

  function end(reason: string): void {
    for (const { reject } of waiting.values()) reject(new LibraryFailure(reason));
    waiting.clear();
    void current?.thread.terminate();
    current = null;
  }

  function settle(result: Result): void {
    const call = waiting.get(result.id);
    waiting.delete(result.id);
    if ('failure' in result) call?.reject(new LibraryFailure(result.failure));
    else call?.resolve(result.value);
  }

  async function call(request: Request): Promise<Answers | Status> {
    if (closed) throw new LibraryFailure(CLOSED);
    current ??= start();
    const { thread, ready } = current;
    await ready;
    const id = calls++;
    const timer = setTimeout(() => {
      end(TOO_LONG);
      current = start();
    }, timeLimit);
    try {
      return await new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        thread.postMessage({ ...request, id } satisfies Call);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    ask: (question, limit) => call({ method: 'ask', question, limit }) as Promise<Answers>,
    status: () => call({ method: 'status' }) as Promise<Status>,
    async close() {
      closed = true;
      const last = current?.thread;
      end(CLOSED);
      await last?.terminate();
    },
  };
}
