/** 14. Close codes after which the bot does not reconnect. */

import { expect, it, vi } from 'vitest';
import { Stage } from './stage.ts';

it.each([
  [4004, 'Copy a new token'],
  [4010, 'SHARDS'],
  [4011, 'SHARDS'],
  [4012, 'update the bot'],
  [4013, 'intents'],
  [4014, 'intents'],
])(
  '14. close code %i is final, and the error says what to do: %s',
  {
    timeout: 60_000,
  },
  async (code, advice) => {
    const stage = new Stage();
    await stage.open();
    await stage.start();
    stage.local.gateway.disconnect(code);
    await vi.waitUntil(() => stage.losses.length > 0, { timeout: 20_000 });
    expect(stage.losses).toEqual([
      expect.objectContaining({
        name: 'LoginError',
        passing: false,
        message: expect.stringMatching(`\\(code ${code}\\)\\. .*${advice}`),
      }),
    ]);
    expect(stage.identifies()).toBe(1);
    await stage.close();
  },
);
