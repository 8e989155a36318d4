import { isUtf8 } from 'node:buffer';
import type { Article } from '../../articles/article.ts';
import { decodeFile, forUtf8 } from '../../articles/parse.ts';
import { freeName, idOf, type ArticleStore, nameOf } from '../server-articles/article-store.ts';
import { change, hold } from './transaction.ts';
import type { Database, Query } from './database.ts';
import { articleRow } from './article-row.ts';

/**
 * Keeps servers' own articles in the database.
 *
 * @param parse reads a text as `parseArticle` does
 */
export function databaseArticleStore(database: Database, parse: Parse): ArticleStore {
  return {
    add: (server, name, text) =>
      database.write(async (query) => {
        await hold(query, server);
        return put(query, server, name, text, parse);
      }),

    remove: (server, name) =>
      database.write(async (query) => {
        await hold(query, server);
        const [gone] = await query<{ text: string; original: Buffer | null }>(
          'select text, original from articles where server = $1 and id = $2',
          [server, idOf(name)],
        );
        if (gone)
          await query('update collections set removed_name = $2, removed_text = $3 where server = $1', [
            server,
            name,
            gone.original ? asText(name, gone.original) : gone.text,
          ]);
        await change(query, server, { take: [idOf(name)] });
      }),

    removed: (server) =>
      database.read(async (query) => {
        const last = await removedIn(query, server);
        return last && { name: last.name, bytes: Buffer.from(last.text) };
      }),

    undo: (server) =>
      database.write(async (query) => {
        await hold(query, server);
        const last = await removedIn(query, server);
        if (!last) return null;
        await query('update collections set removed_name = null, removed_text = null where server = $1', [
          server,
        ]);
        return put(query, server, last.name, last.text, parse);
      }),
  };
}

type Parse = (id: string, text: string) => Promise<Article>;

async function removedIn(query: Query, server: string): Promise<{ name: string; text: string } | null> {
  const [last] = await query<{ name: string; text: string }>(
    `select removed_name as name, removed_text as text from collections
     where server = $1 and removed_name is not null`,
    [server],
  );
  return last ?? null;
}

/** The text of a file, as it stands in UTF-8 when it is put back: to the letter where it was in that before. */
function asText(name: string, bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString() : forUtf8(name, decodeFile(name, bytes).text);
}

async function put(query: Query, server: string, name: string, text: string, parse: Parse): Promise<string> {
  const ids = await query<{ id: string }>('select id from articles where server = $1', [server]);
  const free = freeName(name, new Set(ids.map(({ id }) => nameOf(id))));
  const bytes = Buffer.from(text);
  const article = await parse(idOf(free), decodeFile(free, bytes).text);
  const incoming = { article, original: async () => bytes };
  await change(query, server, { put: [await articleRow(incoming, server)] });
  return free;
}
