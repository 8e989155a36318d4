import { SnowflakeUtil } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../src/discord/clock-skew.ts';

describe('a clock', () => {
  const NOW = Date.UTC(2024, 4, 5, 12, 0, 0, 400);
  const idAt = (timestamp: number) => String(SnowflakeUtil.generate({ timestamp }));
  const dateAt = (timestamp: number) => new Date(timestamp).toUTCString();
  const skews: number[] = [];
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    skews.length = 0;
  });
  afterEach(() => void vi.useRealTimers());
  const createClock = (ask?: () => Promise<unknown>) => new Clock(ask, (ms) => void skews.push(ms));

  it('computes the age of an id', () => {
    expect(createClock().ageOf(idAt(NOW - 700), NOW)).toBe(700);
  });

  it('ignores a small skew', () => {
    const clock = createClock();
    for (const ahead of [-1_400, 0, 1_000]) clock.hear(dateAt(NOW + ahead), 0, NOW);
    expect(clock.ageOf(idAt(NOW - 700), NOW)).toBe(700);
    expect(skews).toEqual([]);
  });

  it('corrects a large skew, and reports it once', () => {
    const clock = createClock();
    const behind = NOW - 3_600_000;
    for (const _ of [1, 2]) clock.hear(dateAt(NOW), 0, behind);
    expect(clock.ageOf(idAt(NOW - 700), behind)).toBeGreaterThanOrEqual(200);
    expect(clock.ageOf(idAt(NOW - 700), behind)).toBeLessThanOrEqual(1_700);
    expect(skews).toEqual([-3_600_100]);
    clock.hear(dateAt(NOW), 0, NOW);
    expect(clock.ageOf(idAt(NOW - 700), NOW)).toBe(700);
  });

  it('ignores an invalid date', () => {
    const clock = createClock();
    for (const date of [null, '', 'yesterday']) clock.hear(date, 0, NOW);
    expect(clock.ageOf(idAt(NOW), NOW)).toBe(0);
  });

  it('assumes that a response is dated half-way through the request, and ignores slow ones', () => {
    const clock = createClock();
    clock.hear(dateAt(NOW), 1_000, NOW + 1_900);
    expect(skews).toEqual([]);
    clock.hear(dateAt(NOW), 4_000, NOW + 4_000);
    expect(skews).toEqual([]);
    expect(clock.ageOf(idAt(NOW), NOW)).toBe(0);
  });

  it('is corrected by an id from its future', () => {
    const clock = createClock();
    clock.see(idAt(NOW + 5_000), NOW);
    expect(clock.ageOf(idAt(NOW + 4_000), NOW)).toBe(1_000);
    expect(skews).toEqual([-5_000]);
  });

  it('measures the skew again before it reports an event as too old, once for several events', async () => {
    let asked = 0;
    // This machine's clock has been set forward by five seconds.
    const clock: Clock = createClock(async () => {
      asked += 1;
      clock.hear(dateAt(NOW - 5_000), 20);
    });
    expect(await clock.verifiedAgeOf(idAt(NOW - 2_000), 2_800)).toBe(2_000);
    expect(asked).toBe(0);
    const ages = await Promise.all([5_100, 15_000].map((age) => clock.verifiedAgeOf(idAt(NOW - age), 2_800)));
    expect(ages[0]).toBeLessThan(1_700);
    expect(ages[1]).toBeGreaterThan(9_000);
    expect(asked).toBe(1);
  });

  it('tells the time by Discord, measured anew each time', async () => {
    let ahead = 40 * 86_400_000;
    const clock: Clock = createClock(async () => clock.hear(dateAt(NOW - ahead), 20));
    expect(new Date(await clock.verifiedNow()).toISOString().slice(0, 10)).toBe('2024-03-26');
    ahead = 0;
    expect(await clock.verifiedNow()).toBe(NOW);
  });

  it('keeps the last measurement when Discord does not respond', async () => {
    const clock = createClock(() => Promise.reject(new Error('away')));
    expect(await clock.verifiedAgeOf(idAt(NOW - 5_000), 2_800)).toBe(5_000);
  });
});
