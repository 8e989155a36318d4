import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../src/discord/fair-use/rate-limiter.ts';

describe('a token bucket', () => {
  it('allows a burst, and refills over time', () => {
    const buckets = new RateLimiter({ burst: 3, perSecond: 2 }, 10);
    const take = (key: string, ...times: number[]) => times.map((now) => buckets.take(key, now));
    expect(take('a', 0, 0, 0, 0)).toEqual([true, true, true, false]);
    expect(take('b', 0)).toEqual([true]);
    expect(take('a', 499, 500, 999, 1_000)).toEqual([false, true, false, true]);
    expect(take('a', 9_000, 9_000, 9_000, 9_000)).toEqual([true, true, true, false]);
  });

  it('is dropped when it is the least recently used', () => {
    const buckets = new RateLimiter({ burst: 1, perSecond: 1 }, 2);
    for (const key of ['a', 'b', 'a', 'c']) buckets.take(key, 0);
    expect(buckets.size).toBe(2);
    expect(['b', 'c'].map((key) => buckets.take(key, 0))).toEqual([true, false]);
  });
});
