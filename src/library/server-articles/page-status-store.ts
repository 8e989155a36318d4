/** The interface of stores for what is known of the pages of servers' articles, a store in memory, and one in files. */

import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import type { PageStatus, PageStatuses } from '../page-status.ts';
import { folderOf } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

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
  const read = (server: string) => statusesOf.get(server) ?? new Map();
  return {
    read: async (server) => read(server),
    async put(server, statuses) {
      statusesOf.set(server, new Map([...read(server), ...statuses]));
    },
    async forget(server, articles) {
      if (statusesOf.has(server)) statusesOf.set(server, without(read(server), articles));
    },
  };
}

/**
 * Stores it as `pages.json` in the folder of each server: an object with the status of each article. Of a damaged file, and
 * of what is no status in it, nothing is known, so that the pages are looked at again.
 *
 * @param root the folder of servers
 */
export function diskPageStatusStore(root: string): PageStatusStore {
  const fileOf = (server: string) => path.join(root, folderOf(server), 'pages.json');
  const read = async (server: string) => parseStatuses((await readIfPresent(fileOf(server))) ?? '{}');
  const replace = (server: string, statuses: PageStatuses) =>
    writeAtomically(fileOf(server), `${JSON.stringify(Object.fromEntries(statuses), null, 1)}\n`, OWNER_ONLY);
  return {
    read: (server) => withDiskErrorsAsFailures(() => read(server)),
    put: (server, statuses) =>
      withDiskErrorsAsFailures(async () => replace(server, new Map([...(await read(server)), ...statuses]))),
    forget: (server, articles) =>
      withDiskErrorsAsFailures(async () => {
        const before = await read(server);
        if (articles.some((one) => before.has(one))) await replace(server, without(before, articles));
      }),
  };
}

function without(statuses: PageStatuses, articles: readonly string[]): PageStatuses {
  return new Map([...statuses].filter(([article]) => !articles.includes(article)));
}

function parseStatuses(json: string): PageStatuses {
  try {
    const entries = Object.entries(Object(JSON.parse(json)) as object);
    return new Map(entries.filter((entry): entry is [string, PageStatus] => isStatus(entry[1])));
  } catch {
    return new Map();
  }
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
