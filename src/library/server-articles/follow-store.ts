/** The interface of stores for follows, a store in memory, and one in files. */

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import { localeFor } from '../../i18n/locales.ts';
import { readCitation } from '../citation.ts';
import { type Follow, type FollowedAnswer, followKey } from '../follows.ts';
import { listIn, valueIn } from '../json.ts';
import { folderOf } from './disk-article-store.ts';
import { withDiskErrorsAsFailures } from './disk-errors.ts';

/** Selects follows: those of a person, of a server (null for direct messages), or both. */
export interface FollowFilter {
  person?: string | undefined;
  server?: string | null | undefined;
}

/** Stores follows. When a call resolves, its result is durable. */
export interface FollowStore {
  /** Returns follows, those of a server together and oldest first. */
  list(filter?: FollowFilter): Promise<Follow[]>;
  /** Adds a follow, in place of the one with its key. */
  put(follow: Follow): Promise<void>;
  /**
   * Replaces a follow whose stored answer is still that of `before`.
   *
   * @returns whether it was: another process may have been faster
   */
  replace(before: Follow, after: Follow): Promise<boolean>;
  /** Deletes a follow, and returns whether it existed. */
  delete(follow: Follow): Promise<boolean>;
}

/** @param followsOf by server, for as long as the library is open */
export function memoryFollowStore(followsOf = new Map<string | null, readonly Follow[]>()): FollowStore {
  return storeOver({
    servers: async () => [...followsOf.keys()],
    read: async (server) => followsOf.get(server) ?? [],
    async write(server, follows) {
      followsOf.set(server, follows);
    },
  });
}

/**
 * Stores follows as `follows.json` in the folder of each server, and those of direct messages in the data folder itself.
 * What is no follow is skipped.
 *
 * @param data the data folder
 */
export function diskFollowStore(data: string): FollowStore {
  const root = path.join(data, 'servers');
  const fileOf = (server: string | null) =>
    path.join(server === null ? data : path.join(root, folderOf(server)), 'follows.json');
  return storeOver({
    servers: () =>
      withDiskErrorsAsFailures(async () => {
        const names = await readdir(root).catch(emptyIfMissing([]));
        return [null, ...names.filter((name) => /^\w+$/.test(name)).sort()];
      }),
    read: (server) =>
      withDiskErrorsAsFailures(async () =>
        parseFollows(await readFile(fileOf(server), 'utf8').catch(emptyIfMissing('[]')), server),
      ),
    write: (server, follows) =>
      withDiskErrorsAsFailures(() => {
        const stored = follows.map(({ key: _, server: __, ...rest }) => rest);
        return writeAtomically(fileOf(server), `${JSON.stringify(stored, null, 2)}\n`, OWNER_ONLY);
      }),
  });
}

/** Reads and writes all follows of a server. */
interface ServerFollows {
  servers(): Promise<(string | null)[]>;
  read(server: string | null): Promise<readonly Follow[]>;
  write(server: string | null, follows: readonly Follow[]): Promise<void>;
}

function storeOver({ servers, read, write }: ServerFollows): FollowStore {
  return {
    async list({ person, server } = {}) {
      const follows: Follow[] = [];
      for (const one of server === undefined ? await servers() : [server]) follows.push(...(await read(one)));
      return person === undefined ? follows : follows.filter((follow) => follow.person === person);
    },
    async put(follow) {
      const follows = await read(follow.server);
      const isThere = follows.some(({ key }) => key === follow.key);
      const replaced = follows.map((one) => (one.key === follow.key ? follow : one));
      await write(follow.server, isThere ? replaced : [...follows, follow]);
    },
    async replace(before, after) {
      const follows = await read(before.server);
      const stored = follows.find(({ key }) => key === before.key);
      if (!stored || stored.answer?.citation !== before.answer?.citation) return false;
      await write(
        before.server,
        follows.map((one) => (one === stored ? after : one)),
      );
      return true;
    },
    async delete({ server, key }) {
      const follows = await read(server);
      const others = follows.filter((one) => one.key !== key);
      if (others.length < follows.length) await write(server, others);
      return others.length < follows.length;
    },
  };
}

/** Returns a value in place of a file or a folder that does not exist. */
function emptyIfMissing<T>(empty: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return empty;
    throw error;
  };
}

function parseFollows(json: string, server: string | null): Follow[] {
  return listIn(valueIn(json)).flatMap((value) => {
    const { person, question, day, answer, locale, failures } = Object(value) as Record<string, unknown>;
    const parsedDay = typeof day === 'string' ? parseDay(day) : null;
    const parsedAnswer = answer === null ? null : parseAnswer(answer);
    if (typeof person !== 'string' || typeof question !== 'string' || !parsedDay) return [];
    if (parsedAnswer === undefined || !Number.isSafeInteger(failures)) return [];
    const follow = { person, server, question, day: parsedDay, answer: parsedAnswer };
    return {
      key: followKey(follow),
      ...follow,
      // Absent from follows that were stored before there were languages.
      locale: localeFor(locale),
      failures: failures as number,
    };
  });
}

function parseAnswer(value: unknown): FollowedAnswer | undefined {
  const { citation, text, title, published } = Object(value) as Record<string, unknown>;
  if (typeof citation !== 'string' || !readCitation(citation)) return undefined;
  if (typeof text !== 'string' || typeof title !== 'string') return undefined;
  if (published === null) return { citation, text, title, published };
  const day = typeof published === 'string' ? parseDay(published) : null;
  return day ? { citation, text, title, published: day } : undefined;
}
