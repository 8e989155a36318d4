import { spawn } from 'node:child_process';
import { startLocalDiscord } from './local/index.ts';
import { USUAL_PORT } from './local/settings.ts';

/**
 * `npm run dev`: a Discord for one that stays, and the bot in a process of its own beside it, started anew whenever
 * a file of its code is saved. So the page keeps its messages.
 */
const WATCHED = ['src', 'commands'];

const local = await startLocalDiscord({ port: USUAL_PORT });
await local.preparePage();
console.log(`Open ${local.url}. Whenever you save a file in ${WATCHED.join(' or ')}, the bot starts anew.`);

const flags = [...WATCHED.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output'];
const bot = spawn(process.execPath, [...flags, '--import', 'tsx', 'src/main.ts'], {
  stdio: 'inherit',
  env: { ...process.env, DISCORD_TOKEN: local.token, DISCORD_API_BASE: local.api, DISCORD_GUILD_ID: '' },
});
bot.once('exit', (code) => process.exit(code ?? 0));
// An interrupt from the keyboard reaches both; what is sent to this process alone is passed on.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => bot.kill('SIGTERM'));
