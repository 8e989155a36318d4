import { SnowflakeUtil } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../src/discord/clock-skew.ts';
import { UserError } from '../../../src/discord/user-error.ts';
import { RateLimiter } from '../../../src/discord/fair-use/rate-limiter.ts';
import { AdmissionControl } from '../../../src/discord/fair-use/admission-control.ts';
import { type BulkheadLimits, Bulkheads, FairQueue } from '../../../src/discord/fair-use/fair-queue.ts';
import { SeenIds } from '../../../src/discord/seen-ids.ts';
import type { Library } from '../../../src/library/library.ts';

describe('a bucket', () => {
  it('holds what is allowed at once, and fills as time passes', () => {
    const buckets = new RateLimiter({ burst: 3, perSecond: 2 }, 10);
    const take = (key: string, ...times: number[]) => times.map((now) => buckets.take(key, now));
    expect(take('a', 0, 0, 0, 0)).toEqual([true, true, true, false]);
    expect(take('b', 0)).toEqual([true]);
    expect(take('a', 499, 500, 999, 1_000)).toEqual([false, true, false, true]);
    expect(take('a', 9_000, 9_000, 9_000, 9_000)).toEqual([true, true, true, false]);
  });

  it('is forgotten when others did something since', () => {
    const buckets = new RateLimiter({ burst: 1, perSecond: 1 }, 2);
    for (const key of ['a', 'b', 'a', 'c']) buckets.take(key, 0);
    expect(buckets.size).toBe(2);
    expect(['b', 'c'].map((key) => buckets.take(key, 0))).toEqual([true, false]);
  });
});

describe('what is known', () => {
  it('is the latest', () => {
    const known = new SeenIds(2);
    expect(['a', 'a', 'b', 'c', 'b', 'a'].map((id) => known.add(id))).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
  });
});

describe('the gate', () => {
  const SERVER = { guildId: '1' };
  const idOf = (age: number) => String(SnowflakeUtil.generate({ timestamp: Date.now() - age }));
  let gate: AdmissionControl;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    gate = new AdmissionControl(new Clock());
  });
  afterEach(() => void vi.useRealTimers());
  const refusal = (act: () => void) => {
    try {
      act();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as Error).message;
    }
    return null;
  };

  it('lets in what comes the first time', () => {
    expect(['1', '1', '2'].map((id) => gate.isNew(id))).toEqual([true, false, true]);
    expect(gate.counts).toEqual({ late: 0, repeated: 1, limited: 0, busy: 0, elsewhere: 0 });
  });

  it('lets in what can be answered in time', async () => {
    const isInTime = (age: number) => gate.isInTime(idOf(age));
    expect(await Promise.all([0, 1_000, 2_800, 2_801, 10_000].map(isInTime))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(gate.counts.late).toBe(2);
  });

  it('gives a message ten seconds, three of them for the answer, and none to one of before an outage', async () => {
    const timeLeft = (age: number) => gate.messageTimeLeft(idOf(age));
    expect(await Promise.all([0, 6_000, 7_000, 600_000].map(timeLeft))).toEqual([7_000, 1_000, 0, -593_000]);
    expect(gate.counts.late).toBe(1);
  });

  it('lets a person ask twenty times, and once a second', () => {
    const ask = () => refusal(() => gate.admit(SERVER, 'mira'));
    expect(Array.from({ length: 20 }, ask)).toEqual(Array(20).fill(null));
    expect(ask()).toBe('You are asking faster than I may answer. Please try again in a second.');
    expect(refusal(() => gate.admit(SERVER, 'theo'))).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect([ask(), ask() === null]).toEqual([null, false]);
    expect(gate.counts.limited).toBe(2);
  });

  it('lets a server ask a hundred times, whoever asks, and thirty times a second', () => {
    const ask = (person: number) => refusal(() => gate.admit(SERVER, String(person)));
    expect(Array.from({ length: 100 }, (_, person) => ask(person))).toEqual(Array(100).fill(null));
    expect(ask(101)).toBe('This server asks faster than I may answer. Please try again in a second.');
    expect(refusal(() => gate.admit({ guildId: '2' }, '102'))).toBeNull();
    vi.advanceTimersByTime(1_000);
    expect(
      Array.from({ length: 31 }, (_, person) => ask(200 + person)).filter((one) => one !== null),
    ).toHaveLength(1);
  });

  it('lets everybody ask who asks in private, where there is no server', () => {
    const ask = (_: unknown, person: number) => refusal(() => gate.admit({ guildId: null }, String(person)));
    expect(Array.from({ length: 101 }, ask)).toEqual(Array(101).fill(null));
  });

  it('lets a person type', () => {
    expect(Array.from({ length: 31 }, () => gate.admitTyping('mira')).filter(Boolean)).toHaveLength(30);
    expect(gate.counts.limited).toBe(1);
    expect(refusal(() => gate.admit(SERVER, 'mira'))).toBeNull();
  });

  it('lets in nothing when it is closed', () => {
    gate.close();
    expect(refusal(() => gate.admit(SERVER, 'mira'))).toBe(
      'I am being restarted. Please ask again in a minute.',
    );
    expect(gate.admitTyping('mira')).toBe(false);
  });
});

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
  const clock = (ask?: () => Promise<unknown>) => new Clock(ask, (ms) => void skews.push(ms));

  it('tells ages', () => {
    expect(clock().ageOf(idAt(NOW - 700), NOW)).toBe(700);
  });

  it('takes a small difference for none', () => {
    const one = clock();
    for (const ahead of [-1_400, 0, 1_000]) one.hear(dateAt(NOW + ahead), 0, NOW);
    expect(one.ageOf(idAt(NOW - 700), NOW)).toBe(700);
    expect(skews).toEqual([]);
  });

  it('goes by Discord’s when this machine’s is wrong, and says so once', () => {
    const one = clock();
    const behind = NOW - 3_600_000;
    for (const _ of [1, 2]) one.hear(dateAt(NOW), 0, behind);
    expect(one.ageOf(idAt(NOW - 700), behind)).toBeGreaterThanOrEqual(200);
    expect(one.ageOf(idAt(NOW - 700), behind)).toBeLessThanOrEqual(1_700);
    expect(skews).toEqual([-3_600_100]);
    one.hear(dateAt(NOW), 0, NOW);
    expect(one.ageOf(idAt(NOW - 700), NOW)).toBe(700);
  });

  it('learns nothing from what is no date', () => {
    const one = clock();
    for (const date of [null, '', 'yesterday']) one.hear(date, 0, NOW);
    expect(one.ageOf(idAt(NOW), NOW)).toBe(0);
  });

  it('takes an answer for dated half-way, and learns nothing from one that was long on its way', () => {
    const one = clock();
    one.hear(dateAt(NOW), 1_000, NOW + 1_900);
    expect(skews).toEqual([]);
    one.hear(dateAt(NOW), 4_000, NOW + 4_000);
    expect(skews).toEqual([]);
    expect(one.ageOf(idAt(NOW), NOW)).toBe(0);
  });

  it('is corrected at once by what comes from its future', () => {
    const one = clock();
    one.see(idAt(NOW + 5_000), NOW);
    expect(one.ageOf(idAt(NOW + 4_000), NOW)).toBe(1_000);
    expect(skews).toEqual([-5_000]);
  });

  it('asks Discord for the time before it says that something is too old, once for all that came', async () => {
    let asked = 0;
    // This machine's clock has been set forwards by five seconds.
    const one: Clock = clock(async () => {
      asked += 1;
      one.hear(dateAt(NOW - 5_000), 20);
    });
    expect(await one.verifiedAgeOf(idAt(NOW - 2_000), 2_800)).toBe(2_000);
    expect(asked).toBe(0);
    const ages = await Promise.all([5_100, 15_000].map((age) => one.verifiedAgeOf(idAt(NOW - age), 2_800)));
    expect(ages[0]).toBeLessThan(1_700);
    expect(ages[1]).toBeGreaterThan(9_000);
    expect(asked).toBe(1);
  });

  it('goes by what it knows when Discord does not say what time it is', async () => {
    const one = clock(() => Promise.reject(new Error('away')));
    expect(await one.verifiedAgeOf(idAt(NOW - 5_000), 2_800)).toBe(5_000);
  });
});

describe('turns', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Things that each take ten milliseconds, in the order in which they begin. */
  function stage(room?: BulkheadLimits) {
    const begun: string[] = [];
    let busy = 0;
    const turns = new FairQueue(room, () => {
      busy += 1;
    });
    const take = (person: string, name = person, ms = 10, server = '1') =>
      turns
        .take({ server, person }, async () => {
          begun.push(name);
          await new Promise((resolve) => setTimeout(resolve, ms));
          return name;
        })
        .catch((error: Error) => error.message);
    return { begun, take, busy: () => busy, turns };
  }

  it('come in order, two at a time', async () => {
    const { begun, take } = stage();
    const done = Promise.all(['a', 'b', 'c', 'd'].map((person) => take(person)));
    expect(begun).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(10);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    await vi.advanceTimersByTimeAsync(10);
    expect(await done).toEqual(['a', 'b', 'c', 'd']);
  });

  it('go round, so that nobody waits for all that another asks', async () => {
    const { begun, take } = stage();
    for (let index = 0; index < 8; index += 1) void take('a', `a${index}`);
    void take('b', 'b0');
    void take('c', 'c0');
    void take('b', 'b1');
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(['a0', 'a1', 'a2', 'b0', 'c0', 'a3', 'b1', 'a4', 'a5', 'a6', 'a7']);
  });

  it('go on when something fails', async () => {
    const { turns, take } = stage();
    const failing = () => turns.take({ server: '1', person: 'a' }, () => Promise.reject(new Error('failed')));
    await expect(failing()).rejects.toThrow('failed');
    await expect(failing()).rejects.toThrow('failed');
    const done = take('b');
    await vi.advanceTimersByTimeAsync(10);
    expect(await done).toBe('b');
  });

  it('are given up after a second', async () => {
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

  it('are not waited for by more than a hundred', async () => {
    const { take, busy } = stage();
    for (let index = 0; index < 102; index += 1) void take(`person ${index}`, 'x', 50_000);
    expect(busy()).toBe(0);
    expect(await take('one more')).toMatch(/^Too many people are asking/);
    expect(busy()).toBe(1);
  });

  it('may be waited for again by as many, when those before had theirs or gave up', async () => {
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

  it('are kept by what a person asked after what was given up', async () => {
    const { begun, take } = stage();
    for (const person of ['a', 'b']) void take(person, person, 1_200);
    void take('c', 'c0');
    await vi.advanceTimersByTimeAsync(500);
    void take('c', 'c1');
    await vi.advanceTimersByTimeAsync(700);
    expect(begun).toEqual(['a', 'b', 'c1']);
  });

  it('go round the servers first, so that no server waits for all that another asks', async () => {
    const { begun, take } = stage();
    for (let index = 0; index < 6; index += 1) void take(`of many ${index}`, `a${index}`, 10, '1');
    void take('alone', 'b', 10, '2');
    await vi.advanceTimersByTimeAsync(100);
    expect(begun).toEqual(['a0', 'a1', 'a2', 'b', 'a3', 'a4', 'a5']);
  });

  it('are refused where a hundred of a server wait, and nowhere else', async () => {
    const { take, busy } = stage();
    for (let index = 0; index < 102; index += 1) void take(`person ${index}`, 'x', 900);
    const other = take('somebody', 'other', 10, '2');
    expect(await take('one more')).toMatch(/^Too many people are asking/);
    await vi.advanceTimersByTimeAsync(910);
    expect(await other).toBe('other');
    expect(busy()).toBe(1);
  });

  it('of a server are only so many at once, where its kind of work has a limit', async () => {
    const room = { atOnce: 2, atOnceOfServer: 1, mostWaiting: 5, longestWaitMs: 1_000 };
    const { begun, take } = stage(room);
    for (const name of ['a0', 'a1']) void take('a', name, 500);
    for (const name of ['b0', 'b1']) void take('b', name, 10, '2');
    await vi.advanceTimersByTimeAsync(25);
    expect(begun).toEqual(['a0', 'b0', 'b1']);
    await vi.advanceTimersByTimeAsync(500);
    expect(begun).toEqual(['a0', 'b0', 'b1', 'a1']);
  });

  it('are what calls of a library wait for: those of one kind not for those of another', async () => {
    const begun: string[] = [];
    const work = (name: string) => async () => {
      begun.push(name);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return name;
    };
    const library = { ask: work('ask'), exportReports: work('export'), articles: work('articles') };
    const rooms = new Bulkheads();
    const here = { server: '1', person: 'a' };
    const its = rooms.libraryFor(library as unknown as Library, here);
    const typed = rooms.libraryFor(library as unknown as Library, here, 'completions');
    for (let time = 0; time < 2; time += 1) void its.exportReports('1');
    for (let time = 0; time < 2; time += 1) void typed.articles({ server: '1' });
    for (let time = 0; time < 3; time += 1) void its.ask('When?', { server: '1' });
    expect(begun).toEqual(['export', 'articles', 'ask', 'ask']);
    await vi.advanceTimersByTimeAsync(110);
    expect(begun.slice(4).sort()).toEqual(['articles', 'ask', 'export']);
    await vi.advanceTimersByTimeAsync(110);
  });
});
