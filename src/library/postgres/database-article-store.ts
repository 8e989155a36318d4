import { isUtf8 } from 'node:buffer';
import { decodeFile, forUtf8 } from '../../articles/parse.ts';
import { type ArticleStore, freeName, idOf, nameOf } from '../server-articles/article-store.ts';
import type { Reading } from '../server-articles/manage.ts';
import { readyOn } from './article-row.ts';
import type { Database, Query } from './database.ts';
import { change, hold } from './transaction.ts';

/**
 * Keeps servers' own articles in the database.
 *
 * @param read puts the article of a file onto a shelf
 */
export function databaseArticleStore(database: Database, read: Reading['read']): ArticleStore {
  return {
    add: (server, name, text) =>
      database.write(async (query) => {
        await hold(query, server);
        return put(query, server, name, text, read);
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
        return put(query, server, last.name, last.text, read);
      }),
  };
}

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

async function put(
  query: Query,
  server: string,
  name: string,
  text: string,
  read: Reading['read'],
): Promise<string> {
  const ids = await query<{ id: string }>('select id from articles where server = $1', [server]);
  const free = freeName(name, new Set(ids.map(({ id }) => nameOf(id))));
  const bytes = Buffer.from(text);
  const articleSegment = await read(idOf(free), bytes);
  await change(query, server, { put: [readyOn(articleSegment, bytes, server)] });
  return free;
}
