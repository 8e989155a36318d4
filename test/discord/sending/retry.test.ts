import { Response } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer, type Send } from '../../../src/discord/sending/fetch-with-deadline.ts';
import { createRetry } from '../../../src/discord/sending/retry.ts';

const EDIT = 'http://127.0.0.1/api/v10/webhooks/1/secret/messages/@original';
const FOLLOW_UP = 'http://127.0.0.1/api/v10/webhooks/1/secret';
const MESSAGE = 'http://127.0.0.1/api/v10/channels/1/messages';

/** The times of the requests, in milliseconds since the first. */
let times: number[];
/** Sends a request; `script` has the status of each response, or null for a lost connection. */
async function send(method: string, url: string, ...script: (number | null)[]) {
  const began = Date.now();
  times = [];
  const sendWithRetry = createRetry((async () => {
    const status = script[Math.min(times.length, script.length - 1)]!;
    times.push(Date.now() - began);
    if (status === null) throw Object.assign(new Error('?'), { code: 'UND_ERR_SOCKET' });
    return new Response(null, { status });
  }) as unknown as Send);
  const ended = sendWithRetry(url, { method }).then(
    ({ status }) => status,
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(60_000);
  return ended;
}

describe('a request after the acknowledgement', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'Date', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is sent once when Discord accepts or rejects it', async () => {
    for (const status of [200, 204, 401, 404, 429]) {
      expect(await send('PATCH', EDIT, status)).toBe(status);
      expect(times).toEqual([0]);
    }
  });

  it('is sent again after server errors, with exponential backoff', async () => {
    expect(await send('PATCH', EDIT, 500, 502, 503, 500, 200)).toBe(200);
    const pauses = times.slice(1).map((time, i) => time - times[i]!);
    for (const [i, pause] of pauses.slice(1).entries()) expect(pause).toBe(2 * pauses[i]!);
  });

  it('is given up within thirty seconds', async () => {
    expect(await send('PATCH', EDIT, 500)).toBe(500);
    expect(times.at(-1)).toBeGreaterThan(10_000);
    expect(times.at(-1)).toBeLessThan(25_000);
    expect(await send('PATCH', EDIT, null)).toBeInstanceOf(NoAnswer);
  });

  it.each([
    ['PATCH', EDIT],
    ['DELETE', EDIT],
    ['GET', EDIT],
    ['POST', MESSAGE],
  ])('is sent again when the response was lost and the request is idempotent: %s %s', async (method, url) => {
    expect(await send(method, url, null, 200)).toBe(200);
    expect(times).toHaveLength(2);
  });

  it('is not sent again when that could duplicate a message', async () => {
    expect(await send('POST', FOLLOW_UP, null, 200)).toBeInstanceOf(NoAnswer);
    expect(times).toEqual([0]);
    expect(await send('POST', FOLLOW_UP, 500, 200)).toBe(200);
  });
});
