import { RateLimitError } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChannelQueues } from '../../../src/discord/fair-use/channel-queues.ts';

const DAY_MS = 24 * 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue whose answers take a second each; `answered` lists them in order. */
function stage() {
  const answered: string[] = [];
  const queues = new ChannelQueues();
  const take = (person: string, name = person, channel = 'here') =>
    queues.take(channel, person, 10_000, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      answered.push(name);
    });
  return { queues, answered, take };
}

function limited(retryAfter: number): RateLimitError {
  return new RateLimitError({ route: '/channels/:id/messages', retryAfter, timeToReset: 0 } as never);
}

describe('the queue of a channel', () => {
  it('answers in the order of arrival, each channel independently', async () => {
    const { answered, take } = stage();
    for (const name of ['a0', 'b0', 'a1', 'b1']) void take(name[0]!, name);
    void take('c', 'c0', 'there');
    await vi.advanceTimersByTimeAsync(4_500);
    expect(answered).toEqual(['a0', 'c0', 'b0', 'a1', 'b1']);
  });

  it('prefers the person whose last answer is the longest ago, then the one with the fewest waiting messages', async () => {
    const { answered, take } = stage();
    for (const name of ['a0', 'b0', 'b1', 'a1', 'c0']) void take(name[0]!, name);
    await vi.advanceTimersByTimeAsync(5_500);
    expect(answered).toEqual(['a0', 'c0', 'b0', 'a1', 'b1']);
  });

  it('drops a message that cannot be answered in time', async () => {
    const { answered, take } = stage();
    const taken = Promise.all(Array.from({ length: 15 }, (_, index) => take(String(index))));
    await vi.advanceTimersByTimeAsync(20_000);
    const isAnswered = await taken;
    expect(answered.length).toBeOneOf([10, 11]);
    expect(isAnswered.indexOf(false)).toBe(answered.length);
  });

  it('holds fifty messages, and drops those of the person with the most', async () => {
    const { take } = stage();
    void take('first');
    const flood = Array.from({ length: 50 }, () => take('a'));
    const other = take('b');
    expect(await flood[49]).toBe(false);
    await vi.advanceTimersByTimeAsync(2_100);
    expect(await other).toBe(true);
    await vi.advanceTimersByTimeAsync(20_000);
  });

  it('waits as long as a rate limit demands, then answers the next by the current order', async () => {
    const { queues, answered, take } = stage();
    let tries = 0;
    const first = queues.take('here', 'a', 10_000, async () => {
      tries += 1;
      if (tries === 1) throw limited(3_000);
      answered.push('a');
    });
    void take('b');
    await vi.advanceTimersByTimeAsync(2_900);
    expect([tries, answered]).toEqual([1, []]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await first).toBe(true);
    expect([tries, answered]).toEqual([2, ['a', 'b']]);
  });

  it('waits until Discord accepts the next message, then answers the next by the current order', async () => {
    const { queues, answered, take } = stage();
    const headers = new Headers({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': '2.5' });
    void take('a');
    void take('b');
    void queues.take('7', 'a', 10_000, async () =>
      queues.noteRateLimit('https://x/channels/7/messages', { headers }),
    );
    void take('b', 'b0', '7');
    void take('b', 'b1', '7');
    await vi.advanceTimersByTimeAsync(2_400);
    expect(answered).toEqual(['a', 'b']);
    void take('c', 'c0', '7');
    await vi.advanceTimersByTimeAsync(1_300);
    expect(answered).toEqual(['a', 'b', 'c0']);
    await vi.advanceTimersByTimeAsync(3_000);
  });

  it('drops messages during a rate limit of 35 days, and sends no requests meanwhile', async () => {
    const { queues } = stage();
    let tries = 0;
    const answer = async () => {
      tries += 1;
      throw limited(35 * DAY_MS);
    };
    const taken = queues.take('here', 'a', 10_000, answer);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await taken).toBe(false);
    const later = queues.take('here', 'b', 10_000, answer);
    await vi.advanceTimersByTimeAsync(30 * DAY_MS);
    expect([await later, tries]).toEqual([false, 1]);
  });

  it('continues after an answer fails', async () => {
    const { queues, answered, take } = stage();
    const failing = queues.take('here', 'a', 10_000, () => Promise.reject(new Error('gone')));
    void take('b');
    await expect(failing).rejects.toThrow('gone');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(answered).toEqual(['b']);
  });
});
