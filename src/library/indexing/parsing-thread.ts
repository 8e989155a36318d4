/** Parses and indexes what servers write, in a thread of its own. */

import type { ResourceLimits } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { isDocument, isZip } from '../../articles/convert/convert.ts';
import { asTextFile } from '../../articles/decode-file.ts';
import { unpackArticle } from '../../articles/packed-blocks.ts';
import { parseFile } from '../../articles/parse.ts';
import { MAX_SHORT_LENGTH } from '../../articles/text-file.ts';
import type { DateOrder } from '../../date-order.ts';
import { AnalysedArticle } from '../analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../article-segment.ts';
import { type Draft, LibraryFailure } from '../library.ts';
import { deserializeError } from '../serialized-error.ts';
import { type WrittenDraft, withBadTextsAsFailures, writeDraft } from '../server-articles/draft.ts';
import { heapLimits } from '../server-articles/memory-budget.ts';
import { segmentOfBatch } from './parallel-indexing.ts';
import { indexingPool, type Task, type TaskResult } from './tasks.ts';
import { TaskAborted, type ThreadPool } from './thread-pool.ts';

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
  /** As `asTextFile`. */
  asTextFile(name: string, bytes: Uint8Array): Promise<{ name: string; text: string }>;
}

/** How long a task may work, in milliseconds: no text that people write takes longer. */
const TASK_LIMIT_MS = 20_000;

/**
 * Parses and indexes what servers write in a thread of its own, one text after another, so that nobody else waits for a
 * text that takes long. Short texts are parsed in the calling thread; a short document may inflate to much more.
 */
export class ParsingThread implements ArticleParser {
  readonly #pool: ThreadPool<Task, TaskResult>;

  /** @param limits those of the thread's heap: a text that needs more ends the thread, and is rejected */
  constructor(limits: ResourceLimits = heapLimits('parsing')) {
    this.#pool = indexingPool(1, limits);
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
    const result = await this.#run({ draft, order, replaced });
    if (!('written' in result)) throw failureOf(result);
    const written = { ...result.written, article: unpackArticle(result.written.article) };
    return { written, articleSegment: segmentOfBatch([written.article], result.batch) };
  }

  async parseFile(id: string, bytes: Uint8Array): Promise<ArticleSegment> {
    if (bytes.length <= MAX_SHORT_LENGTH && !isDocument(id)) return parserInThisThread.parseFile(id, bytes);
    const result = await this.#run({ id, bytes });
    if (!('article' in result)) throw failureOf(result);
    return segmentOfBatch([unpackArticle(result.article)], result.batch);
  }

  async asTextFile(name: string, bytes: Uint8Array): Promise<{ name: string; text: string }> {
    if (!isDocument(name)) return parserInThisThread.asTextFile(name, bytes);
    const result = await this.#run({ name, bytes });
    if (!('text' in result)) throw failureOf(result);
    return result.text;
  }

  /** Indexes articles; returns nothing if they are short enough for the calling thread, or take too long. */
  async index(articles: readonly Article[]): Promise<ArticleSegment[]> {
    if (articles.reduce((sum, { text }) => sum + text.length, 0) <= MAX_SHORT_LENGTH) return [];
    const result = await this.#run({ articles }).catch(() => null);
    return result && 'batch' in result ? [segmentOfBatch(articles, result.batch)] : [];
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #run(task: Task): Promise<TaskResult> {
    try {
      return await this.#pool.run(task, TASK_LIMIT_MS);
    } catch (error) {
      throw error instanceof TaskAborted ? new LibraryFailure('failure.slowText') : error;
    }
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
  asTextFile,
};

/** @throws LibraryFailure when the file makes no article */
export function articleOf(id: string, bytes: Uint8Array): Promise<Article> {
  return withBadTextsAsFailures(() => parseFile(id, bytes));
}

function failureOf(result: TaskResult): Error {
  return 'error' in result ? deserializeError(result.error) : new Error('another answer');
}
