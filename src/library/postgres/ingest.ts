import { digestOf } from '../article-segment.ts';
import { yieldToOthers } from '../cooperative-scheduler.ts';
import { type ArticleRow, articleRow, type Incoming } from './article-row.ts';
import type { Database } from './database.ts';
import { change, hold, versionsOf } from './transaction.ts';

/** So many sentences are written at once: the statistics of each term are then changed once for all of them. */
const SENTENCES_AT_ONCE = 20_000;
/** And no more letters: they are held in memory twice. */
const LETTERS_AT_ONCE = 8_000_000;
/** Of so many articles at once it is asked whether they are there. */
const ARTICLES_AT_ONCE = 500;
/** Other work waits no longer than this, but for that of a very long article. */
const STEP_MS = 10;

export interface IngestOptions {
  /** Whether the articles come from the folder of seeds; not so by default. */
  synced?: boolean;
  /** How many sentences a batch has. */
  sentencesAtOnce?: number;
  /** Hears how many articles have been looked at. */
  onProgress?: (done: number) => void;
}

/**
 * Puts articles into a collection, those that are not there yet in this version: each batch of them whole or not at all,
 * so that it may be ended at any point, and goes on from there when it is begun again. Several processes may do so at
 * once. While one batch is written, the next is analysed.
 *
 * @param server '' for what ships
 * @returns how many were written
 */
export async function ingest(
  database: Database,
  server: string,
  articles: AsyncIterable<Incoming> | Iterable<Incoming>,
  { synced = false, sentencesAtOnce = SENTENCES_AT_ONCE, onProgress = () => {} }: IngestOptions = {},
): Promise<number> {
  let batch: ArticleRow[] = [];
  let sentences = 0;
  let letters = 0;
  let written = 0;
  let done = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    const put = batch;
    batch = [];
    sentences = 0;
    letters = 0;
    await writing;
    writing = database.write(async (query) => {
      await hold(query, server);
      written += await change(query, server, { put, synced });
    });
    // It is waited for before the next is written, and in the end.
    writing.catch(() => {});
  }

  let began = performance.now();
  for await (const some of inGroups(articles, ARTICLES_AT_ONCE)) {
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
      const ready = await articleRow(incoming, server);
      batch.push(ready);
      sentences += ready.segment.sentenceLengths.length;
      letters += incoming.article.text.length;
      if (sentences >= sentencesAtOnce || letters >= LETTERS_AT_ONCE) await write();
      if (performance.now() - began < STEP_MS) continue;
      await yieldToOthers();
      began = performance.now();
    }
  }
  if (batch.length > 0) await write();
  await writing;
  return written;
}

/** Things in groups of so many, and the rest in a last one. */
async function* inGroups<Thing>(
  things: AsyncIterable<Thing> | Iterable<Thing>,
  size: number,
): AsyncGenerator<Thing[]> {
  let group: Thing[] = [];
  for await (const thing of things) {
    if (group.push(thing) < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
