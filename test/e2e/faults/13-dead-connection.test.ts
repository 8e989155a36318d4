/** 13. Connections that are dead without being closed. */

import { describe, expect, it, vi } from 'vitest';
import { LoginError } from '../../../src/discord/bot.ts';
import type { Fault } from '../../../src/local/faults/fault.ts';
import { Stage } from './stage.ts';

/** A short heartbeat interval, as timeouts depend on it. */
const HEARTBEAT_MS = 400;
const TIMEOUTS = { silentMs: 2_000, awayMs: 4_000 };
const TEST_TIMEOUT_MS = 60_000;

/** Runs a test with a stage of its own, so that tests can run concurrently. */
async function withStage(test: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = new Stage();
  await stage.open({ heartbeatMs: HEARTBEAT_MS });
  await test(stage);
  await stage.close();
}

const frame = (match: object, action: object): Fault =>
  ({ match: { on: 'frame', ...match }, action, times: 'always' }) as Fault;

describe.concurrent('13. a connection that is dead without saying so', () => {
  it.each<[string, Fault[]]>([
    ['freezes', [{ match: { on: 'now' }, action: { do: 'freeze' } }]],
    [
      'is never taken up again, although heartbeats are answered',
      [frame({ event: 'RESUMED' }, { do: 'drop' }), { match: { on: 'now' }, action: { do: 'close' } }],
    ],
    [
      'cannot be opened again',
      [
        { match: { on: 'connect' }, action: { do: 'answer', status: 503 }, times: 'always' },
        { match: { on: 'now' }, action: { do: 'close' } },
      ],
    ],
  ])('is given up when it %s', { timeout: TEST_TIMEOUT_MS }, async (_, faults) => {
    await withStage(async (stage) => {
      await stage.start({ timeouts: TIMEOUTS });
      stage.play(...faults);
      await vi.waitUntil(() => stage.losses.length > 0, { timeout: 40_000 });
      expect(stage.losses).toEqual([expect.any(LoginError)]);
      expect(stage.losses[0]).toMatchObject({
        passing: true,
        message: expect.stringMatching(
          /^Discord is not heard any more: no (?:sign of life|session) for \d seconds\./,
        ),
      });
    });
  });

  it.each<[string, Fault]>([
    ['greeted', frame({ op: 10 }, { do: 'drop' })],
    ['told that it is ready', frame({ event: 'READY' }, { do: 'drop' })],
  ])('is given up when it is never %s', { timeout: TEST_TIMEOUT_MS }, async (_, fault) => {
    await withStage(async (stage) => {
      stage.play(fault);
      const failed = { name: 'LoginError', passing: true };
      await expect(stage.start({ timeouts: TIMEOUTS })).rejects.toMatchObject(failed);
    });
  });

  it('is not given up while it is quiet and well', { timeout: TEST_TIMEOUT_MS }, async () => {
    await withStage(async (stage) => {
      await stage.start({ timeouts: TIMEOUTS });
      await new Promise((resolve) => setTimeout(resolve, TIMEOUTS.awayMs * 1.5));
      expect(stage.losses).toEqual([]);
      expect(stage.bot.connection()).toMatchObject({ connected: true });
    });
  });
});
