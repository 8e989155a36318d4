/** The interface of stores for servers' settings, a store in memory, and one in files. */

import path from 'node:path';
import { writeAtomically } from '../../atomic-write.ts';
import { DEFAULT_SETTINGS, parseSettings, type ServerSettings } from '../server-settings.ts';
import { folderOf, isArticlePath, visibleNamesIn } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** Stores servers' settings. When a call resolves, its result is durable. */
export interface SettingsStore {
  /** The defaults when nothing is set. */
  read(server: string): Promise<ServerSettings>;
  write(server: string, settings: ServerSettings): Promise<void>;
  /** Lists the servers that have a digest posted. */
  withDigest(): Promise<string[]>;
}

/** Stores settings for as long as the library is open. */
export function memorySettingsStore(settingsOf = new Map<string, ServerSettings>()): SettingsStore {
  return {
    read: async (server) => settingsOf.get(server) ?? DEFAULT_SETTINGS,
    async write(server, settings) {
      settingsOf.set(server, settings);
    },
    withDigest: async () => [...settingsOf].flatMap(([server, { digest }]) => (digest ? server : [])),
  };
}

/**
 * Stores settings as `settings.json` in the folder of each server. Which of them have a digest is read once, and followed
 * from then on, as it is asked every minute.
 *
 * @param root the folder of servers
 */
export function diskSettingsStore(root: string): SettingsStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'settings.json');
  const read = (server: string) =>
    withDiskErrorsAsFailures(async () => parseSettings(await readIfPresent(fileOf(server))));
  /** Whether each server has one, as far as that has been read or written. */
  const hasDigest = new Map<string, boolean>();
  return {
    read,
    async withDigest() {
      const servers = await withDiskErrorsAsFailures(() => visibleNamesIn(root));
      const found: string[] = [];
      // One after another, as there may be more servers than a process may open files.
      for (const server of servers) {
        if (!isArticlePath(server)) continue;
        if (!hasDigest.has(server)) {
          const { digest } = await read(server);
          // What has been written meanwhile is newer.
          if (!hasDigest.has(server)) hasDigest.set(server, digest !== null);
        }
        if (hasDigest.get(server)) found.push(server);
      }
      return found.sort();
    },
    async write(server, settings) {
      // Until it is written, it is not known.
      hasDigest.delete(server);
      await withDiskErrorsAsFailures(() =>
        writeAtomically(fileOf(server), `${JSON.stringify(settings, null, 2)}\n`),
      );
      hasDigest.set(server, settings.digest !== null);
    },
  };
}
