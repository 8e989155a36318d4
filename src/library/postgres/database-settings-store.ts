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
