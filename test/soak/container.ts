/**
 * `unshare --net node --import tsx test/soak/container.ts APP DATA look|fill`: runs the product as in a container, without
 * an image. All files but DATA and /tmp are read-only; it runs as an ordinary user without capabilities, in 256 MB, and
 * without a network but this process's local Discord. Prints a report as JSON.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chown, mkdir, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { START } from '../build.ts';
import { image } from '../dockerfile.ts';
import { statusOf } from '../process-status.ts';
import { askAll, fillUp, moderatorIn, reportOne, sendAtOnce, TEXTS } from './fill-servers.ts';

const MEGABYTES = 256;
const USER = 1000;
/** Folders that every Debian has, in place of the image's /app and /data. */
const [AT_APP, AT_DATA] = ['/mnt', '/srv'];
const SCRIPT = `
echo $$ > "$GROUP/cgroup.procs"
mount --bind "$APP" ${AT_APP}
mount -o remount,ro,bind ${AT_APP}
mount --bind "$DATA" ${AT_DATA}
mount -t tmpfs tmpfs /tmp
mount -o remount,ro,bind /
cd ${AT_APP}
exec setpriv --reuid=${USER} --regid=${USER} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  "$NODE" ${START.join(' ')}`;

/** How many pages of 2 MB, with a hundred words of text each, the first server also has. */
const PAGES = 5;
/** How many forms with such pages are sent at the same time: the maximum for one person. */
const FORMS = 8;
const QUESTIONS = 40;

const [app = '', data = '', what = ''] = process.argv.slice(2);
await chown(data, USER, USER);
/** Whether the machine has version 1 of control groups. */
const isVersion1 = existsSync('/sys/fs/cgroup/memory');
const group = path.join(isVersion1 ? '/sys/fs/cgroup/memory' : '/sys/fs/cgroup', `verbatim-${process.pid}`);
await mkdir(group);
await writeFile(
  path.join(group, isVersion1 ? 'memory.limit_in_bytes' : 'memory.max'),
  String(MEGABYTES * 2 ** 20),
);
// A busy machine may need more than three seconds; the memory used is the same.
const local = await startLocalDiscord(what === 'fill' ? { deadlineMs: 60_000 } : {});
let bot: ChildProcess;
let exit: Promise<[code: number | null, signal: string | null]>;
let output = '';
try {
  const report = await (what === 'fill' ? fill(local) : look(local));
  console.log(JSON.stringify({ ...report, megabytes: megabytes(), code: await stop(), output }));
} finally {
  bot!.kill('SIGKILL');
  await exit!;
  await local.close();
  await rmdir(group);
}

async function start(): Promise<void> {
  output = '';
  bot = spawn('unshare', ['--mount', 'sh', '-ec', SCRIPT], {
    env: {
      ...image.env,
      PATH: process.env.PATH,
      APP: app,
      DATA: data,
      GROUP: group,
      NODE: process.execPath,
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

/** The result of some work; rejects when the bot exits before it is done. */
async function unlessExited<Result>(work: Promise<Result>): Promise<Result> {
  const exited = exit.then(([code, signal]) => {
    throw new Error(`it ended with ${code ?? signal}, ${megabytes()} MB at most:\n${output}`);
  });
  return Promise.race([work, exited]);
}

/** Asks a question, completes an option, and presses a button. */
async function look({ people, channels }: LocalDiscord): Promise<object> {
  await start();
  const mira = people.mira.in(channels.questions);
  const answer = await mira.run('ask', { question: 'When did Blinken arrive in Beijing?' });
  const choices = await mira.complete('ask', { question: 'x', article: 'bli' }, 'article');
  const context = 'message' in answer && answer.message ? await mira.press(answer.message, 'Context') : null;
  return { answer, choices, context, ...isolation() };
}

/** Fills servers up to their limits at the same time, and asks them, also after a restart. */
async function fill(local: LocalDiscord): Promise<object> {
  const channels = ['Prose', 'Words', 'Items'].map((name) => local.addServer(name));
  const texts = [TEXTS.prose, TEXTS.newWords, TEXTS.items];
  const moderators = channels.map((channel) => moderatorIn(local, channel));
  await start();
  const tooMuch = [TEXTS.tooLong, TEXTS.mostItems];
  const refused = await unlessExited(Promise.all(tooMuch.map((make, i) => fillUp(moderators[i]!, make, 1))));
  const pages = await unlessExited(fillUp(moderators[0]!, TEXTS.largePage, PAGES));
  const filled = await unlessExited(Promise.all(moderators.map((one, i) => fillUp(one, texts[i]!))));
  for (const channel of channels) await unlessExited(reportOne(local, channel));
  const sendForms = () => sendAtOnce(moderatorIn(local, channels[0]!), FORMS, TEXTS.largePage);
  const askEach = () =>
    unlessExited(Promise.all(channels.map((channel) => askAll(local, channel, QUESTIONS))));
  const [before, atOnce] = await Promise.all([askEach(), unlessExited(sendForms())]);
  const code = await stop();
  await start();
  return { refused, pages, filled, atOnce, before, firstCode: code, after: await askEach() };
}

/** The user, the capabilities and the mounts of the bot. */
function isolation(): object {
  return {
    user: statusOf(bot, 'Uid'),
    powers: statusOf(bot, 'CapEff'),
    mounts: readFileSync(`/proc/${bot.pid}/mounts`, 'utf8'),
  };
}

/** The peak memory of the control group. */
function megabytes(): number {
  const peak = readFileSync(
    path.join(group, isVersion1 ? 'memory.max_usage_in_bytes' : 'memory.peak'),
    'utf8',
  );
  return Math.round(Number(peak) / 2 ** 20);
}
