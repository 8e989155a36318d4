/**
 * `node --import tsx test/bench/product.ts DIR [SENTENCES [FILES]]`: measures the product as npm starts it, over a folder
 * of files of synthetic sentences, with a local Discord in this process: how long the start, an answer, and serving a
 * changed file take.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalDiscord, startLocalDiscord } from '../../src/local/index.ts';
import { readSet } from '../../src/training/question-set.ts';
import build, { START } from '../build.ts';
import { percentile } from '../eval/share-and-percentile.ts';
import { megabytesOf } from '../process-status.ts';
import { corpusOf, makeCorpus } from './corpus.ts';

const QUESTIONS = 500;
const WARM_UP = 50;
/** In milliseconds: how long the start may take until the snapshot, which is written some seconds after the articles are read. */
const SNAPSHOT_MS = 600_000;

const [folder = '', size = '100000', count = '5000'] = process.argv.slice(2);
const corpus = makeCorpus(corpusOf(await readSet(folder)).sentences, Number(size), 1);
const home = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
const seeds = path.join(home, 'seeds');
const data = path.join(home, 'data');
await mkdir(seeds);
const each = Math.ceil(corpus.sentences.length / Number(count));
const files: string[] = [];
for (let at = 0; at < corpus.sentences.length; at += each) {
  const text = corpus.sentences.slice(at, at + each).map((sentence) => sentence.text);
  files.push(path.join(seeds, `${files.length}.txt`));
  await writeFile(files.at(-1)!, `Title: ${files.length}\nDate: 2024-05-06\n\n${text.join(' ')}\n`);
}
console.log(`${files.length} articles, ${corpus.sentences.length} sentences`);

await build();
const local = await startLocalDiscord({ port: 0 });
let bot: ChildProcess | null = null;
try {
  await start('first start');
  await until(() => sizeOf(path.join(data, 'snapshot/shelves')) > 0, SNAPSHOT_MS);
  await stop();
  await start('start from the snapshot');
  await ask();
  await change();
} finally {
  await stop();
  await local.close();
  await rm(home, { recursive: true });
}

/** Starts the bot, and prints the time until it is logged in and until the articles are read. */
async function start(what: string): Promise<void> {
  const began = performance.now();
  const since = () => `${((performance.now() - began) / 1_000).toFixed(2)} s`;
  const child = spawn(process.execPath, START, {
    env: { ...process.env, ...environment(local), SEEDS_DIR: seeds, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  bot = child;
  let output = '';
  let loggedIn = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
    if (loggedIn === '' && /commands [^\n]*(?:everywhere|unchanged)/.test(output)) loggedIn = since();
  });
  await until(() => loggedIn !== '' && /Read \d+ article/.test(output), SNAPSHOT_MS);
  console.log(
    `${what}: there after ${loggedIn}, articles read after ${since()}; ${megabytesOf(child, 'VmRSS')} MB`,
  );
}

async function stop(): Promise<void> {
  if (!bot || bot.exitCode !== null) return;
  bot.kill('SIGTERM');
  await once(bot, 'exit');
}

async function ask(): Promise<void> {
  const times: number[] = [];
  for (const question of corpus.questions.slice(0, WARM_UP + QUESTIONS)) {
    const reader = local.addPerson(`reader${times.length}`).in(local.channels.questions);
    const began = performance.now();
    const { kind } = await reader.run('ask', { question });
    if (kind !== 'reply') throw new Error(`a question was answered by a ${kind}`);
    times.push(performance.now() - began);
  }
  const warm = times.slice(WARM_UP);
  console.log(
    `/ask, from the event to its answer: p50 ${percentile(warm, 0.5).toFixed(1)} ms, p99 ${percentile(warm, 0.99).toFixed(1)} ms; ${megabytesOf(bot!, 'VmRSS')} MB`,
  );
}

/** Changes a file, and prints the time until a question about its new word is answered. */
async function change(): Promise<void> {
  const file = files[Math.floor(files.length / 2)]!;
  const began = performance.now();
  await writeFile(file, 'Title: Changed\nDate: 2024-05-07\n\nThe quorblex of Varde opened in Lindholm.\n');
  for (let tries = 0; ; tries++) {
    const asker = local.addPerson(`asker${tries}`).in(local.channels.questions);
    const outcome = await asker.run('ask', { question: 'When did the quorblex open?' });
    if (JSON.stringify(outcome).includes('Lindholm')) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.log(`a changed file is served after ${((performance.now() - began) / 1_000).toFixed(2)} s`);
}

function environment({ token, api }: LocalDiscord): Record<string, string> {
  return { DISCORD_TOKEN: token, DISCORD_API_BASE: api, DISCORD_GUILD_ID: '', HEALTH_PORT: '' };
}

async function until(condition: () => boolean, limit: number): Promise<void> {
  for (const began = performance.now(); !condition(); ) {
    if (performance.now() - began > limit) throw new Error('it took too long');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function sizeOf(file: string): number {
  try {
    return readFileSync(file).length;
  } catch {
    return 0;
  }
}
