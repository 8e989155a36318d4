import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BulkheadLimits, Bulkheads, FairQueue } from '../../../src/discord/fair-use/fair-queue.ts';
import type { Library } from '../../../src/library/library.ts';

describe('a fair queue', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const LIMITS = { concurrency: 2, concurrencyPerServer: 2, maxWaiting: 100, maxWaitMs: 1_000 };
  /** A queue of calls that take ten milliseconds each; `begun` lists them in the order of their starts. */
  function stage(limits: BulkheadLimits = LIMITS) {
    const begun: string[] = [];
    let busy = 0;
    const queue = new FairQueue(limits, () => {
      busy += 1;
    });
    const take = (person: string, name = person, ms = 10, server = '1') =>
      queue
        .take({ server, person }, async () => {
          begun.push(name);
          await new Promise((resolve) => setTimeout(resolve, ms));
          return name;
        })
        .catch((error: Error) => error.message);
    return { begun, take, busy: () => busy, queue };
  }

  it('runs calls in order, two at a time', async () => {
    const { begun, take } = stage();
    const done = Promise.all(['a', 'b', 'c', 'd'].map((person) => take(person)));
    expect(begun).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(10);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    await vi.advanceTimersByTimeAsync(10);
    expect(await done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('says how many calls run and wait', async () => {
    const { take, queue } = stage();
    expect(queue.load()).toEqual({ running: 0, waiting: 0 });
    for (const server of ['1', '2', '3', '4', '4']) void take('a', 'a', 10, server);
    expect(queue.load()).toEqual({ running: 2, waiting: 3 });
    await vi.advanceTimersByTimeAsync(30);
    expect(queue.load()).toEqual({ running: 0, waiting: 0 });
  });

  it('takes turns between people', async () => {
    const { begun, take } = stage();
    for (let index = 0; index < 8; index += 1) void take('a', `a${index}`);
    void take('b', 'b0');
    void take('c', 'c0');
    void take('b', 'b1');
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(['a0', 'a1', 'a2', 'b0', 'c0', 'a3', 'b1', 'a4', 'a5', 'a6', 'a7']);
  });

  it('continues after a failure', async () => {
    const { queue, take } = stage();
    const failing = () => queue.take({ server: '1', person: 'a' }, () => Promise.reject(new Error('failed')));
    await expect(failing()).rejects.toThrow('failed');
    await expect(failing()).rejects.toThrow('failed');
    const done = take('b');
    await vi.advanceTimersByTimeAsync(10);
    expect(await done).toBe('b');
  });

  it('rejects a call that has waited for a second', async () => {
    const { begun, take, busy } = stage();
    for (const person of ['a', 'b']) void take(person, person, 5_000);
    const waiting = Promise.all([take('c', 'c0'), take('c', 'c1'), take('d')]);
    await vi.advanceTimersByTimeAsync(999);
    expect(busy()).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(await waiting).toEqual(Array(3).fill(expect.stringMatching(/^Too many people are asking/)));
    expect([begun, busy()]).toEqual([['a', 'b'], 3]);
    await vi.advanceTimersByTimeAsync(5_000);
    const next = take('e');
    await vi.advanceTimersByTimeAsync(10);
    expect(await next).toBe('e');
  });

  it('holds at most a hundred waiting calls', async () => {
    const { take, busy } = stage();
    for (let index = 0; index < 102; index += 1) void take(`person ${index}`, 'x', 50_000);
    expect(busy()).toBe(0);
    expect(await take('one more')).toMatch(/^Too many people are asking/);
    expect(busy()).toBe(1);
  });

  it('has room again when waiting calls have run or were rejected', async () => {
    const { take, busy } = stage();
    const ask = (_: unknown, person: number) => void take(String(person));
    Array.from({ length: 102 }, ask);
    await vi.advanceTimersByTimeAsync(600);
    for (const person of ['a', 'b']) void take(person, person, 2_000);
    Array.from({ length: 100 }, ask);
    expect(busy()).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(busy()).toBe(100);
    Array.from({ length: 100 }, ask);
    expect(busy()).toBe(100);
    ask(null, 100);
    expect(busy()).toBe(101);
  });

  it('keeps a person’s later calls when an earlier one is rejected', async () => {
    const { begun, take } = stage();
    for (const person of ['a', 'b']) void take(person, person, 1_200);
    void take('c', 'c0');
    await vi.advanceTimersByTimeAsync(500);
    void take('c', 'c1');
    await vi.advanceTimersByTimeAsync(700);
    expect(begun).toEqual(['a', 'b', 'c1']);
  });

  it('takes turns between servers first', async () => {
    const { begun, take } = stage();
    for (let index = 0; index < 6; index += 1) void take(`of many ${index}`, `a${index}`, 10, '1');
    void take('alone', 'b', 10, '2');
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(['a0', 'a1', 'a2', 'b', 'a3', 'a4', 'a5']);
  });

  it('limits the waiting calls of each server by itself', async () => {
    const { take, busy } = stage();
    for (let index = 0; index < 102; index += 1) void take(`person ${index}`, 'x', 900);
    const other = take('somebody', 'other', 10, '2');
    expect(await take('one more')).toMatch(/^Too many people are asking/);
    await vi.advanceTimersByTimeAsync(910);
    expect(await other).toBe('other');
    expect(busy()).toBe(1);
  });

  it('limits the concurrency of each server', async () => {
    const limits = { concurrency: 2, concurrencyPerServer: 1, maxWaiting: 5, maxWaitMs: 1_000 };
    const { begun, take } = stage(limits);
    for (const name of ['a0', 'a1']) void take('a', name, 500);
    for (const name of ['b0', 'b1']) void take('b', name, 10, '2');
    await vi.advanceTimersByTimeAsync(25);
    expect(begun).toEqual(['a0', 'b0', 'b1']);
    await vi.advanceTimersByTimeAsync(500);
    expect(begun).toEqual(['a0', 'b0', 'b1', 'a1']);
  });

  it('is separate for each kind of work (bulkheads)', async () => {
    const begun: string[] = [];
    const work = (name: string) => async () => {
      begun.push(name);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return name;
    };
    const library = { ask: work('ask'), exportReports: work('export'), articles: work('articles') };
    const bulkheads = new Bulkheads();
    const here = { server: '1', person: 'a' };
    const calls = bulkheads.libraryFor(library as unknown as Library, here);
    const completions = bulkheads.libraryFor(library as unknown as Library, here, 'completions');
    for (let time = 0; time < 2; time += 1) void calls.exportReports('1');
    for (let time = 0; time < 2; time += 1) void completions.articles({ server: '1' });
    for (let time = 0; time < 2; time += 1) void calls.ask('When?', { server: '1' });
    expect(begun).toEqual(['export', 'articles', 'ask']);
    await vi.advanceTimersByTimeAsync(110);
    expect(begun.slice(3).sort()).toEqual(['articles', 'ask', 'export']);
    await vi.advanceTimersByTimeAsync(110);
  });

  it('runs one question of a server at a time, beside those of another', async () => {
    const begun: string[] = [];
    const ask = async (question: string) => {
      begun.push(question);
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    const bulkheads = new Bulkheads();
    const libraryOf = (server: string) =>
      bulkheads.libraryFor({ ask } as unknown as Library, { server, person: 'a' });
    for (const question of ['a0', 'a1', 'a2']) void libraryOf('1').ask(question, { server: '1' });
    await vi.advanceTimersByTimeAsync(150);
    void libraryOf('2').ask('b0', { server: '2' });
    expect(begun).toEqual(['a0', 'a1', 'b0']);
    await vi.advanceTimersByTimeAsync(200);
    expect(begun).toEqual(['a0', 'a1', 'b0', 'a2']);
  });
});
