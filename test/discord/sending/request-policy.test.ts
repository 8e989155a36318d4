import { Response } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../src/discord/clock-skew.ts';
import { ChannelQueues } from '../../../src/discord/fair-use/channel-queues.ts';
import type { Send } from '../../../src/discord/sending/fetch-with-deadline.ts';
import { createSending } from '../../../src/discord/sending/request-policy.ts';

const EDIT = 'http://127.0.0.1/api/v10/webhooks/1/secret/messages/@original';
const NOW = Date.UTC(2024, 4, 5, 12);

const skews: number[] = [];
let requests: number;

/** Sends requests over a slow connection, on which each response takes some milliseconds; Discord's clock is right. */
function sendingOver(ms: number): Send {
  requests = 0;
  const clock = new Clock(undefined, (ahead) => void skews.push(ahead));
  const send = (async (_url, { signal }) => {
    requests += 1;
    const headers = { date: new Date(Date.now()).toUTCString() };
    await new Promise<void>((resolve, reject) => {
      setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => reject(new Error('given up')));
    });
    return new Response(null, { status: 204, headers });
  }) as Send;
  return createSending({ clock, queues: new ChannelQueues(), onElsewhere() {}, onUnauthorized() {} }, send);
}

describe('a request to Discord', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'], now: NOW });
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ms);
      return controller.signal;
    });
    skews.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is sent once when it has files, however long the upload takes', async () => {
    const sent = sendingOver(8_000)(EDIT, { method: 'PATCH', body: new FormData() as never });
    await vi.advanceTimersByTimeAsync(30_000);
    expect((await sent).status).toBe(204);
    expect(requests).toBe(1);
  });

  it('is not used to measure the clock when its response is slow', async () => {
    const sent = sendingOver(4_900)('http://127.0.0.1/api/v10/gateway', { method: 'GET' });
    await vi.advanceTimersByTimeAsync(4_900);
    expect((await sent).status).toBe(204);
    expect(skews).toEqual([]);
  });
});
