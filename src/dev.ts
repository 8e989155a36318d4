/**
 * `npm run dev`: runs the local Discord, and the bot in a process of its own that restarts when a file of its code is saved,
 * so that the page keeps its messages.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { startLocalDiscord } from './local/index.ts';
import { DEFAULT_PORT } from './local/settings.ts';

const WATCHED = ['src', 'commands'];
/** In milliseconds: the delay before a restart, since editors write a file in several steps. */
const DEBOUNCE_MS = 100;

const local = await startLocalDiscord({ port: DEFAULT_PORT });
console.log(`Open ${local.url}. Whenever you save a file in ${WATCHED.join(' or ')}, the bot starts anew.`);

let bot = start();
let isStopping = false;
let debounce: NodeJS.Timeout | undefined;
for (const folder of WATCHED)
  watch(folder, { recursive: true }, () => {
    clearTimeout(debounce);
    debounce = setTimeout(() => void restart(), DEBOUNCE_MS);
  });

// An interrupt from the keyboard reaches the bot as well; SIGTERM is passed on.
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => {
  bot.kill('SIGTERM');
  void stop();
});

function start(): ChildProcess {
  local.gateway.explainAbsence(null);
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    // The last tells of the error that ends it, which the page shows.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, DISCORD_TOKEN: local.token, DISCORD_API_BASE: local.api, DISCORD_GUILD_ID: '' },
  });
  child.on('message', (error) => local.gateway.explainAbsence(String(error)));
  return child;
}

async function restart(): Promise<void> {
  const old = bot;
  old.kill('SIGTERM');
  await exitOf(old);
  // Unless another restart is in progress, or the program is stopping.
  if (old === bot && !isStopping) bot = start();
}

async function stop(): Promise<void> {
  isStopping = true;
  await exitOf(bot);
  process.exit(0);
}

async function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
