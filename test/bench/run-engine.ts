/** Runs one engine over one corpus in a process of its own, so that its memory can be measured; prints the figures as JSON. */
import { rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { readSet } from '../../src/training/question-set.ts';
import { percentile } from '../eval/share-and-percentile.ts';
import { type Corpus, corpusOf, makeCorpus } from './corpus.ts';
import { ENGINES, loaderFrom } from './engines.ts';

/** The figures of a run. Memory is the growth of the process, in bytes for each sentence. */
export interface Run {
  engine: string;
  corpus: string;
  sentences: number;
  seconds: number;
  bytesPerSentence: number;
  /** The size of the saved index, in bytes for each sentence; null when it cannot be saved. */
  bytesOnDisk: number | null;
  msP50: number;
  msP99: number;
  /** The mean processor time of a question, which depends little on other processes. */
  msCpu: number;
  /** The share of right first answers; null when the answers are unknown. */
  p1: number | null;
}

/** Enough questions for a 99th percentile, and few enough for the slowest engine. */
const QUESTIONS = 500;
const WARM_UP = 30;
const LIMIT = 10;

const [name = '', folder = '', size = '0', packages = ''] = process.argv.slice(2);
const set = corpusOf(await readSet(folder));
const corpus: Corpus = size === '0' ? set : makeCorpus(set.sentences, Number(size), 1);
const engine = ENGINES.find((one) => one.name === name);
if (!engine) throw new Error(`no engine is called ${name}`);

global.gc?.();
const before = process.memoryUsage.rss();
const start = performance.now();
const { search, save } = await engine.build(corpus, loaderFrom(packages));
const seconds = (performance.now() - start) / 1000;
global.gc?.();
const bytes = process.memoryUsage.rss() - before;

const every = Math.max(1, Math.floor(corpus.questions.length / QUESTIONS));
const asked = corpus.questions.map((question, i) => ({ question, i })).filter(({ i }) => i % every === 0);
for (const { question } of asked.slice(0, WARM_UP)) await search(question, LIMIT);
const times: number[] = [];
const used = process.cpuUsage();
let right = 0;
for (const { question, i } of asked) {
  const from = performance.now();
  const [first] = await search(question, LIMIT);
  times.push(performance.now() - from);
  if (first !== undefined && corpus.answers?.(i, first)) right++;
}
const { user, system } = process.cpuUsage(used);
const run: Run = {
  engine: name,
  corpus: corpus.name,
  sentences: corpus.sentences.length,
  seconds,
  bytesPerSentence: bytes / corpus.sentences.length,
  bytesOnDisk: await onDisk(),
  msP50: percentile(times, 0.5),
  msP99: percentile(times, 0.99),
  msCpu: (user + system) / 1000 / asked.length,
  p1: corpus.answers ? right / asked.length : null,
};
console.log(JSON.stringify(run));

/** Bytes for each sentence. */
async function onDisk(): Promise<number | null> {
  const file = path.join(tmpdir(), `verbatim-bench-${process.pid}`);
  try {
    await save(file);
    return (await stat(file)).size / corpus.sentences.length;
  } catch (error) {
    // The index as JSON exceeds the maximum length of a string.
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    await rm(file, { force: true });
  }
}
