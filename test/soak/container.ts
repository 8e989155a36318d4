import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { START } from '../build.ts';
import { statusOf } from '../process-status.ts';

/**
 * `unshare --net node --import tsx test/soak/container.ts APP DATA`: the product in all that makes a container but its
 * image. Its files and the system's cannot be written, but for DATA and /tmp; it runs as an ordinary user without
 * powers, in 256 MB, and there is no network but this process's Discord. Tells what was seen, as JSON.
 */

const MEGABYTES = 256;
const USER = 1000;
/** Folders that every Debian has, for what the image has at /app and /data. */
const [AT_APP, AT_DATA] = ['/mnt', '/srv'];
const WALLS = `
echo $$ > "$GROUP/cgroup.procs"
mount --bind "$APP" ${AT_APP}
mount -o remount,ro,bind ${AT_APP}
mount --bind "$DATA" ${AT_DATA}
mount -t tmpfs tmpfs /tmp
mount -o remount,ro,bind /
cd ${AT_APP}
exec setpriv --reuid=${USER} --regid=${USER} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  "$NODE" ${START.join(' ')}`;

const [app = '', data = ''] = process.argv.slice(2);
await chown(data, USER, USER);
const first = existsSync('/sys/fs/cgroup/memory');
const group = path.join(first ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup', `verbatim-${process.pid}`);
await mkdir(group);
await writeFile(
  path.join(group, first ? 'memory.limit_in_bytes' : 'memory.max'),
  String(MEGABYTES * 2 ** 20),
);
const local = await startLocalDiscord();
const bot = spawn('unshare', ['--mount', 'sh', '-ec', WALLS], {
  env: {
    PATH: process.env.PATH,
    APP: app,
    DATA: data,
    GROUP: group,
    NODE: process.execPath,
    NODE_ENV: 'production',
    DATA_DIR: AT_DATA,
    DISCORD_TOKEN: local.token,
    DISCORD_API_BASE: local.api,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let output = '';
bot.stdout.on('data', (chunk) => {
  output += chunk;
});
const exit = once(bot, 'exit') as Promise<[code: number | null, signal: string | null]>;
const isReady = () => /commands [^\n]*everywhere/.test(output) && /Read \d+ article/.test(output);
try {
  const seen = await Promise.race([exit.then(() => ({})), until(isReady).then(() => look(local))]);
  bot.kill('SIGTERM');
  const [code] = await exit;
  console.log(JSON.stringify({ ...seen, code, output }));
} finally {
  bot.kill('SIGKILL');
  await exit;
  await local.close();
  await rmdir(group);
}

/** A question, what may complete another, and a button. */
async function look({ people, channels }: LocalDiscord): Promise<object> {
  const mira = people.mira.in(channels.questions);
  const answer = await mira.run('ask', { question: 'When did Blinken arrive in Beijing?' });
  const choices = await mira.complete('ask', { question: 'x', article: 'bli' }, 'article');
  const context = 'message' in answer && answer.message ? await mira.press(answer.message, 'Context') : null;
  return { answer, choices, context, ...walls() };
}

function walls(): object {
  const most = readFileSync(path.join(group, first ? 'memory.max_usage_in_bytes' : 'memory.peak'), 'utf8');
  return {
    user: statusOf(bot, 'Uid'),
    powers: statusOf(bot, 'CapEff'),
    megabytes: Math.round(Number(most) / 2 ** 20),
    mounts: readFileSync(`/proc/${bot.pid}/mounts`, 'utf8'),
  };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo() && bot.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
}
