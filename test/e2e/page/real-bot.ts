import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LocalDiscord } from '../../../src/local/index.ts';

/**
 * Starts the bot of this repository as an operator does, in a process of its own.
 *
 * @returns ends it
 */
export async function startRealBot(local: LocalDiscord): Promise<() => Promise<void>> {
  const bot = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DISCORD_TOKEN: local.token,
      DISCORD_API_BASE: local.api,
      DISCORD_GUILD_ID: '',
      SEEDS_DIR: '',
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
  };
}
