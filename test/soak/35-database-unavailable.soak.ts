import { expect, it } from 'vitest';
import { BotProcess, endProcesses } from '../e2e/faults/process.ts';

endProcesses();

it('35. a bot whose database does not answer at the start exits after a minute with 75, to be restarted', async () => {
  const bot = await BotProcess.start(null, {
    env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/verbatim' },
  });
  expect(await bot.exit).toBe(75);
  expect(bot.output).toContain('The database does not answer: see that it runs');
  expect(bot.output).not.toContain('    at ');
});
