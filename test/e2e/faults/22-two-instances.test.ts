/** 22. Two bots with one token, or over one folder. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { startBot } from '../../../src/discord/bot.ts';
import { lockFolder } from '../../../src/folder-lock.ts';
import { startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS } from './process.ts';
import { Stage } from './stage.ts';

endProcesses();
const stage = Stage.forFile();

it('22. two bots with one token answer once, and say that there are two', {
  timeout: 60_000,
  retry: 2,
}, async () => {
  const second = await startBot(stage.options());
  const answeredElsewhere = () => stage.bot.counts().elsewhere + second.counts().elsewhere;
  const before = answeredElsewhere();
  for (let count = 1; count <= 5; count += 1) {
    expect((await stage.ask()).kind).toBe('reply');
    await vi.waitUntil(() => answeredElsewhere() === before + count, { timeout: 10_000 });
  }
  await second.stop();
  const warnings = stage.lines.filter((line) =>
    line.startsWith('Another bot with the same token answers as well'),
  );
  expect(warnings.length).toBeGreaterThanOrEqual(1);
  expect(warnings.length).toBeLessThanOrEqual(2);
  expect(stage.lines.filter((line) => line.includes('failed'))).toEqual([]);
});

it('22. a second process over the same folder leaves with 75', { timeout: PROCESS_TIMEOUT_MS }, async () => {
  const local = await startLocalDiscord();
  const first = await BotProcess.start(local);
  await first.ready();
  const second = await BotProcess.start(local, { env: { DATA_DIR: first.data } });
  expect(await second.exit).toBe(75);
  expect(second.output).toContain('Another Verbatim is running over');
  await Promise.all([first.end(), second.end()]);
  await local.close();
});

it('22. without a token as well, before it opens a page', { timeout: PROCESS_TIMEOUT_MS }, async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const unlock = await lockFolder(data);
  const second = await BotProcess.start(null, { env: { DATA_DIR: data } });
  expect(await second.exit).toBe(75);
  const lines = second.output.trim().split('\n');
  expect(lines).toEqual([
    expect.stringContaining(
      `Another Verbatim is running over ${data}: stop it, or set DATA_DIR to another folder.`,
    ),
  ]);
  await second.end();
  await unlock();
  await rm(data, { recursive: true });
});
