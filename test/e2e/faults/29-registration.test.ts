/** 29. Registering the commands. */

import { REST } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { register } from '../../../src/discord/registration.ts';
import { Stage } from './stage.ts';

const stage = new Stage();
beforeAll(() => stage.open());
afterAll(() => stage.close());

const writes = () => stage.local.record.requests.filter(({ method }) => method !== 'GET').length;
const rest = () => new REST({ api: stage.local.api }).setToken(stage.local.token);

describe('29. the commands', () => {
  it('are written once, and not again in 500 starts', { timeout: 60_000 }, async () => {
    const { applicationId } = stage.local;
    // Written out once: that takes most of the time of a start.
    const written = commands.map((command) => {
      const json = command.data.toJSON();
      return { ...command, data: { name: command.data.name, toJSON: () => json } };
    }) as typeof commands;
    await register(rest(), applicationId, null, commands);
    const before = writes();
    expect(before).toBeGreaterThan(0);
    for (let count = 0; count < 500; count += 1) await register(rest(), applicationId, null, written);
    expect(writes()).toBe(before);
    const changed = commands.map((command) =>
      command.data.name === 'help'
        ? {
            ...command,
            data: { name: 'help', toJSON: () => ({ ...command.data.toJSON(), description: 'Other' }) },
          }
        : command,
    ) as typeof commands;
    await register(rest(), applicationId, null, changed);
    expect(writes()).toBe(before + 1);
  });

  it.each([
    ['Discord takes no more of them today', { status: 400, body: { code: 30034, message: 'Max number' } }],
    ['Discord fails', { status: 500 }],
  ])(
    'that cannot be registered, because %s, keep nobody from using the existing ones',
    {
      timeout: 60_000,
      retry: 2,
    },
    async (_, answer) => {
      stage.play({
        match: { on: 'request', path: '/applications/*' },
        action: { do: 'answer', ...answer },
        times: 'always',
      });
      await stage.start();
      stage.local.faults.stop();
      expect(
        stage.lines.filter((line) => line.startsWith('The commands could not be registered everywhere')),
      ).not.toEqual([]);
      await stage.warmUp();
      expect((await stage.ask()).kind).toBe('reply');
      await stage.bot.stop();
    },
  );
});
