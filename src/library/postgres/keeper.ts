import { parseArticle } from '../../articles/parse.ts';
import { freeName, idOf, type Keeper, nameOf } from '../own/keeper.ts';
import { change, hold } from './change.ts';
import type { Database, Query } from './database.ts';
import { makeReady } from './ready.ts';

/** Keeps servers' own articles in the database. */
export function keepInDatabase(database: Database): Keeper {
  return {
    add: (server, name, text) =>
      database.write(async (query) => {
        await hold(query, server);
        return put(query, server, name, text);
      }),

    remove: (server, name) =>
      database.write(async (query) => {
        await hold(query, server);
        await query(
          `update collections set removed_name = $2, removed_text = articles.text from articles
           where collections.server = $1 and articles.server = $1 and articles.id = $3`,
          [server, name, idOf(name)],
        );
        await change(query, server, { take: [idOf(name)] });
      }),

    undo: (server) =>
      database.write(async (query) => {
        await hold(query, server);
        const [last] = await query<{ name: string | null; text: string }>(
          'select removed_name as name, removed_text as text from collections where server = $1',
          [server],
        );
        if (!last || last.name === null) return null;
        await query('update collections set removed_name = null, removed_text = null where server = $1', [
          server,
        ]);
        return put(query, server, last.name, last.text);
      }),
  };
}

async function put(query: Query, server: string, name: string, text: string): Promise<string> {
  const ids = await query<{ id: string }>('select id from articles where server = $1', [server]);
  const free = freeName(name, new Set(ids.map(({ id }) => nameOf(id))));
  await change(query, server, { put: [makeReady({ article: parseArticle(idOf(free), text) }, server)] });
  return free;
}
