/** The interface of stores for the findings that moderators have dismissed, a store in memory, and one in files. */

import { listIn, valueIn } from '../json.ts';
import { diskValues, fileInFolders, memoryValues, type ServerValues } from './server-values.ts';

/** Stores which findings are dismissed, by their `findingKey`. When a call resolves, its result is durable. */
export interface DismissalStore {
  /** Returns the keys of a server's dismissed findings, oldest first. */
  read(server: string): Promise<readonly string[]>;
  /** Notes that a finding is dismissed, and keeps the `max` that were dismissed last. */
  dismiss(server: string, key: string, max: number): Promise<void>;
  /** Replaces all keys of a server. */
  replace(server: string, keys: readonly string[]): Promise<void>;
}

/** The form of a `findingKey`. */
const KEY = /^[0-9a-f]{12}$/;

/** Stores dismissals for as long as the library is open. */
export function memoryDismissalStore(keysOf = new Map<string, readonly string[]>()): DismissalStore {
  return storeOver(memoryValues(keysOf, []));
}

/**
 * Stores dismissals as `dismissed.json` in the folder of each server: a list of keys. What is no key is skipped.
 *
 * @param root the folder of servers
 */
export function diskDismissalStore(root: string): DismissalStore {
  const serialize = (keys: readonly string[]) => `${JSON.stringify(keys, null, 2)}\n`;
  return storeOver(diskValues(fileInFolders(root, 'dismissed.json'), parseKeys, serialize));
}

function storeOver({ read, replace, update }: ServerValues<readonly string[], string>): DismissalStore {
  return {
    read,
    replace,
    dismiss: (server, key, max) =>
      update(server, (keys) => [...keys.filter((one) => one !== key), key].slice(-max)),
  };
}

function parseKeys(json: string): string[] {
  return listIn(valueIn(json)).filter((key): key is string => typeof key === 'string' && KEY.test(key));
}
