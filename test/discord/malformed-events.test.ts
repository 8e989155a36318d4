import { type REST, SnowflakeUtil } from 'discord.js';
import { expect, it } from 'vitest';
import { Clock } from '../../src/discord/clock-skew.ts';
import { AdmissionControl } from '../../src/discord/fair-use/admission-control.ts';
import { createUnreadListener } from '../../src/discord/malformed-events.ts';

const TOO_OLD_MS = 10_000;

/** The addresses to which it is said that something could not be read, of things of some age. */
async function answered(age: number): Promise<string[]> {
  const said: string[] = [];
  const rest = { post: async (route: string) => void said.push(route) } as unknown as REST;
  const nothing = () => {};
  const listen = createUnreadListener(
    rest,
    { info: nothing, warn: nothing, error: nothing },
    new AdmissionControl(new Clock()),
  );
  const id = String(SnowflakeUtil.generate({ timestamp: Date.now() - age }));
  await listen({ id, token: 'token' });
  return said;
}

it('says of what has just been done that it could not be read, and nothing of what nobody waits for any more', async () => {
  expect(await answered(0)).toHaveLength(1);
  expect(await answered(TOO_OLD_MS)).toEqual([]);
});
