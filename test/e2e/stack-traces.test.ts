/** Stack traces in the log point to the source. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './faults/process.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord({ deadlineMs: 30_000 });
});
afterAll(() => local.close());
endProcesses();

describe('the stack of an error in the log', () => {
  it('names lines of the source, although what runs is bundled', {
    timeout: PROCESS_TIMEOUT_MS,
  }, async () => {
    const preload = `process.loadEnvFile = () => { throw new Error('made to fail'); };`;
    const bot = await BotProcess.start(local, { preload });
    expect(await bot.exit).toBe(1);
    expect(bot.output).toContain('Error: made to fail');
    expect(bot.output).toMatch(stackLineOf('src/config.ts', "process.loadEnvFile('.env')"));
  });

  it('names those of the thread that failed, too', { timeout: PROCESS_TIMEOUT_MS }, async () => {
    const preload = `
      import { Worker } from 'node:worker_threads';
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message) {
        if (message.method === 'ask') message.args = [null];
        postMessage.call(this, message);
      };`;
    const bot = await BotProcess.start(local, { preload });
    await bot.ready();
    await local.people.mira.in(local.channels.questions).run('ask', { question: 'Is it open?' });
    await bot.says(/ask failed: TypeError/);
    expect(bot.output).toMatch(stackLineOf('src/library/worker.ts', 'await run(...args)'));
  });
});

/** Matches a line of a stack trace that points to the line of a file that contains a text. */
function stackLineOf(file: string, text: string): RegExp {
  const lines = readFileSync(file, 'utf8').split('\n');
  const line = lines.findIndex((line) => line.includes(text));
  expect(line).toBeGreaterThan(-1);
  return new RegExp(`at [^\\n]*${file}:${line + 1}:\\d+`);
}
