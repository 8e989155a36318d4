/** 35. A clock that is set while the bot runs. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';
import { QUESTION } from './stage.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord({ deadlineMs: 30_000 });
});
afterAll(() => local.close());
endProcesses();

/** Run before the program: on SIGUSR2, sets its clock forward by five seconds, as when the time is synchronised. */
const CLOCK_CHANGE =
  "const { now } = Date; process.on('SIGUSR2', () => { Date.now = () => now() + 5_000; });";

it('35. a clock that is set while it runs makes nothing too old', {
  timeout: PROCESS_TIMEOUT_MS,
  retry: 2,
}, async () => {
  const bot = await BotProcess.start(local, { preload: CLOCK_CHANGE });
  await bot.ready();
  const mira = local.people.mira.in(local.channels.questions);
  expect((await mira.run('ask', { question: QUESTION })).kind).toBe('reply');
  bot.child.kill('SIGUSR2');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await mira.run('ask', { question: QUESTION })).kind).toBe('reply');
  await bot.says(/This machine's clock is \d s ahead of Discord's/);
});
