/** 15. Starting while Discord is down. */

import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLocalDiscord } from '../../../src/local/index.ts';
import { Stage } from './stage.ts';

const TEST_TIMEOUT_MS = 60_000;

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

const waits = () => stage.lines.filter((line) => line.startsWith('Discord cannot be reached'));

describe('15. a start while Discord is away', () => {
  it('waits, longer each time, and then logs in once', { timeout: TEST_TIMEOUT_MS }, async () => {
    await stage.open();
    stage.play({
      match: { on: 'request', path: '/gateway/bot' },
      action: { do: 'answer', status: 500 },
      times: 'always',
    });
    const started = stage.start();
    // Each attempt takes a while; it probes the API and does not log in.
    await vi.waitUntil(() => waits().length === 2, { timeout: 55_000 });
    expect(stage.identifies()).toBe(0);
    stage.local.faults.stop();
    const back = performance.now();
    await started;
    expect(performance.now() - back).toBeLessThan(15_000);
    expect(stage.identifies()).toBe(1);
    expect([...stage.local.gateway.sessions.values()].filter(({ connected }) => connected)).toHaveLength(1);
    expect(waits().map((line) => Number(/again in (\d+) s/.exec(line)?.[1]))).toEqual([
      expect.toBeOneOf([1, 2]),
      expect.toBeOneOf([2, 3]),
    ]);
  });

  it('waits for an address where nobody answers', { timeout: TEST_TIMEOUT_MS }, async () => {
    const port = await freePort();
    stage.local = await startLocalDiscord({ port });
    await stage.local.close();
    const started = stage.start();
    await vi.waitUntil(() => waits().length > 0, { timeout: 55_000 });
    const { token } = stage.local;
    stage.local = await startLocalDiscord({ port });
    // The new Discord has another token, so the login fails; the test is that it is reached.
    expect(stage.local.token).not.toBe(token);
    await expect(started).rejects.toMatchObject({ name: 'LoginError', passing: false });
  });

  it('waits until Discord allows another login', { timeout: TEST_TIMEOUT_MS }, async () => {
    await stage.open();
    const limit = { total: 1_000, remaining: 0, reset_after: 2_000, max_concurrency: 1 };
    stage.play({
      match: { on: 'request', path: '/gateway/bot' },
      action: {
        do: 'answer',
        status: 200,
        body: { url: 'ws://127.0.0.1', shards: 1, session_start_limit: limit },
      },
    });
    await stage.start();
    expect(stage.lines).toContain('Discord allows no more logins today. Logging in again in 2 s.');
    expect(stage.identifies()).toBe(1);
  });

  it.each([
    [600, /Trying again in 10 minutes, at 20\d\d-\d\d-\d\dT[\d:.]+Z\./],
    [35 * 86_400, /Trying again in 840 hours, at 20\d\d-/],
  ])(
    'says that Discord allows no requests for %i seconds, and sends none until then',
    { timeout: TEST_TIMEOUT_MS },
    async (seconds, said) => {
      await stage.open();
      stage.play({
        match: { on: 'request', path: '/gateway/bot' },
        action: { do: 'limit', seconds },
        times: 'always',
      });
      const stop = new AbortController();
      const started = stage.start({ signal: stop.signal });
      await vi.waitUntil(() => waits().length > 0, { timeout: 20_000 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(waits()).toEqual([expect.stringMatching(said)]);
      expect(stage.local.record.requests.filter(({ path }) => path.endsWith('/gateway/bot'))).toHaveLength(1);
      stop.abort();
      await expect(started).rejects.toThrow();
    },
  );

  it('ends when it is told so', { timeout: TEST_TIMEOUT_MS }, async () => {
    await stage.open();
    stage.play({
      match: { on: 'request', path: '/gateway/bot' },
      action: { do: 'cut', how: 'silence' },
      times: 'always',
    });
    const stop = new AbortController();
    const started = stage.start({ signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    await expect(started).rejects.toThrow();
    expect(stage.identifies()).toBe(0);
  });

  it('does not log in a second time when the first fails half-way', {
    timeout: TEST_TIMEOUT_MS,
  }, async () => {
    await stage.open();
    stage.play({ match: { on: 'connect' }, action: { do: 'answer', status: 503 }, times: 'always' });
    await expect(stage.start({ timeouts: { silentMs: 3_000, awayMs: 3_000 } })).rejects.toMatchObject({
      name: 'LoginError',
      passing: true,
    });
    expect(stage.identifies()).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
