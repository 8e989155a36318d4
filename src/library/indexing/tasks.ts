/** The tasks of the threads that parse and index, and their results. */

import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import type { TransferableArticle } from '../../articles/packed-blocks.ts';
import type { ArticleFile, FileToRead } from '../../articles/text-file.ts';
import { type DateOrder, dateOrder } from '../../date-order.ts';
import type { Draft } from '../library.ts';
import type { AnalysedArticles, IncomingArticle } from '../postgres/article-row.ts';
import type { SerializedError } from '../serialized-error.ts';
import type { WrittenDraft } from '../server-articles/draft.ts';
import type { PackedSegment } from '../snapshot/packed-segment.ts';
import { ThreadPool } from './thread-pool.ts';

/** The segment of a batch of articles, without the articles: few large arrays, which are transferred and not copied. */
export interface IndexedBatch {
  segment: PackedSegment;
  starts: Uint32Array;
  ends: Uint32Array;
  digest: bigint;
}

/**
 * To parse and index a draft or a file, to index articles, to compute their columns for a database, to read a file of a
 * folder, or to write a file as text.
 */
export type Task =
  | { draft: Draft; order: DateOrder | null; replaced: string | undefined }
  | { id: string; bytes: Uint8Array }
  | { articles: readonly Article[] }
  | { analysed: readonly Pick<IncomingArticle, 'article' | 'sentences'>[]; server: string }
  | { read: FileToRead }
  | { name: string; bytes: Uint8Array };

/** What has an article, or none, to be sent to another thread. */
type Packed<Result extends { article: Article | null }> = Omit<Result, 'article'> & {
  article: TransferableArticle | Extract<Result['article'], null>;
};

/** Its parts depend on the task. */
export type TaskResult =
  | { written: Packed<WrittenDraft>; batch: IndexedBatch }
  | { article: TransferableArticle; batch: IndexedBatch }
  | { batch: IndexedBatch }
  | AnalysedArticles
  | { file: Packed<ArticleFile> }
  | { text: { name: string; text: string } }
  | { error: SerializedError };

/**
 * Creates a pool of threads that run indexing-worker.ts, with this thread's order of dates.
 *
 * @param size how many threads there may be
 * @param resourceLimits those of each thread's heap
 */
export function indexingPool(size: number, resourceLimits: ResourceLimits): ThreadPool<Task, TaskResult> {
  return new ThreadPool(
    size,
    () =>
      new Worker(new URL('./indexing-worker.mjs', import.meta.url), {
        execArgv: [],
        resourceLimits,
        workerData: dateOrder(),
      }),
  );
}
