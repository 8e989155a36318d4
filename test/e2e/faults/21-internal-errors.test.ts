/** 21. Uncaught errors, unhandled rejections, and commands that fail. */

import { SlashCommandBuilder } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../../../commands/index.ts';
import type { Command } from '../../../src/discord/command.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/index.ts';
import { BotProcess, endProcesses, PROCESS_TIMEOUT_MS, WAIT } from './process.ts';
import { Stage } from './stage.ts';

let local: LocalDiscord;
beforeAll(async () => {
  local = await startLocalDiscord();
});
afterAll(() => local.close());
endProcesses();

describe('21. a process with a fault', () => {
  it('ends with 1 when something was thrown that nobody caught', {
    timeout: PROCESS_TIMEOUT_MS,
  }, async () => {
    const preload = "process.on('SIGUSR2', () => { throw new Error('nobody caught this'); });";
    const bot = await BotProcess.start(local, { preload });
    await bot.ready();
    bot.child.kill('SIGUSR2');
    expect(await bot.exit).toBe(1);
    expect(bot.output).toContain('nobody caught this');
  });

  it('goes on when a few things fail that nobody waited for, and ends with 1 when many do', {
    timeout: PROCESS_TIMEOUT_MS,
  }, async () => {
    const preload =
      "process.on('SIGUSR2', () => { for (let i = 0; i < 10; i++) Promise.reject(new Error('unheard')); });";
    const bot = await BotProcess.start(local, { preload });
    await bot.ready();
    const failures = () =>
      bot.output.split('Something failed that nobody waited for: Error: unheard').length - 1;
    bot.child.kill('SIGUSR2');
    await vi.waitUntil(() => failures() >= 10, WAIT);
    const mira = local.people.mira.in(local.channels.questions);
    expect((await mira.run('help')).kind).toBe('reply');
    expect(failures()).toBe(10);
    bot.child.kill('SIGUSR2');
    await vi.waitUntil(() => failures() >= 20, WAIT);
    bot.child.kill('SIGUSR2');
    expect(await bot.exit).toBe(1);
    expect(bot.output).toContain('Too much fails that nobody waits for');
  });
});

describe('21. a command with a fault', () => {
  const broken = {
    data: new SlashCommandBuilder().setName('broken').setDescription('Fails'),
    async execute() {
      throw new Error('a fault of the command');
    },
  } satisfies Command;
  const silent = {
    data: new SlashCommandBuilder().setName('silent').setDescription('Answers nothing'),
    async execute() {},
  } satisfies Command;
  const stage = Stage.forFile({}, { commands: [...commands, broken, silent] });

  it('is apologised for when it answers nothing', { retry: 2, timeout: 30_000 }, async () => {
    const outcome = await stage.newPerson().in(stage.local.channels.questions).run('silent');
    expect(outcome).toMatchObject({
      kind: 'reply',
      message: { content: 'Something went wrong on my side. Please try again in a moment.', flags: 64 },
    });
    expect(stage.lines.at(-1)).toMatch(/^\/silent failed: Error: it was not answered/);
  });

  it('is apologised for once, to the one who used it, and the bot goes on', {
    retry: 2,
    timeout: 30_000,
  }, async () => {
    const before = stage.lines.length;
    const outcome = await stage.newPerson().in(stage.local.channels.questions).run('broken');
    expect(outcome).toMatchObject({
      kind: 'reply',
      message: { content: 'Something went wrong on my side. Please try again in a moment.', flags: 64 },
    });
    expect(stage.lines.slice(before)).toEqual([
      expect.stringMatching(/^\/broken failed: Error: a fault of the command/),
    ]);
    expect((await stage.ask()).kind).toBe('reply');
  });
});
