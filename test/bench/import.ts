/** Measures `npm run import` with many made-up articles, over folders and, with DATABASE_URL, over PostgreSQL. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSet } from '../../src/training/question-set.ts';
import { corpusOf, makeCorpus } from './corpus.ts';

const USAGE = `Usage: [DATABASE_URL=…] node --import tsx test/bench/import.ts DIR SENTENCES

  DIR  a set of questions (see test/eval/README.md): the text is made of its words`;

/** The text is generated in parts of this many sentences, each with its number as the seed. */
const PART = 50_000;

const [folder, count] = [process.argv[2], Number(process.argv[3])];
if (!folder || !(count > 0)) throw new Error(USAGE);
const root = await mkdtemp(path.join(tmpdir(), 'verbatim-import-'));
const files = await writeArticles(path.join(root, 'in'), folder, count);
const { DATABASE_URL, ...env } = process.env;
measure('folders', env);
measure('folders, begun again', env);
if (DATABASE_URL) {
  await rm(path.join(root, 'seeds'), { recursive: true });
  measure('PostgreSQL', { ...env, DATABASE_URL });
  measure('PostgreSQL, begun again', { ...env, DATABASE_URL });
}
await rm(root, { recursive: true });

/** Writes made-up articles as files, and returns how many. */
async function writeArticles(into: string, set: string, sentences: number): Promise<number> {
  const { sentences: sample } = corpusOf(await readSet(set));
  let written = 0;
  for (let part = 0; part * PART < sentences; part++) {
    const { articles } = makeCorpus(sample, Math.min(PART, sentences - part * PART), part + 1);
    await mkdir(path.join(into, String(part)), { recursive: true });
    for (const { id, text } of articles) await writeFile(path.join(into, String(part), id), text);
    written += articles.length;
  }
  return written;
}

/** Imports the files in a process of its own, as it is started from a shell. */
function measure(what: string, env: NodeJS.ProcessEnv): void {
  const began = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [path.resolve('dist/import.mjs'), 'in'], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - began) / 1_000;
  const [last] = stdout.trimEnd().split('\n').slice(-1);
  const result = { what, status, files, last, seconds, sentencesPerSecond: count / seconds };
  console.log(JSON.stringify(result));
}
