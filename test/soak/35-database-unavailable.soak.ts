import { expect, it } from 'vitest';
import { BotProcess, endProcesses } from '../e2e/faults/process.ts';

endProcesses();

it('35. a database that does not answer at the start: 75 after a minute, to be started again', async () => {
  const bot = await BotProcess.start(null, {
    env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/verbatim' },
  });
  expect(await bot.exit).toBe(75);
  expect(bot.output).toContain('The database does not answer: see that it runs');
  expect(bot.output).not.toContain('    at ');
});
