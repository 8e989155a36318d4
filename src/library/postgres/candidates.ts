import type { Term } from '../../language/terms.ts';
import { Index, idf } from '../../retrieval/index.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import { liveInOrder } from '../../retrieval/segment.ts';
import type { Statistics } from '../../retrieval/statistics.ts';
import type { Scope } from '../library.ts';
import type { Query } from './database.ts';
import { gather } from './partial-segment.ts';
import type { CachedArticle } from './article-cache.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';

/** As many articles of each collection are ranked: those that hold the most of the question, by the rarity of its terms. */
const MOST_ARTICLES = 200;
/** The lists of articles of a question's terms are read, the rarest first, up to so many entries together. */
const MOST_ENTRIES = 10_000;
/** Weights are whole numbers, so that a sum is the same in whatever order it is made: this is one unit of idf. */
const UNIT = 1_000;

/** The keys that a question is ranked by, of those that the library holds. */
export function keysOf(question: readonly Term[], statistics: Statistics, lexicon: Lexicon): string[] {
  const { matches } = new Index([], lexicon, [], statistics).rank(question, 1);
  return [...new Set(matches.flatMap(({ key, others }) => (key === undefined ? others : [key, ...others])))];
}

/**
 * The articles of a collection that may hold the answer, by their numbers: those that hold most of the question's terms,
 * by their rarity. Read from the lists of the rarest terms; those of frequent ones add little, and are left unread when
 * there is enough.
 *
 * @param server '' for what ships
 * @param keys what the question is ranked by
 * @returns in the order of their ids
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
  let entries = 0;
  const read = terms.filter(({ articles }, i) => {
    entries += articles;
    return i === 0 || entries <= MOST_ENTRIES;
  });
  if (read.length === 0) return [];
  const values: unknown[] = [
    server,
    read.map(({ key }) => lexeme(server, key)),
    read.map(({ articles }) => Math.round(UNIT * idf(statistics.articles, articles))),
    MOST_ENTRIES,
    MOST_ARTICLES,
  ];
  const rows = await query<{ number: string; id: string }>(
    `select found.number, found.id from unnest($2::tsquery[], $3::int[]) as term (lexeme, weight)
     cross join lateral (
       select number, id from articles where server = $1 and terms @@ term.lexeme ${scopeSql(scope, values)} limit $4
     ) as found
     group by found.number, found.id order by sum(term.weight) desc, found.id limit $5`,
    values,
  );
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ number }) => number);
}

/**
 * Of some articles, those that have any of the best sentences, by all that is known of the library: the others need not
 * be read.
 *
 * @param held in the library's order
 */
export function bestAmong(
  held: readonly CachedArticle[],
  question: readonly Term[],
  keys: readonly string[],
  limit: number,
  statistics: Statistics,
  lexicon: Lexicon,
): CachedArticle[] {
  const segment = gather(
    held.map(({ index }) => index),
    keys,
  );
  const index = new Index([segment], lexicon, liveInOrder([segment]), statistics);
  const { candidates } = index.rank(question, limit);
  return [...new Set(candidates.map(({ ordinal }) => held[ordinal]!))];
}
