/** The interface of stores for the bot's membership in servers, and one in files. */

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleFolder } from '../../articles/folder.ts';
import { writeAtomically } from '../../atomic-write.ts';
import { parseDay } from '../../day.ts';
import type { CollectionStore } from '../collection-store.ts';
import { objectIn } from '../json.ts';
import type { KnownServer, Membership } from '../membership.ts';
import { nameOf } from './article-store.ts';
import { articlesFolderOf, folderOf, isArticlePath, visibleNamesIn } from './disk-article-store.ts';
import { readIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';

/** Stores in which servers the bot is, and deletes all that is a server's. When a call resolves, its result is durable. */
export interface MembershipStore {
  /** Returns the servers of which anything is stored. */
  servers(): Promise<KnownServer[]>;
  /** Returns null when nothing has been noted. */
  read(server: string): Promise<Membership | null>;
  write(server: string, membership: Membership): Promise<void>;
  /** Deletes everything of a server, in all stores. */
  deleteAll(server: string): Promise<void>;
}

const FILE = 'membership.json';
/** A change that was seen just before may still be noted in a folder that is being deleted: then it is deleted again. */
const DELETION = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/**
 * Stores memberships as `membership.json` in the folder of each server. `deleteAll` deletes that folder.
 *
 * @param folder the folder of servers
 */
export function diskMembershipStore(folder: ArticleFolder, collections: CollectionStore): MembershipStore {
  const { read, write } = diskMemberships(folder.root);
  return {
    read,
    write,
    servers: () =>
      withDiskErrorsAsFailures(async () => {
        const servers = [...(await visibleNamesIn(folder.root))].filter((name) => isArticlePath(name));
        const known: KnownServer[] = [];
        // One after another, as there may be more servers than a process may open files.
        for (const server of servers) known.push({ server, left: (await read(server))?.left ?? null });
        return known;
      }),
    deleteAll: (server) =>
      withDiskErrorsAsFailures(async () => {
        const root = path.join(folder.root, folderOf(server));
        // The day of leaving last: after a crash in the middle, the rest is deleted by the next attempt.
        for (const name of await readdir(root).catch(() => []))
          if (name !== FILE) await rm(path.join(root, name), DELETION);
        await rm(root, DELETION);
        const inside = articlesFolderOf(server);
        const { articles, problems } = folder.content(inside);
        const files = [...articles.map(({ id }) => nameOf(id)), ...problems.map(({ file }) => file)];
        // Each file, since a folder that was not there at the last full look would be ignored.
        await folder.look([inside, ...files.map((file) => `${inside}/${file}`)], true);
        collections.discard(server);
        await collections.update(server, () => folder.content(inside));
      }),
  };
}

/**
 * The files with memberships.
 *
 * @param root the folder of servers
 */
export function diskMemberships(root: string): Pick<MembershipStore, 'read' | 'write'> {
  const fileOf = (server: string) => path.join(root, folderOf(server), FILE);
  return {
    read: (server) =>
      withDiskErrorsAsFailures(async () => {
        const json = await readIfPresent(fileOf(server));
        return json === null ? null : parseMembership(json);
      }),
    write: (server, membership) =>
      withDiskErrorsAsFailures(() => writeAtomically(fileOf(server), `${JSON.stringify(membership)}\n`)),
  };
}

/** A day that cannot be read is none: a server that was left is then noticed again, and kept for longer. */
function parseMembership(json: string): Membership {
  const { left } = objectIn(json);
  return { left: typeof left === 'string' ? parseDay(left) : null };
}
