import { readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import { Database } from '../../src/library/postgres/database.ts';
import { ingest } from '../../src/library/postgres/ingest.ts';
import { libraryIn } from '../../src/library/postgres/library.ts';
import { migrate } from '../../src/library/postgres/migrate.ts';
import type { Incoming } from '../../src/library/postgres/ready.ts';
import { readSet } from '../../src/training/set.ts';
import { percentile } from '../eval/figures.ts';
import { type Corpus, corpusOf, makeCorpus } from './corpus.ts';

/** How the library in PostgreSQL does with many sentences: in two runs, so that the second one's memory is its own. */

const USAGE = `Usage: DATABASE_URL=… node --import tsx test/bench/postgres.ts fill DIR SENTENCES QUESTIONS
       DATABASE_URL=… node --import tsx test/bench/postgres.ts ask QUESTIONS

  DIR        a set of questions (see test/eval/README.md): the text is made of its words
  QUESTIONS  the file in which the questions about that text are kept`;

/** The text is made in parts of so many sentences, each anew from its number. */
const PART = 50_000;
const QUESTIONS_IN_PART = 50;
const WARM_UP = 50;

const [what, ...args] = process.argv.slice(2);
const url = process.env.DATABASE_URL;
if (!url || (what !== 'fill' && what !== 'ask')) throw new Error(USAGE);
/** On a machine that does other work as well, the figures are to say so, and not the run to end. */
const database = new Database(url, { readMs: 60_000 });
if (what === 'fill') await fill(args[0] ?? '', Number(args[1]), args[2] ?? '');
else await ask(args[0] ?? '');

async function fill(folder: string, count: number, file: string): Promise<void> {
  await migrate(database);
  const { sentences: sample } = corpusOf(await readSet(folder));
  const questions: string[] = [];
  let making = 0;
  let at = 0;
  function* articles(): Iterable<Incoming> {
    for (let part = 0; part * PART < count; part++) {
      const began = performance.now();
      const made: Corpus = makeCorpus(sample, Math.min(PART, count - part * PART), part + 1);
      making += performance.now() - began;
      questions.push(...made.questions.slice(0, QUESTIONS_IN_PART));
      for (const article of made.articles) yield { article: { ...article, id: `${part}/${article.id}` } };
      at += made.sentences.length;
      bar.update(at);
    }
  }
  const bar = new SingleBar({ format: '{bar} {value}/{total} sentences, {eta_formatted} left' });
  bar.start(count, 0);
  const began = performance.now();
  await ingest(database, '', articles());
  bar.stop();
  const seconds = (performance.now() - began - making) / 1_000;
  await writeFile(file, JSON.stringify(questions));
  console.log(JSON.stringify({ sentences: count, seconds, perSecond: count / seconds }));
  await database.close();
}

async function ask(file: string): Promise<void> {
  const questions: string[] = JSON.parse(await readFile(file, 'utf8'));
  const library = libraryIn(database);
  for (const question of questions.slice(0, WARM_UP)) await library.ask(question, { server: null });
  const times: number[] = [];
  const { user, system } = process.cpuUsage();
  for (const question of questions) {
    const began = performance.now();
    await library.ask(question, { server: null });
    times.push(performance.now() - began);
  }
  const used = process.cpuUsage();
  const { sentences } = await library.status(null);
  console.log(
    JSON.stringify({
      sentences,
      questions: times.length,
      msP50: percentile(times, 0.5),
      msP99: percentile(times, 0.99),
      msMost: Math.max(...times),
      // What this process alone worked, whatever else the machine did.
      msOfWork: (used.user + used.system - user - system) / 1_000 / times.length,
      megabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),
  );
  await library.close();
}
