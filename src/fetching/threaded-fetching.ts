/** The room in a thread of its own: no page, however large or hostile, keeps the bot from Discord. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { BadSources } from './bad-sources.ts';
import type { Fetching, FetchingOptions } from './fetching.ts';

/** To the thread: one call. */
export interface FetchingCall {
  id: number;
  method: Method;
  args: unknown[];
}
/** From the thread. */
export type FetchingReply =
  | { id: number; value: unknown }
  | { id: number; error: { name: string; message: string } };

type Method = Exclude<keyof Fetching, 'close'>;

/** In megabytes: a page takes some 50 at most while it is read, and a list of the largest size four times as many. */
const HEAP_MB = 256;
const ENDED = 'the thread that fetches has ended';

/** The answers where there is no file: for these, no thread is started. */
const NOTHING_LISTED: { [M in Method]: Awaited<ReturnType<Fetching[M]>> } = {
  round: { sources: [], removed: [], nextAt: null },
  linkHosts: [],
  readLink: { kind: 'notAllowed', hosts: [] },
  mayRead: false,
  checkQuote: { kind: 'notAllowed' },
  pageChecks: { hosts: [], every: Infinity },
  checkPage: { kind: 'unreachable' },
};

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Opens the room. Its thread starts with the first call when there is a file, and again after it has ended by a fault. */
export function startFetching(options: Pick<FetchingOptions, 'file' | 'root' | 'version'>): Fetching {
  const pending = new Map<number, Pending>();
  let calls = 0;
  let thread: Worker | null = null;
  let isClosed = false;

  function start(): Worker {
    const worker = new Worker(new URL('./fetching-worker.mjs', import.meta.url), {
      workerData: options,
      execArgv: ['--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    let reason = new Error(ENDED);
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => {
      if (thread === worker) thread = null;
      for (const { reject } of pending.values()) reject(reason);
      pending.clear();
    });
    worker.on('message', (reply: FetchingReply) => {
      const one = pending.get(reply.id);
      pending.delete(reply.id);
      if ('value' in reply) one?.resolve(reply.value);
      else one?.reject(errorOf(reply.error));
    });
    worker.unref();
    return worker;
  }

  function call<M extends Method>(method: M) {
    return (...args: Parameters<Fetching[M]>) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error(ENDED));
        if (!thread && !existsSync(options.file)) return resolve(NOTHING_LISTED[method]);
        const id = calls++;
        pending.set(id, { resolve, reject });
        thread ??= start();
        thread.postMessage({ id, method, args } satisfies FetchingCall);
      }) as ReturnType<Fetching[M]>;
  }

  return {
    round: call('round'),
    linkHosts: call('linkHosts'),
    readLink: call('readLink'),
    mayRead: call('mayRead'),
    checkQuote: call('checkQuote'),
    pageChecks: call('pageChecks'),
    checkPage: call('checkPage'),
    async close() {
      isClosed = true;
      await thread?.terminate();
    },
  };
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  return name === 'BadSources' ? new BadSources(message.split('\n')) : new Error(message);
}

/** The folder of what is fetched, in the data folder. */
export function fetchedFolder(data: string): string {
  return path.join(data, 'fetched');
}
