/** Stores servers' settings in the database. */

import type { SettingsStore } from '../server-articles/settings-store.ts';
import { parseSettings } from '../server-settings.ts';
import type { Database } from './database.ts';
import { lockCollection } from './transaction.ts';

/** Stores settings as JSON in a column of text. Each call reads them, so that a change is followed in every process. */
export function databaseSettingsStore(database: Database): SettingsStore {
  return {
    read: (server) =>
      database.read(async (query) => {
        const [row] = await query<{ settings: string | null }>(
          'select settings from collections where server = $1',
          [server],
        );
        return parseSettings(row?.settings ?? null);
      }),
    withDigest: () =>
      database.background(async (query) => {
        const rows = await query<{ server: string; settings: string }>(
          `select server, settings from collections where settings like '%"digest":{%' order by server`,
        );
        return rows.flatMap(({ server, settings }) => (parseSettings(settings).digest ? server : []));
      }),
    write: (server, settings) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        await query('update collections set settings = $2 where server = $1', [
          server,
          JSON.stringify(settings),
        ]);
      }),
  };
}
