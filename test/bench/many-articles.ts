/**
 * Measures a library of many articles, over folders or, with DATABASE_URL, over PostgreSQL: how soon it is there, and what
 * lists, the health and a digest cost, while somebody asks questions all the time.
 */
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Day } from '../../src/day.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/threaded-library.ts';
import { readSet } from '../../src/training/question-set.ts';
import { corpusOf, makeCorpus } from './corpus.ts';

const USAGE = `Usage: [DATABASE_URL=…] node --import tsx test/bench/many-articles.ts DIR ARTICLES [PARAGRAPHS]

  DIR         a set of questions (see test/eval/README.md): the text is made of its words
  PARAGRAPHS  of four sentences, that each article has; 1 by default`;

/** The text is generated in parts of this many sentences, each with its number as the seed. */
const PART = 50_000;
const SENTENCES_IN_PARAGRAPH = 4;
/** How many articles change, and how many are new, before a digest: together, as many as it tells of. */
const CHANGED = 100;
/** How often somebody asks, in milliseconds. */
const ASK_EVERY_MS = 50;
/** How often it is looked whether something is there, in milliseconds. */
const LOOK_EVERY_MS = 20;
/** So that what takes too long is measured, in milliseconds. */
const PATIENT = { ask: 600_000, articles: 600_000, digest: 600_000, status: 600_000 };
const SERVER = '100000000000000001';
const TODAY = '2024-06-01' as Day;

const [folder, count] = [process.argv[2], Number(process.argv[3])];
const paragraphs = Number(process.argv[4] ?? 1);
if (!folder || !(count > 0) || !(paragraphs > 0)) throw new Error(USAGE);
const database = process.env.DATABASE_URL;
const home = await mkdtemp(path.join(tmpdir(), 'verbatim-many-'));
const [seeds, data] = [path.join(home, 'seeds'), path.join(home, 'data')];
const { files, questions } = await writeArticles(folder);
await timed('first start', null, async () => close(await open()));
const library = await timed('start again', null, open);
await measure();
await library.close();
await rm(home, { recursive: true });

async function measure(): Promise<void> {
  const { articles, sentences, revision } = await library.status(null);
  say({ articles, sentences, megabytes: megabytes() });
  const scope = { server: SERVER };
  for (const which of ['first', 'second']) {
    await timed(`${which} list`, library, () => library.articles(scope, '', 10));
    await timed(`${which} list, far down`, library, () => library.articles(scope, '', 10, count - 100));
    await timed(`${which} list of what is typed`, library, () => library.articles(scope, 'made', 10));
    await timed(`${which} health`, library, () => library.health(SERVER, TODAY));
  }
  await timed(
    `${CHANGED} articles change and ${CHANGED} are new, until a digest tells it`,
    library,
    async () => {
      await changeArticles();
      while ((await library.status(null)).revision === revision || (await digest()) < 2 * CHANGED)
        await wait(LOOK_EVERY_MS);
    },
  );
  await timed('digest', library, digest);
  say({ megabytesAtLast: megabytes() });
}

/** Writes made-up articles as files of the seeds; returns these, and questions about them. */
async function writeArticles(set: string): Promise<{ files: string[]; questions: string[] }> {
  const { sentences: sample } = corpusOf(await readSet(set));
  const total = count * paragraphs * SENTENCES_IN_PARAGRAPH;
  const written: string[] = [];
  const asked: string[] = [];
  for (let part = 0; part * PART < total; part++) {
    const made = makeCorpus(sample, Math.min(PART, total - part * PART), part + 1, paragraphs);
    await mkdir(path.join(seeds, String(part)), { recursive: true });
    for (const { id, text } of made.articles) {
      written.push(path.join(seeds, String(part), id));
      await writeFile(written.at(-1)!, text);
    }
    asked.push(...made.questions);
  }
  return { files: written, questions: asked };
}

/** Changes some articles, far from one another, and adds some. */
async function changeArticles(): Promise<void> {
  const every = Math.floor(files.length / CHANGED);
  for (let i = 0; i < CHANGED; i++) {
    await writeFile(files[i * every]!, `The bell of Varde rang ${i + 2} times in the harbour.\n`);
    await writeFile(path.join(seeds, `new-${i}.txt`), `A bell of Lindholm rang ${i + 2} times at noon.\n`);
  }
}

/** How many articles a digest names. */
async function digest(): Promise<number> {
  const { added, changed } = await library.digest(SERVER, Date.now());
  return added.length + changed.length;
}

function open(): Promise<Library> {
  const place = { seeds, data, ...(database ? { database } : {}) };
  return openLibrary({ ...place, reader: false }, { limits: PATIENT, standByAfterMs: 2 ** 30 });
}

/** Closes a library when its snapshot is saved. */
async function close(opened: Library): Promise<void> {
  if (!database) while (!(await isThere(path.join(data, 'snapshot/shelves')))) await wait(LOOK_EVERY_MS);
  await opened.close();
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Runs work, and prints how long it takes, and how long a question takes meanwhile at most. */
async function timed<Result>(
  what: string,
  asked: Library | null,
  work: () => Promise<Result>,
): Promise<Result> {
  let isDone = false;
  const asking = asked && slowestQuestion(asked, () => isDone);
  const began = performance.now();
  const result = await work();
  const ms = Math.round(performance.now() - began);
  isDone = true;
  say({ what, ms, ...(asking && { slowestQuestionMs: Math.round(await asking) }) });
  return result;
}

/** Asks questions, one after another. @returns how long the slowest took, in milliseconds */
async function slowestQuestion(asked: Library, isDone: () => boolean): Promise<number> {
  let slowest = 0;
  for (let i = 0; !isDone(); i++) {
    const began = performance.now();
    await asked.ask(questions[i % questions.length]!, { server: SERVER });
    slowest = Math.max(slowest, performance.now() - began);
    await wait(ASK_EVERY_MS);
  }
  return slowest;
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

function say(result: object): void {
  console.log(JSON.stringify({ ...result, load: loadavg()[0]!.toFixed(1) }));
}
