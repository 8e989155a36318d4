/** A pool of threads for tasks that may be made to do harm: one that takes too much costs its thread, and nobody else. */

import type { Worker } from 'node:worker_threads';
import { startWorkTimer } from '../../work-timer.ts';

/** Sent by a thread when a task begins. */
export type TaskBegun = { begun: true };

/** A task has been ended with its thread: it has taken too long or too much memory, or has failed beside its result. */
export class TaskAborted extends Error {
  override readonly name = 'TaskAborted';
  readonly reason: 'time' | 'memory' | 'fault';

  constructor(reason: TaskAborted['reason'], options?: ErrorOptions) {
    super(`a task was ended with its thread (${reason})`, options);
    this.reason = reason;
  }
}

/** A thread, which may take 20 MB, is ended this long after its last task, in milliseconds. */
const IDLE_MS = 30_000;

/** A task that waits for a thread. */
interface Waiting {
  start(): void;
  reject(error: Error): void;
}

/**
 * Runs each task in a thread that has no other, in the order in which they are given. Threads are started when they are
 * needed, kept for the next tasks, and replaced when they end. They answer a task with `TaskBegun` and then its result.
 */
export class ThreadPool<Task, Result extends object> {
  readonly #size: number;
  readonly #startThread: () => Worker;
  /** The threads without a task, with the timers that end them. */
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #busy = new Set<Worker>();
  readonly #waiting: Waiting[] = [];
  #running = 0;

  /** @param size how many threads there may be */
  constructor(size: number, startThread: () => Worker) {
    this.#size = size;
    this.#startThread = startThread;
  }

  /**
   * Runs a task.
   *
   * @param limitMs how long it may work, in milliseconds, without the time that its thread takes to start; null for as
   *   long as it takes
   * @throws TaskAborted when it has been ended with its thread
   */
  async run(task: Task, limitMs: number | null): Promise<Result> {
    if (this.#running < this.#size) this.#running++;
    else await new Promise<void>((start, reject) => this.#waiting.push({ start, reject }));
    try {
      return await this.#runIn(this.#takeThread(), task, limitMs);
    } finally {
      const next = this.#waiting.shift();
      if (next) next.start();
      else this.#running--;
    }
  }

  /** Ends all threads, and rejects all tasks. Later tasks start threads again. */
  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new TaskAborted('fault'));
    for (const timer of this.#idle.values()) clearTimeout(timer);
    const threads = [...this.#idle.keys(), ...this.#busy];
    this.#idle.clear();
    await Promise.all(threads.map((thread) => thread.terminate()));
  }

  #runIn(thread: Worker, task: Task, limitMs: number | null): Promise<Result> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      let error: NodeJS.ErrnoException | undefined;
      this.#busy.add(thread);
      const end = () => {
        clearTimeout(timer);
        thread.off('message', receive).off('error', fail).off('exit', exit);
        this.#busy.delete(thread);
      };
      const abort = (reason: TaskAborted['reason']) => {
        end();
        void thread.terminate();
        reject(new TaskAborted(reason, { cause: error }));
      };
      // It is followed by 'exit'.
      const fail = (cause: NodeJS.ErrnoException) => {
        error = cause;
      };
      const exit = () => abort(error?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault');
      const watch = (worked: () => number, limit: number) => {
        const left = limit - worked();
        if (left <= 0) abort('time');
        else timer = setTimeout(watch, left, worked, limit);
      };
      const receive = (message: TaskBegun | Result) => {
        if ('begun' in message) {
          if (limitMs !== null) watch(startWorkTimer(), limitMs);
        } else {
          end();
          this.#keep(thread);
          resolve(message);
        }
      };
      thread.on('message', receive).on('error', fail).once('exit', exit);
      thread.postMessage(task);
    });
  }

  #takeThread(): Worker {
    const [kept] = this.#idle;
    if (kept) {
      const [thread, timer] = kept;
      clearTimeout(timer);
      this.#idle.delete(thread);
      return thread;
    }
    const thread = this.#startThread();
    thread.on('error', () => {});
    thread.once('exit', () => this.#idle.delete(thread));
    thread.unref();
    return thread;
  }

  #keep(thread: Worker): void {
    const timer = setTimeout(() => void thread.terminate(), IDLE_MS).unref();
    this.#idle.set(thread, timer);
  }
}
