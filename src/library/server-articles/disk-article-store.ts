import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleFolder } from '../../articles/folder.ts';
import { moveDurably, writeAtomically } from '../../atomic-write.ts';
import type { CollectionStore } from '../collection-store.ts';
import { LibraryFailure } from '../library.ts';
import { type ArticleStore, freeName, idOf } from './article-store.ts';
import { visibleNamesIn, withDiskErrorsInWords } from './disk-errors.ts';

/*
 * In the folder of servers, each has `ID/articles` with a file for each article, and `ID/removed` with what was taken
 * away last. Whoever may write there may change them with ordinary tools.
 */

/** A server's id as Discord has them, or the name that a test gives one: no path. */
const SERVER = /^\w{1,32}$/;

/** The folder of a server, as a path in the folder of servers. */
export function folderOf(server: string): string {
  if (!SERVER.test(server)) throw new Error('a server id is made of letters and digits');
  return server;
}

/** The folder of a server's articles, as a path in the folder of servers. */
export function articlesOf(server: string): string {
  return `${folderOf(server)}/articles`;
}

/** Whether a path in the folder of servers is one of a server's articles, or on the way to them. */
export function isOwn(inside: string): boolean {
  const [server = '', folder] = inside.split('/');
  return inside === '' || (SERVER.test(server) && (folder === undefined || folder === 'articles'));
}

/** The server of a path in the folder of servers. */
export function serverOf(inside: string): string {
  return inside.slice(0, `${inside}/`.indexOf('/'));
}

/** What the article of a file is called. */
export function idOfFile(file: string): string {
  return idOf(file.slice(articlesOf(serverOf(file)).length + 1));
}

/**
 * Keeps servers' articles as files, each written whole or not at all.
 *
 * @param folder the folder of servers
 */
export function diskArticleStore(folder: ArticleFolder, store: CollectionStore): ArticleStore {
  const articlesIn = (server: string) => path.join(folder.root, articlesOf(server));
  const removedIn = (server: string) => path.join(folder.root, folderOf(server), 'removed');

  async function read(server: string, name: string): Promise<void> {
    await folder.look([`${articlesOf(server)}/${name}`], true);
    await store.update(server, () => folder.content(articlesOf(server)));
  }

  /** Serves a file that was put there. One that is not served is taken back: else it would be there, and on no list. */
  async function serve(server: string, name: string, takeBack: () => Promise<void>): Promise<string> {
    await read(server, name);
    const { problems } = folder.content(articlesOf(server));
    const problem = problems.find(({ file, isServed }) => file === name && !isServed);
    if (!problem) return name;
    await takeBack();
    await read(server, name);
    throw new LibraryFailure(`The text ${problem.reason}.`);
  }

  /** What was removed last: where the machine stopped in the middle of a removal, the one before may be there still. */
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
      withDiskErrorsInWords(async () => {
        const free = freeName(name, await visibleNamesIn(articlesIn(server)));
        const file = path.join(articlesIn(server), free);
        await writeAtomically(file, text);
        return serve(server, free, () => rm(file, { force: true }));
      }),

    remove: (server, name) =>
      withDiskErrorsInWords(async () => {
        const earlier = await visibleNamesIn(removedIn(server));
        const kept = name.replaceAll('/', '-');
        await moveDurably(path.join(articlesIn(server), name), path.join(removedIn(server), kept));
        for (const one of earlier)
          if (one !== kept) await rm(path.join(removedIn(server), one), { force: true });
        await read(server, name);
      }),

    removed: (server) =>
      withDiskErrorsInWords(async () => {
        const name = await lastRemoved(server);
        return name === null ? null : { name, bytes: await readFile(path.join(removedIn(server), name)) };
      }),

    undo: (server) =>
      withDiskErrorsInWords(async () => {
        const name = await lastRemoved(server);
        if (name === null) return null;
        const free = freeName(name, await visibleNamesIn(articlesIn(server)));
        const [removed, file] = [path.join(removedIn(server), name), path.join(articlesIn(server), free)];
        await moveDurably(removed, file);
        return serve(server, free, () => moveDurably(file, removed));
      }),
  };
}
