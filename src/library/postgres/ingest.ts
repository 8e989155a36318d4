/** Writes many articles to the database. */

import { availableParallelism } from 'node:os';
import { digestOf } from '../article-segment.ts';
import { runCooperatively, STEP_MS, yieldToOthers } from '../cooperative-scheduler.ts';
import { indexingPool } from '../indexing/tasks.ts';
import { heapLimits, maxIndexingThreads } from '../server-articles/memory-budget.ts';
import { type AnalysedArticles, analysingArticles, type IncomingArticle, rowOf } from './article-row.ts';
import type { Database } from './database.ts';
import { applyChange, hasArticles, lockCollection, versionsOf } from './transaction.ts';

/**
 * The size of a batch in characters, some ten thousand sentences: they are in memory several times, and the statistics of
 * each term are updated once for all of them. From 500,000 to 5,000,000.
 */
const BATCH_CHARACTERS = 1_500_000;
/** Fewer characters are analysed sooner than a thread starts. */
const MIN_CHARACTERS = 200_000;
/** The stored versions of this many articles are read in one statement. */
const VERSIONS_PER_QUERY = 500;

/** Options of `ingest`. */
export interface IngestOptions {
  /** Whether the articles come from the folder of seeds; false by default. */
  synced?: boolean;
  /** The size of a batch in characters; `BATCH_CHARACTERS` by default. */
  batchCharacters?: number;
  /** Called with the number of articles taken so far: to be written, or skipped. */
  onProgress?: (done: number) => void;
}

/**
 * Writes the articles that a collection does not have yet in this version. Each batch is a transaction, so that an
 * interrupted ingestion continues where it was when it is started again. Several processes may ingest at the same time.
 * Batches are analysed in threads of their own, as many as there are cores and memory for, and written one after another,
 * as they are ready.
 *
 * @param server '' for the seeds
 * @returns how many articles were written
 */
export async function ingest(
  database: Database,
  server: string,
  articles: AsyncIterable<IncomingArticle> | Iterable<IncomingArticle>,
  { synced = false, batchCharacters = BATCH_CHARACTERS, onProgress = () => {} }: IngestOptions = {},
): Promise<number> {
  // The first articles are no change of what members know.
  const isNoted = await database.write((query) => hasArticles(query, server));
  const size = Math.min(availableParallelism(), maxIndexingThreads());
  const pool = indexingPool(size, heapLimits('indexing'));
  let written = 0;
  let writing: Promise<unknown> = Promise.resolve();

  async function analyse(batch: readonly IncomingArticle[]): Promise<AnalysedArticles> {
    const analysed = batch.map(({ article, sentences }) => ({ article, ...(sentences && { sentences }) }));
    if (charactersOf(batch) >= MIN_CHARACTERS) {
      const result = await pool.run({ analysed, server }, null).catch(() => null);
      // Whatever has ended the thread is reported where it fails here as well.
      if (result && 'columns' in result) return result;
    }
    return runCooperatively(analysingArticles(analysed, server));
  }

  async function write(batch: readonly IncomingArticle[]): Promise<void> {
    const { columns, delta } = await analyse(batch);
    const originals = await Promise.all(batch.map(({ original }) => original?.() ?? null));
    const rows = batch.map(({ article }, i) => rowOf(article, originals[i]!, columns[i]!));
    writing = writing.then(() =>
      database.write(async (query) => {
        await lockCollection(query, server);
        written += await applyChange(query, server, { put: { rows, delta }, synced, isNoted });
      }),
    );
    await writing;
  }

  let done = 0;
  async function* missing(): AsyncGenerator<IncomingArticle> {
    let began = performance.now();
    for await (const some of inGroups(articles, VERSIONS_PER_QUERY, () => 1)) {
      const ids = some.map(({ article }) => article.id);
      const versions = await database.write((query) => versionsOf(query, server, ids));
      for (const incoming of some) {
        const { article } = incoming;
        onProgress(++done);
        // Where all are stored, nothing but their digests is computed, which others wait for.
        if (performance.now() - began > STEP_MS) {
          await yieldToOthers();
          began = performance.now();
        }
        if (!versions.has(article.id) || versions.get(article.id) !== digestOf(article)) yield incoming;
      }
    }
  }

  /** The batches that are analysed or written now: one is written while each thread has another. */
  const running = new Set<Promise<void>>();
  try {
    for await (const batch of inGroups(missing(), batchCharacters, ({ article }) => article.text.length)) {
      if (running.size > size) await Promise.race(running);
      const work: Promise<void> = write(batch).then(() => void running.delete(work));
      running.add(work);
      // An error is thrown where the promise is awaited: one that has failed stays in the set.
      work.catch(() => {});
    }
    await Promise.all(running);
  } finally {
    await Promise.allSettled(running);
    await pool.close();
  }
  return written;
}

function charactersOf(batch: readonly IncomingArticle[]): number {
  return batch.reduce((sum, { article }) => sum + article.text.length, 0);
}

/** Items in groups of at least a size, and the rest in a last one. */
async function* inGroups<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  size: number,
  sizeOf: (item: Item) => number,
): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  let sum = 0;
  for await (const item of items) {
    group.push(item);
    sum += sizeOf(item);
    if (sum < size) continue;
    yield group;
    group = [];
    sum = 0;
  }
  if (group.length > 0) yield group;
}
