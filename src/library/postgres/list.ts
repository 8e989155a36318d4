import type { Entry } from '../answers.ts';
import { typedWords, wordsNear } from '../article-list.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { Scope } from '../library.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';
import { serversOf } from './view-factory.ts';

/** As many words of the library are tried for one that is typed with a slip. */
const MOST_WORDS = 50;

const NEWEST = 'order by published desc nulls last, id';
/**
 * A few letters fit the titles of most that ships: so the newest are looked at first, as many as this, with those that are
 * called so; and only where that is not enough, all that fit are put in order. From 200 to 2,000: of what a twentieth of
 * all titles have, 500 hold a choice's 25.
 */
const MOST_NEAR = 500;
const IS_ENOUGH = '(select count(*) from near) >= $3';

/** For each word that was typed, the lexemes of a server that it may be the start of, as `tsquery` has them. */
type Alternatives = (server: string) => readonly (readonly string[])[];

/** The articles of a scope: see `listArticles`. */
export async function listIn(
  query: Query,
  scope: Scope,
  typed = '',
  limit?: number,
  from = 0,
): Promise<Entry[]> {
  const words = typedWords(typed);
  // A text in PostgreSQL holds no NUL.
  const title = typed.trim().replaceAll('\0', '');
  const list = (alternatives: Alternatives) => listed(query, scope, title, alternatives, limit, from);
  const found = await list((server) => words.map((word) => [`${lexeme(server, word)}:*`]));
  if (found.length > 0 || words.length === 0) return found;
  const near: string[][] = [];
  for (const word of words) near.push(await wordsLike(query, serversOf(scope.server), word));
  return list((server) =>
    words.map((word, i) => [
      `${lexeme(server, word)}:*`,
      ...near[i]!.map((one) => `${lexeme(server, one)}:`),
    ]),
  );
}

async function listed(
  query: Query,
  scope: Scope,
  typed: string,
  alternatives: Alternatives,
  limit: number | undefined,
  from: number,
): Promise<Entry[]> {
  // Of what is to be counted off in both lists, each gives as much as there may be.
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
    const whole = (condition: string) =>
      `(select server, id, published, lower(heading) = ${called}, ${isTitled} ${within} and ${isTyped} ${condition}
         order by 4 desc, 5 desc, published desc nulls last, id limit $3)`;
    if (server !== '' || limit === undefined) return whole('');
    near.push(
      `(select server, id, published, true, ${isTitled} ${within} and ${isTyped}
           and hashtextextended(lower(heading), 0) = hashtextextended(${called}, 0) and lower(heading) = ${called}
         order by 5 desc, published desc nulls last, id limit $3)`,
      `(select server, id, published, false, true
         from (select server, id, published, heading, listed ${within} ${NEWEST} limit ${MOST_NEAR}) as newest
         where ${isTitled} and lower(heading) <> ${called} ${NEWEST} limit $3)`,
    );
    return `select * from near where ${IS_ENOUGH} union all ${whole(`and not ${IS_ENOUGH}`)}`;
  });
  const rows = await query<Omit<Entry, 'own'> & { server: string }>(
    `with ${near.length > 0 ? `near as materialized (${near.join(' union all ')}),` : ''}
     found (server, id, day, called, titled) as (
       select * from (${lists.join(' union all ')}) as lists (server, id, day, called, titled)
       order by called desc, titled desc, day desc nulls last, id limit $1 offset $2
     )
     select server, id, key, heading as title, published, source, sentences
     from found join articles using (server, id) order by called desc, titled desc, day desc nulls last, id`,
    values,
  );
  return rows.map(({ server, ...entry }) => ({ ...entry, own: server !== '' }));
}

/** The words of the library that start as was typed, but for slips of the keyboard. */
async function wordsLike(query: Query, servers: readonly string[], typed: string): Promise<string[]> {
  const rows = await query<{ word: string }>(
    'select distinct word from words where server = any($1) and "left"(word, 1) = "left"($2, 1) order by word',
    [servers, typed],
  );
  const near = await runCooperatively(
    wordsNear(
      typed,
      rows.map(({ word }) => word),
    ),
  );
  return near.slice(0, MOST_WORDS);
}
