/** Stores servers' own articles as files. */

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isZip } from '../../articles/convert/convert.ts';
import type { ArticleFolder } from '../../articles/folder.ts';
import { moveDurably, writeAtomically } from '../../atomic-write.ts';
import type { CollectionStore } from '../collection-store.ts';
import { LibraryFailure } from '../library.ts';
import { type ArticleStore, freeName, idOf, REMOVED } from './article-store.ts';
import { bytesIfPresent, withDiskErrorsAsFailures } from './disk-errors.ts';
import { type DiskVersions, diskVersions } from './disk-versions.ts';

/*
 * In the folder of servers, each server has `ID/articles` with a file for each article, and `ID/removed` with the file
 * that was removed last, and `ID/versions` (see disk-versions.ts). The files may be edited with other programs.
 */

/** A server's id in Discord, or a name that a test uses: never a path. */
const SERVER = /^\w{1,32}$/;

/** The folder of a server, as a path in the folder of servers. */
export function folderOf(server: string): string {
  if (!SERVER.test(server)) throw new Error('a server id is made of letters and digits');
  return server;
}

/** The folder of a server's articles, as a path in the folder of servers. */
export function articlesFolderOf(server: string): string {
  return `${folderOf(server)}/articles`;
}

/**
 * Whether a path in the folder of servers is that of a server's article, or of a folder that contains some. ZIPs are left
 * alone: a single article in one could not be removed.
 */
export function isArticlePath(relativePath: string): boolean {
  if (isZip(relativePath)) return false;
  const [server = '', folder] = relativePath.split('/');
  return relativePath === '' || (SERVER.test(server) && (folder === undefined || folder === 'articles'));
}

/** The server of a path in the folder of servers. */
export function serverOf(relativePath: string): string {
  return relativePath.slice(0, `${relativePath}/`.indexOf('/'));
}

/** The id of the article in a file, by the file's path in the folder of servers. */
export function idOfFile(file: string): string {
  return idOf(file.slice(articlesFolderOf(serverOf(file)).length + 1));
}

/**
 * The former versions of servers' own articles.
 *
 * @param root the folder of servers
 */
export function versionsIn(root: string): DiskVersions {
  return diskVersions((server) => path.join(root, folderOf(server), 'versions'));
}

/**
 * Stores servers' own articles as files, each written completely or not at all.
 *
 * @param folder the folder of servers
 */
export function diskArticleStore(folder: ArticleFolder, store: CollectionStore): ArticleStore {
  const articlesIn = (server: string) => path.join(folder.root, articlesFolderOf(server));
  const removedIn = (server: string) => path.join(folder.root, folderOf(server), 'removed');
  const versions = versionsIn(folder.root);

  async function read(server: string, name: string): Promise<void> {
    await folder.look([`${articlesFolderOf(server)}/${name}`], true);
    await store.update(server, () => folder.content(articlesFolderOf(server)));
  }

  /** Reads a new file into the library. If it cannot be served, it is taken back: otherwise it would exist unseen. */
  async function serve(server: string, name: string, takeBack: () => Promise<void>): Promise<string> {
    await read(server, name);
    const { problems } = folder.content(articlesFolderOf(server));
    if (!problems.some(({ file, isServed }) => file === name && !isServed)) return name;
    await takeBack();
    await read(server, name);
    throw new LibraryFailure('failure.notReadBack');
  }

  /**
   * The file that was removed last. After a crash in the middle of a removal, the one before may still exist as well.
   */
  async function lastRemoved(server: string): Promise<string | null> {
    let last: { name: string; at: number } | null = null;
    for (const name of await visibleNamesIn(removedIn(server))) {
      const { ctimeMs: at } = await stat(path.join(removedIn(server), name));
      if (!last || at > last.at) last = { name, at };
    }
    return last?.name ?? null;
  }

  return {
    add: (server, name, text) =>
      withDiskErrorsAsFailures(async () => {
        const free = freeName(name, await visibleNamesIn(articlesIn(server)));
        const file = path.join(articlesIn(server), free);
        // Those of a file of that name that was deleted with another program.
        await versions.forget(server, free);
        await writeAtomically(file, text);
        return serve(server, free, () => rm(file, { force: true }));
      }),

    remove: (server, name) =>
      withDiskErrorsAsFailures(async () => {
        const earlier = await visibleNamesIn(removedIn(server));
        await versions.forget(server, REMOVED);
        const flatName = name.replaceAll('/', '-');
        await moveDurably(path.join(articlesIn(server), name), path.join(removedIn(server), flatName));
        for (const one of earlier)
          if (one !== flatName) await rm(path.join(removedIn(server), one), { force: true });
        await versions.move(server, name, REMOVED);
        await read(server, name);
      }),

    removed: (server) =>
      withDiskErrorsAsFailures(async () => {
        const name = await lastRemoved(server);
        return name === null ? null : { name, bytes: await readFile(path.join(removedIn(server), name)) };
      }),

    undo: (server) =>
      withDiskErrorsAsFailures(async () => {
        const name = await lastRemoved(server);
        if (name === null) return null;
        const free = freeName(name, await visibleNamesIn(articlesIn(server)));
        const [removed, file] = [path.join(removedIn(server), name), path.join(articlesIn(server), free)];
        await moveDurably(removed, file);
        await versions.move(server, REMOVED, free);
        return serve(server, free, async () => {
          await moveDurably(file, removed);
          await versions.move(server, free, REMOVED);
        });
      }),

    read: (server, name) =>
      withDiskErrorsAsFailures(() => bytesIfPresent(path.join(articlesIn(server), name))),

    replace: (server, name, content) =>
      withDiskErrorsAsFailures(async () => {
        const file = path.join(articlesIn(server), name);
        const before = await readFile(file);
        const added = await versions.add(server, name, before);
        await writeAtomically(file, content);
        await serve(server, name, async () => {
          await writeAtomically(file, before);
          await added.takeBack();
        });
      }),

    versions: (server, name) =>
      withDiskErrorsAsFailures(async () => {
        const [newest, ...older] = await versions.list(server, name);
        if (newest === undefined) return [];
        // After a crash in the middle of a replacement, the newest version is what the file still has.
        const [current, version] = [
          await bytesIfPresent(path.join(articlesIn(server), name)),
          await versions.read(server, name, newest),
        ];
        return current && version?.equals(current) ? older : [newest, ...older];
      }),

    version: (server, name, replaced) =>
      withDiskErrorsAsFailures(() => versions.read(server, name, replaced)),
  };
}

/** The names in a folder, except those that start with a dot; empty when the folder does not exist. */
export async function visibleNamesIn(folder: string): Promise<Set<string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return new Set(names.filter((name) => !name.startsWith('.')));
}
