import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../../articles/article.ts';
import { dateOrder } from '../../date-order.ts';
import { ArticleSegment } from '../article-segment.ts';
import { heapLimits, mostReading } from '../server-articles/memory-budget.ts';
import { type PackedSegment, unpackSegment } from '../snapshot/packed-segment.ts';

/** A shelf as a worker gives it back: few large lists, which are handed over and not copied. */
export interface IndexedBatch {
  segment: PackedSegment;
  starts: Uint32Array;
  ends: Uint32Array;
  digest: bigint;
}

/** Less than so many characters are read before a worker has started: about half a second's work. */
const ENOUGH = 2_000_000;
/** A worker is given as many characters at a time; a fifth of what there is for each, where that is less. */
const MOST_AT_ONCE = 6_000_000;
const TURNS = 5;

/**
 * Puts articles onto shelves in as many workers as there are cores, and memory for, while this thread goes on with other work. What no
 * worker could read is left to be read here.
 *
 * @param onDone hears how many have been read, whenever a worker is done with some
 */
export async function indexInParallel(
  articles: readonly Article[],
  onDone: (done: number) => void = () => {},
): Promise<ArticleSegment[]> {
  const total = articles.reduce((sum, { text }) => sum + text.length, 0);
  if (total < ENOUGH) return [];
  const workers = Math.min(availableParallelism(), Math.ceil(total / ENOUGH), mostReading());
  const batches = batchesOf(articles, Math.min(MOST_AT_ONCE, total / workers / TURNS));
  const articleSegments: ArticleSegment[] = [];
  let done = 0;
  const work = async () => {
    const worker = new Worker(new URL('./indexing-worker.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: heapLimits('reading'),
      workerData: dateOrder(),
    });
    const ended = once(worker, 'exit').then(() => {
      throw new Error('the worker has ended');
    });
    try {
      for (let batch = batches.pop(); batch; batch = batches.pop()) {
        worker.postMessage(batch);
        const [filled] = (await Promise.race([once(worker, 'message'), ended])) as [IndexedBatch];
        articleSegments.push(segmentOfBatch(batch, filled));
        done += batch.length;
        onDone(done);
      }
    } catch {
      // What it had is read again, by this thread: so is what makes a worker fail noticed, if it does so there.
    } finally {
      ended.catch(() => {});
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return articleSegments;
}

/** The articles in groups of about so many characters, the last first. */
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

/** A shelf of the articles that a worker was given. */
export function segmentOfBatch(
  articles: readonly Article[],
  { segment, ...rest }: IndexedBatch,
): ArticleSegment {
  return new ArticleSegment({ ...rest, articles, segment: unpackSegment(segment) });
}
