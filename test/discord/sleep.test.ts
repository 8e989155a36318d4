import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sleep } from '../../src/discord/sleep.ts';

const DAY_MS = 24 * 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a delay longer than a timer can hold is still a delay', async () => {
  let isOver = false;
  void sleep(35 * DAY_MS).then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(35 * DAY_MS - 1);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(isOver).toBe(true);
});

it('a delay ends when it is told so', async () => {
  const stop = new AbortController();
  const slept = sleep(35 * DAY_MS, stop.signal);
  stop.abort(new Error('told so'));
  await expect(slept).rejects.toThrow('told so');
});
