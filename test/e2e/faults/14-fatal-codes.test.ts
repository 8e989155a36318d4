import { expect, it, vi } from 'vitest';
import { Stage } from './stage.ts';

it.each([4004, 4010, 4011, 4012, 4013, 4014])(
  '14. close code %i is for good, and is said to whoever runs it',
  {
    timeout: 60_000,
  },
  async (code) => {
    const stage = new Stage();
    await stage.open();
    await stage.start();
    stage.local.gateway.disconnect(code);
    await vi.waitUntil(() => stage.losses.length > 0, { timeout: 20_000 });
    expect(stage.losses).toEqual([
      expect.objectContaining({
        name: 'LoginError',
        passing: false,
        message: expect.stringContaining(`(code ${code})`),
      }),
    ]);
    expect(stage.identifies()).toBe(1);
    await stage.close();
  },
);
