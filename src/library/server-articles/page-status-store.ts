/** The interface of stores for what is known of the pages of servers' articles, a store in memory, and one in files. */

import { parseDay } from '../../day.ts';
import { objectIn } from '../json.ts';
import type { PageStatus, PageStatuses } from '../page-status.ts';
import { diskValues, fileInFolders, memoryValues, type ServerValues } from './server-values.ts';

/** Stores what is known of pages. When a call resolves, its result is durable. */
export interface PageStatusStore {
  read(server: string): Promise<PageStatuses>;
  /** Replaces what is known of the pages of some articles. */
  put(server: string, statuses: PageStatuses): Promise<void>;
  /** Deletes what is known of the pages of some articles. */
  forget(server: string, articles: readonly string[]): Promise<void>;
}

/** Stores it for as long as the library is open. */
export function memoryPageStatusStore(statusesOf = new Map<string, PageStatuses>()): PageStatusStore {
  return storeOver(memoryValues(statusesOf, new Map()));
}

/**
 * Stores it as `pages.json` in the folder of each server: an object with the status of each article. Of a damaged file, and
 * of what is no status in it, nothing is known, so that the pages are looked at again.
 *
 * @param root the folder of servers
 */
export function diskPageStatusStore(root: string): PageStatusStore {
  const serialize = (statuses: PageStatuses) => `${JSON.stringify(Object.fromEntries(statuses), null, 1)}\n`;
  return storeOver(diskValues(fileInFolders(root, 'pages.json'), parseStatuses, serialize));
}

function storeOver({ read, update }: ServerValues<PageStatuses, string>): PageStatusStore {
  return {
    read,
    put: (server, statuses) => update(server, (before) => new Map([...before, ...statuses])),
    forget: (server, articles) =>
      update(server, (before) => {
        const kept = [...before].filter(([article]) => !articles.includes(article));
        return kept.length < before.size ? new Map(kept) : before;
      }),
  };
}

function parseStatuses(json: string): PageStatuses {
  const entries = Object.entries(objectIn(json));
  return new Map(entries.filter((entry): entry is [string, PageStatus] => isStatus(entry[1])));
}

function isStatus(value: unknown): boolean {
  const one = Object(value) as Record<string, unknown>;
  return (
    typeof one.version === 'string' &&
    [one.checkedAt, one.goneChecks, one.missing].every((count) => typeof count === 'number') &&
    [one.readOn, one.goneSince, one.unreachableSince].every(isDayOrNull) &&
    Array.isArray(one.firstMissing) &&
    one.firstMissing.every((citation) => typeof citation === 'string') &&
    typeof one.validators === 'object'
  );
}

function isDayOrNull(value: unknown): boolean {
  return value === null || (typeof value === 'string' && parseDay(value) !== null);
}
