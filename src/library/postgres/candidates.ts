/** Finds the articles that may answer a question, and ranks their sentences. */

import type { TermEmbeddings } from '../../retrieval/embeddings.ts';
import { Index, type Ranking } from '../../retrieval/index.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import { idf, type Match } from '../../retrieval/matcher.ts';
import { liveInOrder } from '../../retrieval/segment.ts';
import type { Statistics } from '../../retrieval/statistics.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import type { Scope } from '../library.ts';
import type { CachedArticle } from './article-cache.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { unpack } from './packed-article.ts';
import { buildingPartialSegment } from './partial-segment.ts';
import { scopeSql } from './scope.ts';
import type { Totals } from './term-statistics.ts';

/**
 * How many articles of each collection are ranked: those with the most of the question's terms, weighted by their idf.
 */
const MAX_ARTICLES = 200;
/** Posting lists of the question's terms are read, rarest first, up to this many postings in all. */
const MAX_POSTINGS = 10_000;
/** Weights are whole numbers, so that the order of summation does not matter: this one corresponds to an idf of 1. */
const WEIGHT_PER_IDF = 1_000;

/** The keys of the question's terms and their variants that the library has. */
export function keysOf(matches: readonly Match[]): string[] {
  return [...new Set(matches.flatMap(({ key, others }) => (key === undefined ? others : [key, ...others])))];
}

/**
 * The articles of a collection that may have the answer: those with most of the question's terms, weighted by their
 * idf. Only the posting lists of the rarest terms are read, up to `MAX_POSTINGS`: those of frequent terms add little.
 *
 * @param server '' for the seeds
 * @param keys see `keysOf`
 * @returns the numbers of the articles, in the order of their ids
 */
export async function candidatesIn(
  query: Query,
  server: string,
  keys: readonly string[],
  statistics: Statistics,
  scope: Scope,
): Promise<string[]> {
  const terms = keys
    .map((key) => ({ key, ...statistics.of(key) }))
    .sort((a, b) => a.articles - b.articles || a.sentences - b.sentences || (a.key < b.key ? -1 : 1));
  let postings = 0;
  const read = terms.filter(({ articles }, i) => {
    postings += articles;
    return i === 0 || postings <= MAX_POSTINGS;
  });
  if (read.length === 0) return [];
  const values: unknown[] = [
    server,
    read.map(({ key }) => lexeme(server, key)),
    read.map(({ articles }) => Math.round(WEIGHT_PER_IDF * idf(statistics.articles, articles))),
    MAX_POSTINGS,
    MAX_ARTICLES,
  ];
  const rows = await query<{ number: string; id: string }>(
    `select found.number, found.id from unnest($2::tsquery[], $3::int[]) as term (lexeme, weight)
     cross join lateral (
       select number, id from articles where server = $1 and terms @@ term.lexeme ${scopeSql(scope, values)} limit $4
     ) as found
     group by found.number, found.id order by sum(term.weight) desc, found.id limit $5`,
    values,
  );
  return inOrder(rows);
}

/**
 * The articles of a collection whose sentences can all be compared with a question.
 *
 * @param server '' for the seeds
 * @returns the numbers of the articles, in the order of their ids; null when they are too many
 */
export async function allIn(
  query: Query,
  { server, articles }: Totals,
  scope: Scope,
): Promise<string[] | null> {
  if (articles > MAX_ARTICLES) return null;
  const values: unknown[] = [server];
  const rows = await query<{ number: string; id: string }>(
    `select number, id from articles where server = $1 ${scopeSql(scope, values)}`,
    values,
  );
  return inOrder(rows);
}

/**
 * Ranks the sentences of some articles by the statistics of the whole library. The `ordinal` of a candidate is the
 * index of its article among these.
 *
 * @param cached in the library's order
 * @param matches of the question's terms
 * @param most the maximum numbers of candidates and of neighbours: see `Index.rank`
 */
export function* rankingAmong(
  cached: readonly CachedArticle[],
  matches: readonly Match[],
  { limit, neighbours }: { limit: number; neighbours: number },
  statistics: Statistics,
  lexicon: Lexicon,
): CooperativeTask<Ranking> {
  const articles = cached.map(({ index }) => index);
  const segment = yield* buildingPartialSegment(articles, keysOf(matches));
  const liveSegments = liveInOrder([segment]);
  if (neighbours > 0 && lexicon.embeddings)
    liveSegments[0]!.embeddings = yield* embeddingsOf(
      cached,
      segment.sentenceLengths.length,
      lexicon.embeddings,
    );
  const index = new Index([segment], lexicon, liveSegments, statistics);
  return yield* index.ranking(matches, limit, undefined, neighbours);
}

/** The numbers of articles, in the order of their ids. */
function inOrder(rows: { number: string; id: string }[]): string[] {
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number);
}

/** The embeddings of the sentences of cached articles. */
const ofCached = new WeakMap<CachedArticle, Int8Array>();

/** The embeddings of the sentences of some articles, one after another, as many as there are in all. */
function* embeddingsOf(
  cached: readonly CachedArticle[],
  sentences: number,
  embeddings: TermEmbeddings,
): CooperativeTask<Int8Array> {
  const all = new Int8Array(sentences * embeddings.dimensions);
  let at = 0;
  for (const article of cached) {
    const known =
      ofCached.get(article) ?? (yield* embeddings.embeddingsOf(unpack(article.index.encoded).segment));
    ofCached.set(article, known);
    all.set(known, at);
    at += known.length;
  }
  return all;
}
