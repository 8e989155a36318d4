import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type CooperativeTask,
  runCooperatively,
  sortCooperatively,
  withPriority,
} from '../../src/library/cooperative-scheduler.ts';

/** A task of some steps, each longer than the time after which it pauses. */
function* work(name: string, steps: number, done: string[]): CooperativeTask<string> {
  for (let step = 0; step < steps; step++) {
    const began = performance.now();
    while (performance.now() - began < 12);
    done.push(name);
    yield;
  }
  return name;
}

describe('a cooperative task', () => {
  it('takes turns with others, step by step, and other work runs between any two steps', async () => {
    const done: string[] = [];
    const all = Promise.all([runCooperatively(work('a', 3, done)), runCooperatively(work('b', 3, done))]);
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        await new Promise((resolve) => setImmediate(resolve));
        done.push('?');
      }
    })();
    expect(await all).toEqual(['a', 'b']);
    isOver = true;
    await asking;
    const steps = done.join('');
    expect(steps.replaceAll('?', '')).toBe('ababab');
    // The first step of each runs at once.
    expect(steps).toMatch(/^aba\?+b\?+a\?+b\?*$/);
  });

  describe('while priority work runs, which often waits for something else', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());
    const soon = () => new Promise((resolve) => setImmediate(resolve));

    it('continues when that is done', async () => {
      const done: string[] = [];
      const long = runCooperatively(work('a', 3, done));
      await withPriority(async () => {
        for (let time = 0; time < 5; time++) {
          await soon();
          done.push('?');
        }
      });
      await long;
      expect(done.join('')).toBe('a?????aa');
    });

    it('waits for it at most ten milliseconds before each step', async () => {
      const done: string[] = [];
      let end = () => {};
      const priorityWork = withPriority(() => new Promise<void>((resolve) => (end = resolve)));
      const long = runCooperatively(work('a', 3, done));
      for (const steps of [1, 2]) {
        await soon();
        vi.advanceTimersByTime(9);
        await soon();
        expect(done).toHaveLength(steps);
        vi.advanceTimersByTime(1);
        await soon();
        expect(done).toHaveLength(steps + 1);
      }
      end();
      await priorityWork;
      expect(await long).toBe('a');
    });
  });

  it('sorts', async () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 5_003);
    const sorted = await runCooperatively(sortCooperatively(numbers, (a, b) => a - b));
    expect(sorted).toEqual([...numbers].sort((a, b) => a - b));
  });
});
