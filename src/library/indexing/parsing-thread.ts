import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { BadFile } from '../../articles/decode.ts';
import { parseArticle, parseFile } from '../../articles/parse.ts';
import { dateOrder } from '../../date-order.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../article-segment.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { refusing, type Written, writeDraft } from '../server-articles/draft.ts';
import { heapLimits } from '../server-articles/memory-budget.ts';
import { type IndexedBatch, segmentOfBatch } from './parallel-indexing.ts';

/**
 * What is done aside: a draft, or what a file holds, becomes an article on a shelf; a file's text becomes an article; and
 * articles are put onto a shelf.
 */
export type Task =
  | { draft: Draft }
  | { id: string; bytes: Uint8Array }
  | { id: string; text: string }
  | { articles: readonly Article[] };
export type Begun = { begun: true };
export type Done =
  | { written: Written; filled: IndexedBatch }
  | { article: Article; filled: IndexedBatch }
  | { article: Article }
  | { filled: IndexedBatch }
  | { failure: string; of: 'file' | 'draft' | 'program' };

/** Shorter texts are read in less than a step's time. */
const SHORT = 20_000;
/** Nobody writes a text that takes longer to read, in milliseconds. */
const LONGEST_MS = 20_000;
/** So long after its last task the thread is ended: it takes 20 MB. */
const IDLE_MS = 30_000;

const TOO_LONG = 'That text takes too long to read. Split it into articles, or save it as plain text.';

/**
 * Reads what servers write in a thread of its own, one text after another: whatever a text costs, nobody else waits for it.
 * The thread is there when it is needed.
 */
export class ParsingThread {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  readonly #limits: ResourceLimits;

  /** @param limits what the thread's heap may have: a text that takes more ends it, and is refused */
  constructor(limits: ResourceLimits = heapLimits('reading')) {
    this.#limits = limits;
  }

  /** As `writeDraft`, with the article on a shelf. */
  async write(draft: Draft): Promise<{ written: Written; articleSegment: ArticleSegment }> {
    if ((typeof draft.text === 'string' ? draft.text : draft.text.bytes).length <= SHORT)
      return writeInThisThread(draft);
    const done = await this.#do({ draft });
    if (!('written' in done)) throw failureOf(done);
    return { written: done.written, articleSegment: segmentOfBatch([done.written.article], done.filled) };
  }

  /** The article of a file, on a shelf: what is wrong with it is said in a line for people. */
  async read(id: string, bytes: Uint8Array): Promise<ArticleSegment> {
    if (bytes.length <= SHORT) return readHere(id, bytes);
    const done = await this.#do({ id, bytes });
    if (!('article' in done && 'filled' in done)) throw failureOf(done);
    return segmentOfBatch([done.article], done.filled);
  }

  /** Articles on a shelf; on none, where they are so short that whoever needs them may read them, or take too long. */
  async shelve(articles: readonly Article[]): Promise<ArticleSegment[]> {
    if (articles.reduce((sum, { text }) => sum + text.length, 0) <= SHORT) return [];
    const done = await this.#do({ articles }).catch(() => null);
    return done && 'filled' in done ? [segmentOfBatch(articles, done.filled)] : [];
  }

  /** As `parseArticle`. */
  async parse(id: string, text: string): Promise<Article> {
    if (text.length <= SHORT) return parseArticle(id, text);
    const done = await this.#do({ id, text });
    if (!('article' in done)) throw failureOf(done);
    return done.article;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    // At once: the next task is not given to a thread that has ended, whose answer would never come.
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #do(task: Task): Promise<Done> {
    const done = this.#last.then(() => this.#run(task));
    this.#last = done.catch(() => {});
    return done;
  }

  #run(task: Task): Promise<Done> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.postMessage(task);
    return new Promise((resolve, reject) => {
      let late: NodeJS.Timeout | undefined;
      const end = () => {
        clearTimeout(late);
        worker.off('message', receive).off('exit', fail);
      };
      const fail = () => {
        end();
        void this.close();
        reject(new LibraryFailure(TOO_LONG));
      };
      const receive = (message: Begun | Done) => {
        // A thread that starts takes its time, which is not the text's.
        if ('begun' in message) late = setTimeout(fail, LONGEST_MS);
        else {
          end();
          this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
          resolve(message);
        }
      };
      worker.on('message', receive).once('exit', fail);
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./indexing-worker.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: this.#limits,
      workerData: dateOrder(),
    });
    // What ends it is told by its end.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}

/** As `ParsingThread.write`, in this thread. */
export async function writeInThisThread(
  draft: Draft,
): Promise<{ written: Written; articleSegment: ArticleSegment }> {
  const written = writeDraft(draft);
  return { written, articleSegment: indexArticles([new AnalysedArticle(written.article)]) };
}

/** As `ParsingThread.read`, in this thread. */
export async function readHere(id: string, bytes: Uint8Array): Promise<ArticleSegment> {
  return indexArticles([new AnalysedArticle(articleOf(id, bytes))]);
}

/** @throws LibraryFailure when no article can be made of it */
export function articleOf(id: string, bytes: Uint8Array): Article {
  return refusing('text', () => parseFile(id, bytes));
}

function failureOf(done: Done): Error {
  const { failure, of } = 'failure' in done ? done : { failure: 'another answer', of: 'program' };
  return of === 'file'
    ? new BadFile(failure)
    : of === 'draft'
      ? new LibraryFailure(failure)
      : new Error(failure);
}
