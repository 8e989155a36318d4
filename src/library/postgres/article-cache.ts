import type { Day } from '../../day.ts';
import { LruCache } from '../../lru-cache.ts';
import type { ArticleSegment } from '../article-segment.ts';
import type { CooperativeTask, Working } from '../cooperative-scheduler.ts';
import type { Query } from './database.ts';
import { PackedLists } from './integer-list-codec.ts';
import { shelfOf, unpack } from './packed-article.ts';

/** As many articles are kept as ranking reads them, some kB each: about those of one question. */
const MOST_INDEXED = 400;
/** As many are kept whole, about 50 kB each: those that are quoted. */
const MOST_WHOLE = 60;

/** An article of the database as ranking reads it. */
export interface CachedArticle {
  server: string;
  number: string;
  index: PackedLists;
}

/** The articles that are read last. What a number stands for never changes, so nothing here can be out of date. */
export class ArticleCache {
  readonly #indexed = new LruCache<string, CachedArticle>(MOST_INDEXED);
  readonly #whole = new LruCache<string, ArticleSegment>(MOST_WHOLE);

  /** What ranking reads of the articles of some numbers, in their order. */
  async indexed(query: Query, server: string, numbers: readonly string[]): Promise<CachedArticle[]> {
    const found = known(this.#indexed, numbers);
    const missing = numbers.filter((number) => !found.has(number));
    if (missing.length > 0) {
      const rows = await query<{ number: string; index: Buffer }>(
        'select number::text, index from articles where server = $1 and number = any($2)',
        [server, missing],
      );
      for (const { number, index } of rows) {
        const held = { server, number, index: new PackedLists(index) };
        found.set(number, held);
        this.#indexed.keep(number, held);
      }
    }
    return numbers.flatMap((number) => found.get(number) ?? []);
  }

  /** The articles of some numbers whole, each on a shelf of its own, by their numbers. */
  async whole(
    query: Query,
    server: string,
    numbers: readonly string[],
    work: Working,
  ): Promise<Map<string, ArticleSegment>> {
    const found = known(this.#whole, numbers);
    const missing = numbers.filter((number) => !found.has(number));
    if (missing.length > 0) {
      const rows = await query<Row>(
        `select number::text, id, title, published, source, text, index from articles
         where server = $1 and number = any($2)`,
        [server, missing],
      );
      for (const [number, articleSegment] of await work(shelvesOf(rows))) {
        found.set(number, articleSegment);
        this.#whole.keep(number, articleSegment);
      }
    }
    return found;
  }
}

interface Row {
  number: string;
  id: string;
  title: string | null;
  published: Day | null;
  source: string | null;
  text: string;
  index: Buffer;
}

function* shelvesOf(rows: readonly Row[]): CooperativeTask<[number: string, shelf: ArticleSegment][]> {
  const articleSegments: [string, ArticleSegment][] = [];
  for (const { number, index, ...row } of rows) {
    const unpacked = unpack(index);
    articleSegments.push([number, shelfOf({ ...row, blocks: unpacked.blocks }, unpacked)]);
    yield;
  }
  return articleSegments;
}

function known<Value>(kept: LruCache<string, Value>, numbers: readonly string[]): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const number of numbers) {
    const value = kept.find(number);
    if (value !== undefined) found.set(number, value);
  }
  return found;
}
