import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { startLocalDiscord } from './local/index.ts';
import { DEFAULT_PORT } from './local/settings.ts';

/**
 * `npm run dev`: a Discord for one that stays, and the bot in a process of its own beside it, started anew whenever
 * a file of its code is saved. So the page keeps its messages.
 */
const WATCHED = ['src', 'commands'];
/** An editor writes a file in several steps. */
const PAUSE_MS = 100;

const local = await startLocalDiscord({ port: DEFAULT_PORT });
console.log(`Open ${local.url}. Whenever you save a file in ${WATCHED.join(' or ')}, the bot starts anew.`);

let bot = start();
let leaving = false;
let pause: NodeJS.Timeout | undefined;
for (const folder of WATCHED)
  watch(folder, { recursive: true }, () => {
    clearTimeout(pause);
    pause = setTimeout(() => void restart(), PAUSE_MS);
  });

// An interrupt from the keyboard reaches the bot as well; what is sent to this process alone is passed on.
process.on('SIGINT', () => void leave());
process.on('SIGTERM', () => {
  bot.kill('SIGTERM');
  void leave();
});

function start(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    stdio: 'inherit',
    env: { ...process.env, DISCORD_TOKEN: local.token, DISCORD_API_BASE: local.api, DISCORD_GUILD_ID: '' },
  });
}

async function restart(): Promise<void> {
  const old = bot;
  old.kill('SIGTERM');
  await ended(old);
  // Another file was saved meanwhile, or it is time to go.
  if (old === bot && !leaving) bot = start();
}

async function leave(): Promise<void> {
  leaving = true;
  await ended(bot);
  process.exit(0);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
