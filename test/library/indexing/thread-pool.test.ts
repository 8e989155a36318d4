import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { TaskAborted, ThreadPool } from '../../../src/library/indexing/thread-pool.ts';

/** Answers a task with its thread's number, or does what ends the thread. */
const PROGRAM = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', (task) => {
  parentPort.postMessage({ begun: true });
  if (task === 'spin') for (;;);
  if (task === 'fill') for (const all = []; ; ) all.push(new Array(1e5).fill(task));
  if (task === 'fail') throw new Error('broken');
  if (task !== 'wait') parentPort.postMessage({ task, threadId });
});`;

type Task = 'spin' | 'fill' | 'fail' | 'wait' | number;
const PATIENT = 60_000;
const IN_TIME = 20_000;

let started: Worker[] = [];
let pool: ThreadPool<Task, { task: Task; threadId: number }>;
afterEach(async () => {
  await pool.close();
  started = [];
});

function newPool(size: number): void {
  pool = new ThreadPool(size, () => {
    const thread = new Worker(PROGRAM, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
    started.push(thread);
    return thread;
  });
}

const run = (task: Task, limitMs: number | null = IN_TIME) => pool.run(task, limitMs);
const reasonOf = (task: Task, limitMs: number | null = IN_TIME) =>
  run(task, limitMs).then(
    () => 'done',
    (error) => (error instanceof TaskAborted ? error.reason : error),
  );

describe('a pool of threads', { timeout: PATIENT }, () => {
  it('runs tasks in no more threads than it may have, and keeps the threads', async () => {
    newPool(2);
    const order: Task[] = [];
    const results = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (task) => {
        const { task: done, threadId } = await run(task, null);
        order.push(done);
        return threadId;
      }),
    );
    expect([...order].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(results).size).toBe(2);
    await run(7);
    expect(started).toHaveLength(2);
  });

  it('runs tasks in the order in which they are given', async () => {
    newPool(1);
    const order: Task[] = [];
    await Promise.all([1, 2, 3].map(async (task) => order.push((await run(task, null)).task)));
    expect(order).toEqual([1, 2, 3]);
  });

  it('ends a task with its thread when it takes too long, and runs the others', async () => {
    newPool(2);
    expect(await Promise.all([reasonOf('spin', 200), reasonOf(1), reasonOf(2), reasonOf(3)])).toEqual([
      'time',
      'done',
      'done',
      'done',
    ]);
    expect(await Promise.all([reasonOf(4), reasonOf(5)])).toEqual(['done', 'done']);
  });

  it('ends a task that never answers and does not work either', async () => {
    newPool(1);
    expect(await Promise.all([reasonOf('wait', 100), reasonOf(1)])).toEqual(['time', 'done']);
  });

  it('ends a task with its thread when it takes too much memory, or fails beside its result', async () => {
    newPool(1);
    expect(await Promise.all([reasonOf('fill'), reasonOf('fail'), reasonOf(1)])).toEqual([
      'memory',
      'fault',
      'done',
    ]);
    expect(started).toHaveLength(3);
  });

  it('replaces a thread that has died at rest', async () => {
    newPool(1);
    const { threadId } = await run(1);
    await started[0]!.terminate();
    expect((await run(2)).threadId).not.toBe(threadId);
  });

  it('rejects what runs and what waits when it is closed, and runs what comes later', async () => {
    newPool(1);
    const reasons = Promise.all([reasonOf('spin'), reasonOf(1)]);
    await pool.close();
    expect(await reasons).toEqual(['fault', 'fault']);
    expect(await reasonOf(2)).toBe('done');
  });
});
