import { SnowflakeUtil } from 'discord.js';
import { Response } from 'undici';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../../src/discord/clock-skew.ts';
import { createAcknowledge } from '../../../src/discord/sending/acknowledge.ts';
import { NoAnswer, type Send } from '../../../src/discord/sending/fetch-with-deadline.ts';

/** How Discord reacts to a request: with a response, with a connection error, both after some milliseconds, or not at all. */
type Behaviour =
  | { status: number; body?: object; after?: number }
  | { fails: string; after?: number }
  | 'silent';

const ALREADY = { code: 40060, message: 'Interaction has already been acknowledged.' };
const UNKNOWN = { code: 10062, message: 'Unknown interaction' };
const INIT = { method: 'POST', body: '{}' };

let requests: { at: number; aborted: () => boolean }[];
let elsewhere: number;

/** Reacts to each request with the next behaviour, and after the last with the last. */
function scripted(...script: Behaviour[]): Send {
  return (_, { signal }) => {
    const behaviour = script[Math.min(requests.length, script.length - 1)]!;
    requests.push({ at: Date.now(), aborted: () => (signal as AbortSignal).aborted });
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      if (behaviour === 'silent') return;
      const act = () => {
        if ('fails' in behaviour) return reject(Object.assign(new Error('?'), { code: behaviour.fails }));
        const json = behaviour.body && JSON.stringify(behaviour.body);
        const headers = json ? { 'content-type': 'application/json' } : {};
        resolve(new Response(json ?? null, { status: behaviour.status, headers }) as never);
      };
      if (behaviour.after === undefined) act();
      else setTimeout(act, behaviour.after);
    });
  };
}

const urlOf = (id: string) =>
  `http://127.0.0.1/api/v10/interactions/${id}/secret/callback?with_response=false`;
const acknowledge = (...script: Behaviour[]) => {
  const id = String(SnowflakeUtil.generate());
  const send = createAcknowledge(scripted(...script), new Clock(), () => {
    elsewhere += 1;
  });
  return { id, send: () => send(urlOf(id), INIT) };
};
/** The outcome of an answer, on a simulated clock. */
async function outcome(
  answer: Promise<unknown>,
): Promise<{ status?: number; error?: unknown; took: number }> {
  const began = Date.now();
  const ended = answer.then(
    (response) => ({ status: (response as Response).status, took: Date.now() - began }),
    (error: unknown) => ({ error, took: Date.now() - began }),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  return ended;
}

describe('the acknowledgement of an interaction', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ms);
      return controller.signal;
    });
    requests = [];
    elsewhere = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('is sent once when Discord accepts it', async () => {
    expect(await outcome(acknowledge({ status: 204 }).send())).toEqual({ status: 204, took: 0 });
    expect(requests).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5])(
    'is sent again after %i server errors, with exponential backoff',
    async (count) => {
      const errors = Array.from({ length: count }, () => ({ status: 500 }));
      const { status } = await outcome(acknowledge(...errors, { status: 204 }).send());
      expect(status).toBe(204);
      const pauses = requests.slice(1).map(({ at }, index) => at - requests[index]!.at);
      expect(pauses).toEqual([50, 100, 200, 400, 400].slice(0, count));
    },
  );

  it('ends with the last server error when there are only errors, within three seconds', async () => {
    const { status, took } = await outcome(acknowledge({ status: 503 }).send());
    expect(status).toBe(503);
    expect(took).toBeGreaterThan(2_400);
    expect(took).toBeLessThanOrEqual(3_000);
  });

  it.each(['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNREFUSED'])('is sent again after %s', async (code) => {
    expect(await outcome(acknowledge({ fails: code }, { status: 204 }).send())).toEqual({
      status: 204,
      took: 50,
    });
    expect(requests).toHaveLength(2);
  });

  it('succeeds when Discord already has it, after a request whose response was lost', async () => {
    const { send } = acknowledge({ fails: 'ECONNRESET' }, { status: 400, body: ALREADY });
    expect(await outcome(send())).toEqual({ status: 204, took: 50 });
    expect(elsewhere).toBe(0);
  });

  it('succeeds when the response to an earlier acknowledgement was lost', async () => {
    const { send } = acknowledge('silent', 'silent', 'silent', 'silent', { status: 400, body: ALREADY });
    expect((await outcome(send())).error).toBeInstanceOf(NoAnswer);
    expect((await outcome(send())).status).toBe(204);
    expect(elsewhere).toBe(0);
  });

  it('counts as given elsewhere when Discord has one before the first request', async () => {
    const { send } = acknowledge({ status: 400, body: ALREADY });
    const response = (await send()) as unknown as Response;
    expect([response.status, await response.json()]).toEqual([400, ALREADY]);
    expect([elsewhere, requests.length]).toEqual([1, 1]);
  });

  it.each([
    [404, UNKNOWN],
    [400, { code: 50035, message: 'Invalid Form Body' }],
    [429, { message: 'You are being rate limited.', retry_after: 1 }],
  ])('returns the response when its status is %i', async (status, body) => {
    const { send } = acknowledge({ status, body });
    const response = (await send()) as unknown as Response;
    expect([response.status, await response.json()]).toEqual([status, body]);
    expect([elsewhere, requests.length]).toEqual([0, 1]);
  });

  it('is sent again while a response is slow, and the first response counts', async () => {
    expect(await outcome(acknowledge('silent', { status: 204 }).send())).toEqual({ status: 204, took: 800 });
    requests = [];
    const slow = acknowledge({ status: 204, after: 2_500 }, 'silent');
    expect(await outcome(slow.send())).toEqual({ status: 204, took: 2_500 });
    expect(requests).toHaveLength(4);
  });

  it('aborts the other requests when one is accepted', async () => {
    const taken = acknowledge('silent', { status: 204 }).send();
    await vi.advanceTimersByTimeAsync(800);
    await taken;
    expect(requests.map(({ aborted }) => aborted())).toEqual([true, true]);
  });

  it('is given up after three seconds', async () => {
    const { error, took } = await outcome(acknowledge('silent').send());
    expect(error).toBeInstanceOf(NoAnswer);
    expect(took).toBeOneOf([2_900, 2_901]);
    expect(requests).toHaveLength(4);
    expect(requests.every(({ aborted }) => aborted())).toBe(true);
  });

  it('is tried briefly when it is late', async () => {
    const { send } = acknowledge('silent');
    vi.setSystemTime(Date.now() + 60_000);
    expect((await outcome(send())).took).toBeOneOf([300, 301]);
    expect(requests).toHaveLength(1);
  });

  it('has the time that remains since the interaction', async () => {
    const { send } = acknowledge('silent');
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await outcome(send())).took).toBeOneOf([900, 901]);
  });

  it('has errors without the URL, which contains a token', async () => {
    const { error } = await outcome(acknowledge({ fails: 'ECONNREFUSED' }).send());
    expect(String(error)).toBe('NoAnswer: Discord gave no answer (ECONNREFUSED)');
  });
});
