/** The interface of stores for the findings that moderators have dismissed, a store in memory, and one in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** Stores which findings are dismissed, by their `findingKey`. When a call resolves, its result is durable. */
export interface DismissalStore {
  /** Returns the keys of a server's dismissed findings, oldest first. */
  read(server: string): Promise<string[]>;
  /** Notes that a finding is dismissed, and keeps the `max` that were dismissed last. */
  dismiss(server: string, key: string, max: number): Promise<void>;
  /** Replaces all keys of a server. */
  replace(server: string, keys: readonly string[]): Promise<void>;
}

/** The form of a `findingKey`. */
const KEY = /^[0-9a-f]{12}$/;

/** Stores dismissals for as long as the library is open. */
export function memoryDismissalStore(keysOf = new Map<string, readonly string[]>()): DismissalStore {
  const read = (server: string) => keysOf.get(server) ?? [];
  return {
    read: async (server) => [...read(server)],
    async dismiss(server, key, max) {
      keysOf.set(server, withKey(read(server), key, max));
    },
    async replace(server, keys) {
      keysOf.set(server, keys);
    },
  };
}

/**
 * Stores dismissals as `dismissed.json` in the folder of each server: a list of keys. What is no key is skipped.
 *
 * @param root the folder of servers
 */
export function diskDismissalStore(root: string): DismissalStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'dismissed.json');
  const read = async (server: string) => parseKeys((await readIfPresent(fileOf(server))) ?? '[]');
  const write = (server: string, keys: readonly string[]) =>
    writeAtomically(fileOf(server), `${JSON.stringify(keys, null, 2)}\n`, OWNER_ONLY);
  return {
    read: (server) => withDiskErrorsAsFailures(() => read(server)),
    dismiss: (server, key, max) =>
      withDiskErrorsAsFailures(async () => write(server, withKey(await read(server), key, max))),
    replace: (server, keys) => withDiskErrorsAsFailures(() => write(server, keys)),
  };
}

function withKey(keys: readonly string[], key: string, max: number): string[] {
  return [...keys.filter((one) => one !== key), key].slice(-max);
}

function parseKeys(json: string): string[] {
  try {
    const keys: unknown = JSON.parse(json);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string' && KEY.test(key)) : [];
  } catch {
    return [];
  }
}
