/** Measures the library in PostgreSQL with many sentences, in separate runs, so that the memory of each can be measured. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { SingleBar } from 'cli-progress';
import type { Answers } from '../../src/library/answers.ts';
import { createLibrary } from '../../src/library/in-process-library.ts';
import type { IncomingArticle } from '../../src/library/postgres/article-row.ts';
import { Database } from '../../src/library/postgres/database.ts';
import { ingest } from '../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../src/library/postgres/library.ts';
import { migrate } from '../../src/library/postgres/schema-migration.ts';
import { startLocalDiscord } from '../../src/local/index.ts';
import { answersQuestion, type Question, readSet } from '../../src/training/question-set.ts';
import build, { START } from '../build.ts';
import { percentile } from '../eval/share-and-percentile.ts';
import { megabytesOf } from '../process-status.ts';
import { type Corpus, corpusOf, makeCorpus } from './corpus.ts';

const USAGE = `Usage: DATABASE_URL=… node --import tsx test/bench/postgres.ts fill DIR SENTENCES QUESTIONS
       DATABASE_URL=… node --import tsx test/bench/postgres.ts ask QUESTIONS
       DATABASE_URL=… node --import tsx test/bench/postgres.ts bot QUESTIONS [COUNT]
       DATABASE_URL=… node --import tsx test/bench/postgres.ts compare DIR [EVERY]

  DIR        a set of questions (see test/eval/README.md): the text is made of its words
  QUESTIONS  the file in which the questions about that text are kept
  bot        starts the product as npm start does, and asks COUNT of them as people do: its memory, and its times
  compare    asks the set's own questions, or one in EVERY of them, of this library and of one in memory`;

/** The text is generated in parts of this many sentences, each with its number as the seed. */
const PART = 50_000;
const QUESTIONS_IN_PART = 50;
const WARM_UP = 50;
/** In milliseconds: after this long a standby worker is ready. */
const STANDBY_MS = 8_000;

const [what, ...args] = process.argv.slice(2);
const url = process.env.DATABASE_URL;
const MODES: Record<string, () => Promise<void>> = {
  fill: () => fill(args[0] ?? '', Number(args[1]), args[2] ?? ''),
  ask: () => ask(args[0] ?? ''),
  bot: () => bot(args[0] ?? '', Number(args[1] ?? 500)),
  compare: () => compare(args[0] ?? '', Number(args[1] ?? 1)),
};
const run = MODES[what ?? ''];
if (!url || !run) throw new Error(USAGE);
/** With a long timeout: on a busy machine slow queries are to be measured, and not to end the run. */
const database = new Database(url, { readMs: 60_000 });
await run();
await database.close();

/** The processor time of this process, in seconds. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function fill(folder: string, count: number, file: string): Promise<void> {
  await migrate(database);
  const { sentences: sample } = corpusOf(await readSet(folder));
  const questions: string[] = [];
  let making = 0;
  let makingCpu = 0;
  let at = 0;
  function* articles(): Iterable<IncomingArticle> {
    for (let part = 0; part * PART < count; part++) {
      const [began, cpuBegan] = [performance.now(), cpuSeconds()];
      const made: Corpus = makeCorpus(sample, Math.min(PART, count - part * PART), part + 1);
      making += performance.now() - began;
      makingCpu += cpuSeconds() - cpuBegan;
      questions.push(...made.questions.slice(0, QUESTIONS_IN_PART));
      for (const article of made.articles) yield { article: { ...article, id: `${part}/${article.id}` } };
      at += made.sentences.length;
      bar.update(at);
    }
  }
  const bar = new SingleBar({ format: '{bar} {value}/{total} sentences, {eta_formatted} left' });
  bar.start(count, 0);
  const [began, cpuBegan] = [performance.now(), cpuSeconds()];
  await ingest(database, '', articles());
  bar.stop();
  const seconds = (performance.now() - began - making) / 1_000;
  await writeFile(file, JSON.stringify(questions));
  const cpu = cpuSeconds() - cpuBegan - makingCpu;
  console.log(JSON.stringify({ sentences: count, seconds, secondsOfWork: cpu, perSecond: count / seconds }));
}

async function ask(file: string): Promise<void> {
  const questions: string[] = JSON.parse(await readFile(file, 'utf8'));
  const library = databaseLibrary(database);
  for (const question of questions.slice(0, WARM_UP)) await library.ask(question, { server: null });
  const times: number[] = [];
  const cpuBegan = cpuSeconds();
  for (const question of questions) {
    const began = performance.now();
    await library.ask(question, { server: null });
    times.push(performance.now() - began);
  }
  const msOfWork = (1_000 * (cpuSeconds() - cpuBegan)) / times.length;
  const { sentences } = await library.status(null);
  console.log(
    JSON.stringify({
      sentences,
      questions: times.length,
      msP50: percentile(times, 0.5),
      msP99: percentile(times, 0.99),
      msMost: Math.max(...times),
      msOfWork,
      megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),
  );
}

async function bot(file: string, count: number): Promise<void> {
  const questions: string[] = JSON.parse(await readFile(file, 'utf8'));
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  await build();
  const local = await startLocalDiscord({ port: 0 });
  const child = spawn(process.execPath, START, {
    env: {
      ...process.env,
      DISCORD_TOKEN: local.token,
      DISCORD_API_BASE: local.api,
      SEEDS_DIR: folder,
      DATA_DIR: path.join(folder, 'data'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await outputOf(child, /commands/);
  const channels = [local.channels.questions, local.channels.history, local.channels.general];
  const times: number[] = [];
  const kinds: Record<string, number> = {};
  const ask = async (i: number) => {
    const reader = local.addPerson(`reader${i}`).in(channels[i % channels.length]!);
    const began = performance.now();
    const { kind } = await reader.run('ask', { question: questions[i % questions.length]! });
    if (i >= WARM_UP) times.push(performance.now() - began);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  };
  for (let i = 0; i < WARM_UP; i++) await ask(i);
  // Until a standby worker is ready, if there is one.
  await wait(STANDBY_MS);
  for (let i = WARM_UP; i < count; i++) await ask(i);
  console.log(
    JSON.stringify({
      asked: kinds,
      msP50: percentile(times, 0.5),
      msP99: percentile(times, 0.99),
      megabytes: megabytesOf(child, 'VmRSS'),
      megabytesAtMost: megabytesOf(child, 'VmHWM'),
    }),
  );
  child.kill();
  await local.close();
  await rm(folder, { recursive: true, force: true });
}

/** Waits until the output of a process matches a pattern. */
function outputOf({ stdout }: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve) => {
    let output = '';
    stdout!.on('data', (chunk) => {
      output += chunk;
      if (pattern.test(output)) resolve();
    });
  });
}

async function compare(folder: string, every: number): Promise<void> {
  const { articles, questions } = await readSet(folder);
  await migrate(database);
  await ingest(
    database,
    '',
    articles.map((article) => ({ article })),
  );
  const [memory, postgres] = [createLibrary(articles), databaseLibrary(database)];
  const asked = questions.filter(({ answers }, i) => answers.length > 0 && i % every === 0);
  const right = { memory: 0, postgres: 0 };
  let same = 0;
  const bar = new SingleBar({ format: '{bar} {value}/{total} questions, {eta_formatted} left' });
  bar.start(asked.length, 0);
  for (const question of asked) {
    const one = await memory.ask(question.question, { server: null });
    const other = await postgres.ask(question.question, { server: null });
    if (isRight(one, question)) right.memory++;
    if (isRight(other, question)) right.postgres++;
    if (JSON.stringify(one) === JSON.stringify(other)) same++;
    bar.increment();
  }
  bar.stop();
  const share = (count: number) => count / asked.length;
  console.log(
    JSON.stringify({
      articles: articles.length,
      questions: asked.length,
      p1InMemory: share(right.memory),
      p1InPostgres: share(right.postgres),
      sameAnswers: share(same),
    }),
  );
}

function isRight({ answers: [first] }: Answers, question: Question): boolean {
  return first !== undefined && answersQuestion(first, question);
}
