/** Indexes many articles in several worker threads. */

import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { dateOrder } from '../../date-order.ts';
import { ArticleSegment } from '../article-segment.ts';
import { heapLimits, maxIndexingThreads } from '../server-articles/memory-budget.ts';
import { type PackedSegment, unpackSegment } from '../snapshot/packed-segment.ts';

/** The segment of a batch of articles, without the articles: few large arrays, which are transferred and not copied. */
export interface IndexedBatch {
  segment: PackedSegment;
  starts: Uint32Array;
  ends: Uint32Array;
  digest: bigint;
}

/** Fewer characters are indexed sooner than a worker starts: they take about half a second. */
const MIN_CHARACTERS = 2_000_000;
/** The size of a batch in characters, or a fifth of each worker's share where that is less. */
const MAX_BATCH_CHARACTERS = 6_000_000;
const BATCHES_PER_WORKER = 5;

/**
 * Indexes articles in worker threads, as many as there are cores and memory for. Articles of a worker that fails are
 * left out, for the caller to index in its own thread.
 *
 * @param onDone called with the number of articles done, whenever a batch is complete
 */
export async function indexInParallel(
  articles: readonly Article[],
  onDone: (done: number) => void = () => {},
): Promise<ArticleSegment[]> {
  const total = articles.reduce((sum, { text }) => sum + text.length, 0);
  if (total < MIN_CHARACTERS) return [];
  const workers = Math.min(availableParallelism(), Math.ceil(total / MIN_CHARACTERS), maxIndexingThreads());
  const batches = batchesOf(articles, Math.min(MAX_BATCH_CHARACTERS, total / workers / BATCHES_PER_WORKER));
  const articleSegments: ArticleSegment[] = [];
  let done = 0;
  const work = async () => {
    const worker = startIndexingWorker(heapLimits('parsing'));
    const ended = once(worker, 'exit').then(() => {
      throw new Error('the worker has ended');
    });
    try {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        worker.postMessage(batch);
        const [indexed] = (await Promise.race([once(worker, 'message'), ended])) as [IndexedBatch];
        articleSegments.push(segmentOfBatch(batch, indexed));
        done += batch.length;
        onDone(done);
      }
    } catch {
      // The caller indexes its batch: whatever has made the worker fail is reported if it fails there as well.
    } finally {
      ended.catch(() => {});
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return articleSegments;
}

/** Starts a worker that runs indexing-worker.ts, with this thread's order of dates. */
export function startIndexingWorker(resourceLimits: ResourceLimits): Worker {
  return new Worker(new URL('./indexing-worker.mjs', import.meta.url), {
    execArgv: [],
    resourceLimits,
    workerData: dateOrder(),
  });
}

/** The articles in batches of about the given number of characters, in reverse order. */
function batchesOf(articles: readonly Article[], characters: number): Article[][] {
  const batches: Article[][] = [];
  let size = 0;
  for (const article of articles) {
    const last = batches.at(-1);
    if (last && size < characters) last.push(article);
    else {
      batches.push([article]);
      size = 0;
    }
    size += article.text.length;
  }
  return batches.reverse();
}

/** The segment of the articles that a worker has indexed. */
export function segmentOfBatch(
  articles: readonly Article[],
  { segment, ...rest }: IndexedBatch,
): ArticleSegment {
  return new ArticleSegment({ ...rest, articles, segment: unpackSegment(segment) });
}
