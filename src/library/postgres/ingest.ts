/** Writes many articles to the database. */

import { digestOf } from '../article-segment.ts';
import { STEP_MS, yieldToOthers } from '../cooperative-scheduler.ts';
import { type ArticleRow, analysedRow, type IncomingArticle } from './article-row.ts';
import type { Database } from './database.ts';
import { applyChange, hasArticles, lockCollection, versionsOf } from './transaction.ts';

/** The size of a batch in sentences: the statistics of each term are updated once for all of them. */
const BATCH_SENTENCES = 20_000;
/** The size of a batch in characters, which are in memory twice. */
const BATCH_CHARACTERS = 8_000_000;
/** The stored versions of this many articles are read in one statement. */
const VERSIONS_PER_QUERY = 500;

/** Options of `ingest`. */
export interface IngestOptions {
  /** Whether the articles come from the folder of seeds; false by default. */
  synced?: boolean;
  /** The size of a batch in sentences; `BATCH_SENTENCES` by default. */
  batchSentences?: number;
  /** Called with the number of articles written or skipped. */
  onProgress?: (done: number) => void;
}

/**
 * Writes the articles that a collection does not have yet in this version. Each batch is a transaction, so that an
 * interrupted ingestion continues where it was when it is started again. Several processes may ingest at the same time.
 * While one batch is written, the next is analysed.
 *
 * @param server '' for the seeds
 * @returns how many articles were written
 */
export async function ingest(
  database: Database,
  server: string,
  articles: AsyncIterable<IncomingArticle> | Iterable<IncomingArticle>,
  { synced = false, batchSentences = BATCH_SENTENCES, onProgress = () => {} }: IngestOptions = {},
): Promise<number> {
  let batch: ArticleRow[] = [];
  let sentences = 0;
  let characters = 0;
  let written = 0;
  let done = 0;
  let writing: Promise<void> = Promise.resolve();
  // The first articles are no change of what members know.
  const isNoted = await database.write((query) => hasArticles(query, server));

  async function write(): Promise<void> {
    const put = batch;
    batch = [];
    sentences = 0;
    characters = 0;
    await writing;
    writing = database.write(async (query) => {
      await lockCollection(query, server);
      written += await applyChange(query, server, { put, synced, isNoted });
    });
    // An error is thrown where the promise is awaited: before the next batch is written, or at the end.
    writing.catch(() => {});
  }

  let began = performance.now();
  for await (const some of inGroups(articles, VERSIONS_PER_QUERY)) {
    const versions = await database.write((query) =>
      versionsOf(
        query,
        server,
        some.map(({ article }) => article.id),
      ),
    );
    for (const incoming of some) {
      onProgress(++done);
      if (versions.get(incoming.article.id) === digestOf(incoming.article)) continue;
      const row = await analysedRow(incoming, server);
      batch.push(row);
      sentences += row.segment.sentenceLengths.length;
      characters += incoming.article.text.length;
      if (sentences >= batchSentences || characters >= BATCH_CHARACTERS) await write();
      if (performance.now() - began < STEP_MS) continue;
      await yieldToOthers();
      began = performance.now();
    }
  }
  if (batch.length > 0) await write();
  await writing;
  return written;
}

/** Items in groups of a size, and the rest in a last one. */
async function* inGroups<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    if (group.push(item) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
