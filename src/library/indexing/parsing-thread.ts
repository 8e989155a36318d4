/** Parses and indexes what servers write, in a thread of its own. */

import type { ResourceLimits, Worker } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { isDocument, isZip } from '../../articles/convert/convert.ts';
import { parseArticle, parseFile } from '../../articles/parse.ts';
import type { DateOrder } from '../../date-order.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../article-segment.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { deserializeError, type SerializedError } from '../serialized-error.ts';
import { type WrittenDraft, withBadTextsAsFailures, writeDraft } from '../server-articles/draft.ts';
import { heapLimits } from '../server-articles/memory-budget.ts';
import { type IndexedBatch, segmentOfBatch, startIndexingWorker } from './parallel-indexing.ts';

/** Parses and indexes what servers write. */
export interface ArticleParser {
  /**
   * Writes a draft as a file (see `writeDraft`), and indexes its article.
   *
   * @param order that of numeric dates, if the server has set one
   * @param replaced the name of the file that it replaces
   * @returns the file, and the segment of its article alone
   * @throws LibraryFailure when the draft makes no article
   */
  parseDraft(
    draft: Draft,
    order: DateOrder | null,
    replaced?: string,
  ): Promise<{ written: WrittenDraft; articleSegment: ArticleSegment }>;
  /**
   * Parses a file, and indexes its article.
   *
   * @returns the segment of its article alone
   * @throws LibraryFailure when the file makes no article
   */
  parseFile(id: string, bytes: Uint8Array): Promise<ArticleSegment>;
}

/** A task of the thread: to parse and index a draft or a file, to parse a text, or to index articles. */
export type Task =
  | { draft: Draft; order: DateOrder | null; replaced: string | undefined }
  | { id: string; bytes: Uint8Array }
  | { id: string; text: string }
  | { articles: readonly Article[] };
/** Sent by the thread when a task begins. */
export type TaskBegun = { begun: true };
/** Sent by the thread when a task is complete: its parts depend on the task. */
export type TaskResult =
  | { written: WrittenDraft; batch: IndexedBatch }
  | { article: Article; batch: IndexedBatch }
  | { article: Article }
  | { batch: IndexedBatch }
  | { error: SerializedError };

/**
 * Texts up to this length, in characters or bytes, are parsed in the calling thread: they take less than one step. A
 * document of this length may inflate to much more.
 */
const MAX_SHORT_LENGTH = 20_000;
/** The time limit of a task, in milliseconds: no text that people write takes longer. */
const TASK_LIMIT_MS = 20_000;
/** The thread, which takes 20 MB, is terminated this long after its last task. */
const IDLE_MS = 30_000;

/**
 * Parses and indexes what servers write in a thread of its own, one text after another, so that nobody else waits for a
 * text that takes long. The thread is started when it is needed.
 */
export class ParsingThread implements ArticleParser {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  readonly #limits: ResourceLimits;

  /** @param limits those of the thread's heap: a text that needs more terminates the thread, and is rejected */
  constructor(limits: ResourceLimits = heapLimits('parsing')) {
    this.#limits = limits;
  }

  async parseDraft(
    draft: Draft,
    order: DateOrder | null,
    replaced?: string,
  ): Promise<{ written: WrittenDraft; articleSegment: ArticleSegment }> {
    const { length } = typeof draft.text === 'string' ? draft.text : draft.text.bytes;
    const isConverted =
      typeof draft.text !== 'string' && (isDocument(draft.text.name) || isZip(draft.text.name));
    if (length <= MAX_SHORT_LENGTH && !isConverted)
      return parserInThisThread.parseDraft(draft, order, replaced);
    const result = await this.#enqueue({ draft, order, replaced });
    if (!('written' in result)) throw failureOf(result);
    const { written, batch } = result;
    return { written, articleSegment: segmentOfBatch([written.article], batch) };
  }

  async parseFile(id: string, bytes: Uint8Array): Promise<ArticleSegment> {
    if (bytes.length <= MAX_SHORT_LENGTH && !isDocument(id)) return parserInThisThread.parseFile(id, bytes);
    const result = await this.#enqueue({ id, bytes });
    if (!('article' in result && 'batch' in result)) throw failureOf(result);
    return segmentOfBatch([result.article], result.batch);
  }

  /** Indexes articles; returns nothing if they are short enough for the calling thread, or take too long. */
  async index(articles: readonly Article[]): Promise<ArticleSegment[]> {
    if (articles.reduce((sum, { text }) => sum + text.length, 0) <= MAX_SHORT_LENGTH) return [];
    const result = await this.#enqueue({ articles }).catch(() => null);
    return result && 'batch' in result ? [segmentOfBatch(articles, result.batch)] : [];
  }

  /** As `parseArticle`. */
  async parseText(id: string, text: string): Promise<Article> {
    if (text.length <= MAX_SHORT_LENGTH) return parseArticle(id, text);
    const result = await this.#enqueue({ id, text });
    if (!('article' in result)) throw failureOf(result);
    return result.article;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    // First, so that the next task does not go to a terminated thread, which would never answer.
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #enqueue(task: Task): Promise<TaskResult> {
    const result = this.#last.then(() => this.#run(task));
    this.#last = result.catch(() => {});
    return result;
  }

  #run(task: Task): Promise<TaskResult> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.postMessage(task);
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = () => {
        clearTimeout(timer);
        worker.off('message', receive).off('exit', fail);
      };
      const fail = () => {
        end();
        void this.close();
        reject(new LibraryFailure('failure.slowText'));
      };
      const receive = (message: TaskBegun | TaskResult) => {
        // The time that the thread takes to start does not count.
        if ('begun' in message) timer = setTimeout(fail, TASK_LIMIT_MS);
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
    const worker = startIndexingWorker(this.#limits);
    // An error is followed by 'exit', which rejects the task.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}

/** Parses and indexes in the calling thread. */
export const parserInThisThread: ArticleParser = {
  async parseDraft(draft, order, replaced) {
    const written = await writeDraft(draft, order, replaced);
    return { written, articleSegment: indexArticles([new AnalysedArticle(written.article)]) };
  },
  async parseFile(id, bytes) {
    return indexArticles([new AnalysedArticle(await articleOf(id, bytes))]);
  },
};

/** @throws LibraryFailure when the file makes no article */
export function articleOf(id: string, bytes: Uint8Array): Promise<Article> {
  return withBadTextsAsFailures(() => parseFile(id, bytes));
}

function failureOf(result: TaskResult): Error {
  return 'error' in result ? deserializeError(result.error) : new Error('another answer');
}
