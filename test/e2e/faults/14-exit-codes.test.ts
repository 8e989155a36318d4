/** 14. Exit codes of the process. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../../src/library/postgres/database.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { createDatabase, failing, run, SERVER } from '../../library/postgres/postgres-server.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());
endProcesses();

/** The messages of a process's log at the level `error`. */
const errors = ({ output }: BotProcess) =>
  output
    .split('\n')
    .filter((line) => line.includes('"level":"error"'))
    .map((line) => (JSON.parse(line) as { message: string }).message);

describe('14. the process', () => {
  it('ends with 78 when Discord does not know the token', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await BotProcess.start(local, { env: { DISCORD_TOKEN: `${local.token}x` } });
    expect(await bot.exit).toBe(78);
    expect(errors(bot)).toEqual([
      expect.stringMatching(/^Discord does not know this DISCORD_TOKEN\. [^\n]+$/),
    ]);
    expect(bot.output).not.toContain(local.token);
  });

  it('ends with 78 when Discord closes the connection for good', {
    timeout: PROCESS_TIMEOUT_MS,
  }, async () => {
    const bot = await BotProcess.start(local);
    await bot.ready();
    const closed = performance.now();
    local.gateway.disconnect(4014);
    expect(await bot.exit).toBe(78);
    expect(performance.now() - closed).toBeLessThan(10_000);
    expect(errors(bot)).toEqual([
      expect.stringMatching(/^Discord closed the connection for good \(code 4014\)\./),
    ]);
  });

  it('ends with 78 when the token is reset while it runs', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await BotProcess.start(local);
    await bot.ready();
    local.faults.play({
      match: { on: 'request', path: '/channels/*/messages' },
      action: { do: 'answer', status: 401 },
    });
    local.people.mira.in(local.channels.questions).say('@verbatim When did the storm close the harbour?');
    expect(await bot.exit).toBe(78);
    expect(errors(bot)).toEqual([expect.stringContaining('Discord does not know this DISCORD_TOKEN.')]);
  });

  it('ends with 75 when it cannot log in for now', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    local.faults.play({ match: { on: 'connect' }, action: { do: 'answer', status: 503 }, times: 'always' });
    const bot = await BotProcess.start(local);
    // discord.js rejects the login at once, but would keep trying in the background.
    expect(await bot.exit).toBe(75);
    local.faults.stop();
    expect(errors(bot)).toEqual([expect.stringContaining('Check the connection, and start again.')]);
  });

  it.skipIf(SERVER === null)(
    'ends with 75 when the disk of its database is full',
    { timeout: PROCESS_TIMEOUT_MS },
    async () => {
      const { url, drop } = await createDatabase();
      const database = new Database(url);
      await migrate(database);
      await database.close();
      await run(url, ...failing('53100'));
      const bot = await BotProcess.start(local, { env: { DATABASE_URL: url } });
      expect(await bot.exit).toBe(75);
      expect(errors(bot)).toEqual(['The disk of the database is full: make room on it.']);
      await drop();
    },
  );

  it.skipIf(SERVER === null)(
    'ends with 78 when its database is not there',
    { timeout: PROCESS_TIMEOUT_MS },
    async () => {
      const url = new URL(SERVER!);
      url.pathname = '/there_is_no_such_database';
      const bot = await BotProcess.start(local, { env: { DATABASE_URL: String(url) } });
      expect(await bot.exit).toBe(78);
      expect(errors(bot)).toEqual(['There is no database of the name in DATABASE_URL: create it first.']);
    },
  );

  it('ends with 78 when a setting is wrong', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const bot = await BotProcess.start(local, { env: { DISCORD_GUILD_ID: 'here' } });
    expect(await bot.exit).toBe(78);
    expect(errors(bot)).toEqual([expect.stringContaining('DISCORD_GUILD_ID is not a server id')]);
  });
});
