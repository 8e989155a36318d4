import type { Entry } from '../answers.ts';
import type { Scope } from '../library.ts';
import { startsNearly, typedWords } from '../list.ts';
import type { Query } from './database.ts';
import { lexeme } from './lexemes.ts';
import { scopeSql } from './scope.ts';
import { serversOf } from './views.ts';

/** As many words of the library are tried for one that is typed with a slip. */
const MOST_WORDS = 50;

/** An article in a list, and whether all that was typed stands in its title. */
interface Row extends Omit<Entry, 'own'> {
  server: string;
  titled: boolean;
}

/** For each word that was typed, the lexemes of a server that it may be the start of, as `tsquery` has them. */
type Alternatives = (server: string) => readonly (readonly string[])[];

/** The articles of a scope: see `listArticles`. */
export async function listIn(query: Query, scope: Scope, typed = '', limit?: number): Promise<Entry[]> {
  const words = typedWords(typed);
  const exactly = (server: string) => words.map((word) => [`${lexeme(server, word)}:*`]);
  const found = await listed(query, scope, exactly, limit);
  if (found.length > 0 || words.length === 0) return found;
  const near: string[][] = [];
  for (const word of words) near.push(await wordsNear(query, serversOf(scope.server), word));
  return listed(
    query,
    scope,
    (server) =>
      words.map((word, i) => [
        `${lexeme(server, word)}:*`,
        ...near[i]!.map((one) => `${lexeme(server, one)}:`),
      ]),
    limit,
  );
}

async function listed(
  query: Query,
  scope: Scope,
  alternatives: Alternatives,
  limit = Number.POSITIVE_INFINITY,
): Promise<Entry[]> {
  const rows: Row[] = [];
  for (const server of serversOf(scope.server)) {
    const parts = alternatives(server);
    const values: unknown[] = [server, Number.isFinite(limit) ? limit : null];
    const typed = (weight: string) =>
      `$${values.push(parts.map((some) => `(${some.map((one) => one + weight).join(' | ')})`).join(' & '))}::tsquery`;
    const isTitled = parts.length > 0 ? `listed @@ ${typed('A')}` : 'true';
    const isTyped = parts.length > 0 ? `and listed @@ ${typed('AB')}` : '';
    rows.push(
      ...(await query<Row>(
        `select server, id, key, heading as title, published, source, sentences, ${isTitled} as titled
         from articles where server = $1 ${isTyped} ${scopeSql(scope, values)}
         order by titled desc, published desc nulls last, id limit $2`,
        values,
      )),
    );
  }
  return rows
    .sort(comesFirst)
    .slice(0, limit)
    .map(({ server, titled, ...entry }) => ({ ...entry, own: server !== '' }));
}

/** The words of the library that start as was typed, but for slips of the keyboard. */
async function wordsNear(query: Query, servers: readonly string[], typed: string): Promise<string[]> {
  const rows = await query<{ word: string }>(
    'select distinct word from words where server = any($1) and "left"(word, 1) = "left"($2, 1) order by word',
    [servers, typed],
  );
  return rows
    .map(({ word }) => word)
    .filter((word) => startsNearly(typed, word))
    .slice(0, MOST_WORDS);
}

function comesFirst(a: Row, b: Row): number {
  if (a.titled !== b.titled) return a.titled ? -1 : 1;
  const [one, other] = [a.published ?? '', b.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
