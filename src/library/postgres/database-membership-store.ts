/** Stores the bot's membership in servers in the database. */

import type { Day } from '../../day.ts';
import type { KnownServer } from '../membership.ts';
import type { MembershipStore } from '../server-articles/membership-store.ts';
import type { Database, Query } from './database.ts';
import { lockCollection } from './transaction.ts';

/** Stores memberships in the table of collections. `deleteAll` deletes the server's rows of all tables. */
export function databaseMembershipStore(database: Database): MembershipStore {
  return {
    servers: () =>
      database.background((query) =>
        query<KnownServer>(
          `select server, left_on as left from collections where server <> ''
           union all
           select server, null from (select server from reports union select server from votes
             union select server from figures union select server from dismissed union select server from pages
             union select server from follows where server <> '') as others
           where server not in (select server from collections)`,
        ),
      ),

    read: (server) =>
      database.background(async (query) => {
        const [row] = await query<{ left: Day | null }>(
          'select left_on as left from collections where server = $1 and membership_noted',
          [server],
        );
        return row ?? null;
      }),

    write: (server, { left }) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        await query('update collections set membership_noted = true, left_on = $2 where server = $1', [
          server,
          left,
        ]);
      }),

    deleteAll: (server) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        for (const table of await tablesWithServers(query))
          await query(`delete from ${table} where server = $1`, [server]);
      }),
  };
}

/** The names, quoted where that is needed, of all tables with a row or more for each server. */
async function tablesWithServers(query: Query): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `select pg_class.oid::regclass::text as name from pg_class join pg_attribute on attrelid = pg_class.oid
     where attname = 'server' and relkind in ('r', 'p') and not relispartition
       and relnamespace = current_schema()::regnamespace`,
  );
  return tables.map(({ name }) => name);
}
