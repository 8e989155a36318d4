import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sleep } from '../../src/discord/sleep.ts';

const DAY_MS = 24 * 3_600_000;

// Only what is waited with: a timer of anything else would be stepped through 35 days.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('waits longer than the maximum of a timer', async () => {
  let isOver = false;
  void sleep(35 * DAY_MS).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(35 * DAY_MS - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
});

it('rejects when its signal is aborted', async () => {
  const stop = new AbortController();
  const sleeping = sleep(35 * DAY_MS, stop.signal);
  stop.abort(new Error('aborted'));
  await expect(sleeping).rejects.toThrow('aborted');
});
