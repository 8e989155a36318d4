import { describe, expect, it } from 'vitest';
import { runCooperatively, type CooperativeTask, sortCooperatively } from '../../src/library/cooperative-scheduler.ts';

/** Work of some steps, each so long that it is the last before a pause. */
function* work(name: string, steps: number, done: string[]): CooperativeTask<string> {
  for (let step = 0; step < steps; step++) {
    const began = performance.now();
    while (performance.now() - began < 12);
    done.push(name);
    yield;
  }
  return name;
}

describe('long work', () => {
  it('takes turns, one step of one at a time, and what has come is done between any two', async () => {
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
    // The first step of each is done at once.
    expect(steps).toMatch(/^aba\?+b\?+a\?+b\?*$/);
  });

  it('may be sorting', async () => {
    const numbers = Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 5_003);
    const sorted = await runCooperatively(sortCooperatively(numbers, (a, b) => a - b));
    expect(sorted).toEqual([...numbers].sort((a, b) => a - b));
  });
});
