/** Lists the articles of a scope, and completes what somebody types of a title, in the database. */

import type { Day } from '../../day.ts';
import type { Entry } from '../answers.ts';
import { fuzzyPrefixMatches, typedWords } from '../article-list.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { Scope } from '../library.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';
import { serversOf } from './view-factory.ts';

/** How many words of the library are tried for a typed word with an error. */
const MAX_SIMILAR_WORDS = 50;

const NEWEST = 'order by published desc nulls last, id';
/**
 * A few letters match most seeds. So this many of the newest seeds are searched first, and those with exactly the typed
 * title; only if these are too few, all matches are sorted. From 200 to 2,000: if a twentieth of all titles match, 500
 * contain the 25 that Discord shows.
 */
const MAX_NEWEST = 500;
const IS_ENOUGH = '(select count(*) from near) >= $3';

/** For each typed word, the lexemes of a server that match it, as a `tsquery` has them. */
type Alternatives = (server: string) => readonly (readonly string[])[];

/** Lists the articles of a scope: see `listArticles`. */
export async function listArticlesIn(
  query: Query,
  scope: Scope,
  typed = '',
  limit?: number,
  from = 0,
): Promise<Entry[]> {
  const words = typedWords(typed);
  // Text in PostgreSQL cannot contain NUL.
  const title = typed.trim().replaceAll('\0', '');
  const list = (alternatives: Alternatives) => queryArticles(query, scope, title, alternatives, limit, from);
  const found = await list((server) => words.map((word) => [`${lexeme(server, word)}:*`]));
  if (found.length > 0 || words.length === 0) return found;
  const similar: string[][] = [];
  for (const word of words) similar.push(await similarWords(query, serversOf(scope.server), word));
  return list((server) =>
    words.map((word, i) => [
      `${lexeme(server, word)}:*`,
      ...similar[i]!.map((one) => `${lexeme(server, one)}:`),
    ]),
  );
}

async function queryArticles(
  query: Query,
  scope: Scope,
  typed: string,
  alternatives: Alternatives,
  limit: number | undefined,
  from: number,
): Promise<Entry[]> {
  // The offset applies to both lists together, so that each has to return offset + limit rows.
  const values: unknown[] = [limit ?? null, from, limit === undefined ? null : from + limit];
  const value = (one: unknown) => `$${values.push(one)}`;
  const near: string[] = [];
  const lists = (scope.own ? [scope.server ?? ''] : serversOf(scope.server)).map((server) => {
    const within = `from articles where server = ${value(server)} ${scopeSql(scope, values)}`;
    const parts = alternatives(server);
    if (parts.length === 0)
      return `(select server, id, published, false, false ${within} ${NEWEST} limit $3)`;
    const fits = (weight: string) =>
      `listed @@ ${value(parts.map((some) => `(${some.map((one) => one + weight).join(' | ')})`).join(' & '))}::tsquery`;
    const [isTitled, isTyped, called] = [fits('A'), fits('AB'), `lower(${value(typed)})`];
    const allMatches = (condition: string) =>
      `(select server, id, published, lower(heading) = ${called}, ${isTitled} ${within} and ${isTyped} ${condition}
         order by 4 desc, 5 desc, published desc nulls last, id limit $3)`;
    if (server !== '' || limit === undefined) return allMatches('');
    near.push(
      `(select server, id, published, true, ${isTitled} ${within} and ${isTyped}
           and hashtextextended(lower(heading), 0) = hashtextextended(${called}, 0) and lower(heading) = ${called}
         order by 5 desc, published desc nulls last, id limit $3)`,
      `(select server, id, published, false, true
         from (select server, id, published, heading, listed ${within} ${NEWEST} limit ${MAX_NEWEST}) as newest
         where ${isTitled} and lower(heading) <> ${called} ${NEWEST} limit $3)`,
    );
    return `select * from near where ${IS_ENOUGH} union all ${allMatches(`and not ${IS_ENOUGH}`)}`;
  });
  const rows = await query<Omit<Entry, 'own' | 'expired'> & { server: string; expires: Day | null }>(
    `with ${near.length > 0 ? `near as materialized (${near.join(' union all ')}),` : ''}
     found (server, id, day, called, titled) as (
       select * from (${lists.join(' union all ')}) as lists (server, id, day, called, titled)
       order by called desc, titled desc, day desc nulls last, id limit $1 offset $2
     )
     select server, id, key, heading as title, published, expires, source, sentences
     from found join articles using (server, id) order by called desc, titled desc, day desc nulls last, id`,
    values,
  );
  return rows.map(({ server, expires, ...entry }) => ({
    ...entry,
    ...(expires && { expired: expires }),
    own: server !== '',
  }));
}

/** The words of the library that start with what was typed, except for typing errors. */
async function similarWords(query: Query, servers: readonly string[], typed: string): Promise<string[]> {
  const rows = await query<{ word: string }>(
    'select distinct word from words where server = any($1) and "left"(word, 1) = "left"($2, 1) order by word',
    [servers, typed],
  );
  const near = await runCooperatively(
    fuzzyPrefixMatches(
      typed,
      rows.map(({ word }) => word),
    ),
  );
  return near.slice(0, MAX_SIMILAR_WORDS);
}
