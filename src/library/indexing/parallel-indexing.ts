/** Indexes many articles in several worker threads. */

import { availableParallelism } from 'node:os';
import type { Article } from '../../articles/article.ts';
import { ArticleSegment } from '../article-segment.ts';
import { heapLimits, maxIndexingThreads } from '../server-articles/memory-budget.ts';
import { unpackSegment } from '../snapshot/packed-segment.ts';
import { type IndexedBatch, indexingPool } from './tasks.ts';

/** Fewer characters are indexed sooner than a worker starts: they take about half a second. */
const MIN_CHARACTERS = 2_000_000;
/** The size of a batch in characters, or a fifth of each worker's share where that is less. */
const MAX_BATCH_CHARACTERS = 6_000_000;
const BATCHES_PER_WORKER = 5;

/**
 * Indexes articles in worker threads, as many as there are cores and memory for. Articles of a thread that fails are
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
  const pool = indexingPool(workers, heapLimits('indexing'));
  const articleSegments: ArticleSegment[] = [];
  let done = 0;
  const work = async (batch: Article[]) => {
    try {
      const result = await pool.run({ articles: batch }, null);
      if (!('batch' in result)) return;
      articleSegments.push(segmentOfBatch(batch, result.batch));
      done += batch.length;
      onDone(done);
    } catch {
      // The caller indexes the batch: whatever has ended its thread is reported if it fails there as well.
    }
  };
  await Promise.all(batches.map(work));
  await pool.close();
  return articleSegments;
}

/** The articles in batches of about the given number of characters. */
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
  return batches;
}

/** The segment of the articles that a worker has indexed. */
export function segmentOfBatch(
  articles: readonly Article[],
  { segment, ...rest }: IndexedBatch,
): ArticleSegment {
  return new ArticleSegment({ ...rest, articles, segment: unpackSegment(segment) });
}
