import type { Entry } from '../answers.ts';
import type { Scope } from '../library.ts';
import { typedWords, wordsNear } from '../article-list.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';
import { serversOf } from './view-factory.ts';

/** As many words of the library are tried for one that is typed with a slip. */
const MOST_WORDS = 50;

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
  const values: unknown[] = [limit ?? null, from, limit === undefined ? null : from + limit];
  const value = (one: unknown) => `$${values.push(one)}`;
  const lists = (scope.own ? [scope.server ?? ''] : serversOf(scope.server)).map((server) => {
    const parts = alternatives(server);
    const fits = (weight: string) =>
      `listed @@ ${value(parts.map((some) => `(${some.map((one) => one + weight).join(' | ')})`).join(' & '))}::tsquery`;
    const rank = parts.length > 0 ? `lower(heading) = lower(${value(typed)}), ${fits('A')}` : 'false, false';
    const isTyped = parts.length > 0 ? `and ${fits('AB')}` : '';
    // Of what is to be counted off in both lists, each gives as much as there may be.
    return `(select server, id, key, heading as title, published, source, sentences, ${rank}
       from articles where server = ${value(server)} ${isTyped} ${scopeSql(scope, values)}
       order by 8 desc, 9 desc, published desc nulls last, id limit $3)`;
  });
  const rows = await query<Omit<Entry, 'own'> & { server: string }>(
    `select server, id, key, title, published, source, sentences from (${lists.join(' union all ')})
       as found (server, id, key, title, published, source, sentences, called, titled)
     order by called desc, titled desc, published desc nulls last, id limit $1 offset $2`,
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
