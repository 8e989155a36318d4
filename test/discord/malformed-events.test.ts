import { type REST, SnowflakeUtil } from 'discord.js';
import { expect, it } from 'vitest';
import { Clock } from '../../src/discord/clock-skew.ts';
import { AdmissionControl } from '../../src/discord/fair-use/admission-control.ts';
import { createUnreadListener } from '../../src/discord/malformed-events.ts';

const TOO_OLD_MS = 10_000;

/** The routes of the replies to a malformed interaction of some age, in milliseconds. */
async function repliesTo(age: number): Promise<string[]> {
  const routes: string[] = [];
  const rest = { post: async (route: string) => void routes.push(route) } as unknown as REST;
  const ignore = () => {};
  const listen = createUnreadListener(
    rest,
    { info: ignore, warn: ignore, error: ignore },
    new AdmissionControl(new Clock()),
  );
  const id = String(SnowflakeUtil.generate({ timestamp: Date.now() - age }));
  await listen({ id, token: 'token' });
  return routes;
}

it('answers a malformed interaction with an error, unless it is too old', async () => {
  expect(await repliesTo(0)).toHaveLength(1);
  expect(await repliesTo(TOO_OLD_MS)).toEqual([]);
});
