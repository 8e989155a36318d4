import type { Term } from '../../language/terms.ts';
import { Index } from '../../retrieval/index.ts';
import type { Lexicon } from '../../retrieval/lexicon.ts';
import type { Segment, Standing } from '../../retrieval/segment.ts';
import type { Statistics } from '../../retrieval/statistics.ts';
import type { Scope } from '../library.ts';
import type { Query } from './database.ts';
import type { Held } from './held.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';

/** As many articles of each collection are ranked: those that hold the most of the question, by the rarity of its terms. */
const MOST_ARTICLES = 200;
/** The lists of articles of a question's terms are read, the rarest first, up to so many entries together. */
const MOST_ENTRIES = 20_000;
/** Weights are whole numbers, so that a sum is the same in whatever order it is made: this is one unit of idf. */
const UNIT = 1_000;

/** The keys that a question is ranked by, of those that the library holds. */
export function keysOf(question: readonly Term[], statistics: Statistics, lexicon: Lexicon): string[] {
  const { matches } = new Index([], lexicon, [], statistics).rank(question, 1);
  return [...new Set(matches.flatMap(({ key }) => key ?? []))];
}

/**
 * The articles of a collection that may hold the answer, by their numbers: those that hold most of the question's terms,
 * by their rarity. Read from the lists of the rarest terms; those of frequent ones add little, and are left unread when
 * there is enough.
 *
 * @param server '' for what ships
 * @param keys what the question is ranked by
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
    read.map(({ articles }) =>
      Math.round(UNIT * Math.log(1 + (statistics.articles - articles + 0.5) / (articles + 0.5))),
    ),
    MOST_ENTRIES,
    MOST_ARTICLES,
  ];
  const rows = await query<{ number: string }>(
    `select found.number from unnest($2::tsquery[], $3::int[]) as term (lexeme, weight)
     cross join lateral (
       select number from articles where server = $1 and terms @@ term.lexeme ${scopeSql(scope, values)} limit $4
     ) as found
     group by found.number order by sum(term.weight) desc, found.number limit $5`,
    values,
  );
  return rows.map(({ number }) => number);
}

/**
 * Of some articles, those that have any of the best sentences, by all that is known of the library: the others need not
 * be read.
 */
export function bestAmong(
  held: readonly Held[],
  terms: readonly Term[],
  limit: number,
  statistics: Statistics,
  lexicon: Lexicon,
): Held[] {
  const bySegment = new Map<Segment, Held>(held.map((one) => [one.segment, one]));
  const standings = held.map(
    ({ segment }, place): Standing => ({ segment, places: Int32Array.of(place), out: null }),
  );
  const index = new Index([...bySegment.keys()], lexicon, standings, statistics);
  const { candidates } = index.rank(terms, limit);
  return [...new Set(candidates.map(({ segment }) => bySegment.get(segment)!))];
}
