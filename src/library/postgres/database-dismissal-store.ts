/** Stores in the database which findings moderators have dismissed. */

import type { DismissalStore } from '../server-articles/dismissal-store.ts';
import type { Database, Query } from './database.ts';

/** Stores dismissals in a table. They are read and written in the background, so that they do not delay questions. */
export function databaseDismissalStore(database: Database): DismissalStore {
  return {
    read: (server) =>
      database.background(async (query) => {
        const rows = await query<{ key: string }>(
          'select key from dismissed where server = $1 order by number',
          [server],
        );
        return rows.map(({ key }) => key);
      }),

    dismiss: (server, key, max) =>
      database.background(async (query) => {
        await add(query, server, [key]);
        await query(
          `delete from dismissed where server = $1 and key in (
             select key from dismissed where server = $1 order by number desc offset $2
           )`,
          [server, max],
        );
      }),

    replace: (server, keys) =>
      database.background(async (query) => {
        await query('delete from dismissed where server = $1', [server]);
        await add(query, server, keys);
      }),
  };
}

async function add(query: Query, server: string, keys: readonly string[]): Promise<void> {
  await query(
    `insert into dismissed (server, key)
     select $1, key from unnest($2::text[]) with ordinality as added (key, place) order by place
     on conflict (server, key) do update set number = default`,
    [server, keys],
  );
}
