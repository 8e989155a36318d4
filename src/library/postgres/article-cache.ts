/** Caches articles of the database, packed and unpacked. */

import { LruCache } from '../../lru-cache.ts';
import type { ArticleSegment } from '../article-segment.ts';
import type { CooperativeTask, TaskRunner } from '../cooperative-scheduler.ts';
import type { Query } from './database.ts';
import { PackedLists } from './integer-list-codec.ts';
import { articleSegmentOfRow, type StoredArticle } from './packed-article.ts';

/** How many packed indexes are cached, some kB each: about those of one question. */
const MAX_PACKED = 400;
/** How many unpacked articles are cached, about 50 kB each: those that are quoted. */
const MAX_UNPACKED = 60;

/** The packed index of an article: what ranking reads of it. */
export interface CachedArticle {
  server: string;
  number: string;
  index: PackedLists;
}

/**
 * Caches the articles of the database that were read last. The row with a number never changes, so that no entry can be
 * out of date.
 */
export class ArticleCache {
  readonly #packed = new LruCache<string, CachedArticle>(MAX_PACKED);
  readonly #unpacked = new LruCache<string, ArticleSegment>(MAX_UNPACKED);

  /** The packed indexes of the articles with some numbers, in the order of the numbers. */
  async packed(query: Query, server: string, numbers: readonly string[]): Promise<CachedArticle[]> {
    const found = cachedIn(this.#packed, numbers);
    const missing = numbers.filter((number) => !found.has(number));
    if (missing.length > 0) {
      const rows = await query<{ number: string; index: Buffer }>(
        'select number::text, index from articles where server = $1 and number = any($2)',
        [server, missing],
      );
      for (const { number, index } of rows) {
        const article = { server, number, index: new PackedLists(index) };
        found.set(number, article);
        this.#packed.keep(number, article);
      }
    }
    return numbers.flatMap((number) => found.get(number) ?? []);
  }

  /** The articles with some numbers, each in a segment of its own, by number. */
  async unpacked(
    query: Query,
    server: string,
    numbers: readonly string[],
    run: TaskRunner,
  ): Promise<Map<string, ArticleSegment>> {
    const found = cachedIn(this.#unpacked, numbers);
    const missing = numbers.filter((number) => !found.has(number));
    if (missing.length > 0) {
      const rows = await query<Row>(
        `select number::text, id, title, published, expires, source, text, index from articles
         where server = $1 and number = any($2)`,
        [server, missing],
      );
      for (const [number, articleSegment] of await run(unpacking(rows))) {
        found.set(number, articleSegment);
        this.#unpacked.keep(number, articleSegment);
      }
    }
    return found;
  }
}

interface Row extends StoredArticle {
  number: string;
}

function* unpacking(
  rows: readonly Row[],
): CooperativeTask<[number: string, articleSegment: ArticleSegment][]> {
  const articleSegments: [string, ArticleSegment][] = [];
  for (const row of rows) {
    articleSegments.push([row.number, articleSegmentOfRow(row)]);
    yield;
  }
  return articleSegments;
}

function cachedIn<Value>(cache: LruCache<string, Value>, numbers: readonly string[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const number of numbers) {
    const value = cache.find(number);
    if (value !== undefined) found.set(number, value);
  }
  return found;
}
