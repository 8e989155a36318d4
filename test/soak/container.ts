import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { START } from '../build.ts';
import { statusOf } from '../process-status.ts';
import { askAll, fillUp, moderatorIn, reportOne, sendAtOnce, TEXTS } from './filling.ts';

/**
 * `unshare --net node --import tsx test/soak/container.ts APP DATA look|fill`: the product in all that makes a container
 * but its image. Its files and the system's cannot be written, but for DATA and /tmp; it runs as an ordinary user without
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

/** So many pages of 2 MB, of which a hundred words are text, does the first server have beside. */
const PAGES = 5;
/** So many forms with such pages are sent at once: as many as one person may. */
const FORMS = 8;
const QUESTIONS = 40;

const [app = '', data = '', what = ''] = process.argv.slice(2);
await chown(data, USER, USER);
const first = existsSync('/sys/fs/cgroup/memory');
const group = path.join(first ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup', `verbatim-${process.pid}`);
await mkdir(group);
await writeFile(
  path.join(group, first ? 'memory.limit_in_bytes' : 'memory.max'),
  String(MEGABYTES * 2 ** 20),
);
// Of a busy machine more is asked here than it does in three seconds; what it takes in memory is the same.
const local = await startLocalDiscord(what === 'fill' ? { deadlineMs: 60_000 } : {});
let bot: ChildProcess;
let exit: Promise<[code: number | null, signal: string | null]>;
let output = '';
try {
  const seen = await (what === 'fill' ? fill(local) : look(local));
  console.log(JSON.stringify({ ...seen, megabytes: megabytes(), code: await stop(), output }));
} finally {
  bot!.kill('SIGKILL');
  await exit!;
  await local.close();
  await rmdir(group);
}

async function start(): Promise<void> {
  output = '';
  bot = spawn('unshare', ['--mount', 'sh', '-ec', WALLS], {
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
  bot.stdout!.on('data', (chunk) => {
    output += chunk;
  });
  exit = once(bot, 'exit') as typeof exit;
  const isReady = () =>
    /commands [^\n]*(?:everywhere|unchanged)/.test(output) && /Read \d+ article\(s\)/.test(output);
  while (!isReady() && bot.exitCode === null && bot.signalCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function stop(): Promise<number | string | null> {
  bot.kill('SIGTERM');
  const [code, signal] = await exit;
  return code ?? signal;
}

/** What was done, unless the bot has ended before it was done. */
async function unlessEnded<Result>(work: Promise<Result>): Promise<Result> {
  const ended = exit.then(([code, signal]) => {
    throw new Error(`it ended with ${code ?? signal}, ${megabytes()} MB at most:\n${output}`);
  });
  return Promise.race([work, ended]);
}

/** A question, what may complete another, and a button. */
async function look({ people, channels }: LocalDiscord): Promise<object> {
  await start();
  const mira = people.mira.in(channels.questions);
  const answer = await mira.run('ask', { question: 'When did Blinken arrive in Beijing?' });
  const choices = await mira.complete('ask', { question: 'x', article: 'bli' }, 'article');
  const context = 'message' in answer && answer.message ? await mira.press(answer.message, 'Context') : null;
  return { answer, choices, context, ...walls() };
}

/** Servers that are filled up to their limits at the same time, and asked; and once more after a restart. */
async function fill(local: LocalDiscord): Promise<object> {
  const channels = ['Prose', 'Words', 'Items'].map((name) => local.addServer(name));
  const ways = [TEXTS.prose, TEXTS.newWords, TEXTS.items];
  const moderators = channels.map((channel) => moderatorIn(local, channel));
  await start();
  const tooMuch = [TEXTS.tooLong, TEXTS.mostItems];
  const refused = await unlessEnded(Promise.all(tooMuch.map((make, i) => fillUp(moderators[i]!, make, 1))));
  const pages = await unlessEnded(fillUp(moderators[0]!, TEXTS.largePage, PAGES));
  const filled = await unlessEnded(Promise.all(moderators.map((one, i) => fillUp(one, ways[i]!))));
  const atOnce = await unlessEnded(sendAtOnce(moderatorIn(local, channels[0]!), FORMS, TEXTS.largePage));
  for (const channel of channels) await unlessEnded(reportOne(local, channel));
  const askEach = () =>
    unlessEnded(Promise.all(channels.map((channel) => askAll(local, channel, QUESTIONS))));
  const before = await askEach();
  const code = await stop();
  await start();
  return { refused, pages, filled, atOnce, before, firstCode: code, after: await askEach() };
}

function walls(): object {
  return {
    user: statusOf(bot, 'Uid'),
    powers: statusOf(bot, 'CapEff'),
    mounts: readFileSync(`/proc/${bot.pid}/mounts`, 'utf8'),
  };
}

function megabytes(): number {
  const most = readFileSync(path.join(group, first ? 'memory.max_usage_in_bytes' : 'memory.peak'), 'utf8');
  return Math.round(Number(most) / 2 ** 20);
}
