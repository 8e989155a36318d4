import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ArticleFolder } from '../../articles/folder.ts';
import { asBadFile } from '../../articles/text-file.ts';
import { LibraryFailure } from '../library.ts';
import type { Stock } from '../stock.ts';
import { freeName, idOf, type Keeper } from './keeper.ts';

/*
 * In the folder of servers, each has `ID/articles` with a file for each article, and `ID/removed` with what was taken
 * away last. Whoever may write there may change them with ordinary tools.
 */

/** A server's id as Discord has them, or the name that a test gives one: no path. */
const SERVER = /^\w{1,32}$/;

/** The folder of a server's articles, as a path in the folder of servers. */
export function articlesOf(server: string): string {
  if (!SERVER.test(server)) throw new Error('a server id is made of letters and digits');
  return `${server}/articles`;
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
export function keepOnDisk(folder: ArticleFolder, stock: Stock): Keeper {
  const articlesIn = (server: string) => path.join(folder.root, articlesOf(server));
  const removedIn = (server: string) => path.join(folder.root, serverOf(articlesOf(server)), 'removed');

  async function read(server: string, name: string): Promise<void> {
    await folder.look([`${articlesOf(server)}/${name}`], true);
    await stock.update(server, () => folder.content(articlesOf(server)));
  }

  return {
    add: (server, name, text) =>
      told(async () => {
        const free = freeName(name, await namesIn(articlesIn(server)));
        await writeWhole(path.join(articlesIn(server), free), text);
        await read(server, free);
        return free;
      }),

    remove: (server, name) =>
      told(async () => {
        const earlier = await namesIn(removedIn(server));
        const kept = name.replaceAll('/', '-');
        await move(path.join(articlesIn(server), name), path.join(removedIn(server), kept));
        for (const one of earlier)
          if (one !== kept) await rm(path.join(removedIn(server), one), { force: true });
        await read(server, name);
      }),

    undo: (server) =>
      told(async () => {
        const [name] = await namesIn(removedIn(server));
        if (name === undefined) return null;
        const free = freeName(name, await namesIn(articlesIn(server)));
        await move(path.join(removedIn(server), name), path.join(articlesIn(server), free));
        await read(server, free);
        return free;
      }),
  };
}

/** What a disk refuses, in a line for people. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new LibraryFailure(
        'There is no room left on my disk. Tell whoever runs me; nothing was changed.',
      );
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
      throw new LibraryFailure(
        'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
      );
    if (code === 'ENOENT')
      throw new LibraryFailure('The file of that article is gone. Look at the list again.');
    if (code !== undefined) throw new LibraryFailure(`The file ${asBadFile(error).message}.`);
    throw error;
  }
}

/** Writes a file whole or not at all: beside its place, down to the disk, and then into it. */
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  // Names that start with a dot are read by nobody.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}`);
  try {
    const handle = await open(beside, 'w', 0o644);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  await rename(from, to);
  for (const folder of [path.dirname(to), path.dirname(from)]) await syncFolder(folder);
}

/** Some systems have no folders that can be opened: there the name is on the disk when the system sees fit. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function namesIn(folder: string): Promise<Set<string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return new Set(names.filter((name) => !name.startsWith('.')));
}
