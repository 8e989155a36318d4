/** Starts the bot of this repository for the page. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocalDiscord } from '../../../src/local/index.ts';
import { START } from '../../build.ts';

/**
 * Starts the bot of this repository in a process, with a data folder of its own.
 *
 * @param seeds the folder of articles; by default that of this repository
 * @returns a function that stops it
 */
export async function startRealBot(local: LocalDiscord, seeds = ''): Promise<() => Promise<void>> {
  const data = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  const bot = spawn(process.execPath, START, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DISCORD_TOKEN: local.token,
      DISCORD_API_BASE: local.api,
      DISCORD_GUILD_ID: '',
      SEEDS_DIR: seeds,
      DATA_DIR: data,
    },
  });
  const ended = once(bot, 'exit');
  await Promise.race([
    once(local.commands, 'changed'),
    ended.then(([code]) => Promise.reject(new Error(`the bot has ended with code ${code}`))),
  ]);
  return async () => {
    bot.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true });
  };
}
