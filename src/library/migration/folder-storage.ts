/** A library in folders, for copying. */

import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { asTextFile } from '../../articles/decode-file.ts';
import { ArticleFolder } from '../../articles/folder.ts';
import { readBytes } from '../../articles/text-file.ts';
import { writeAtomically } from '../../atomic-write.ts';
import { diskChangeStore } from '../changes/change-store.ts';
import type { FolderLocation } from '../folder-library.ts';
import { ReadingThreads } from '../indexing/reading-threads.ts';
import { StorageFailure } from '../library.ts';
import { nameOf } from '../server-articles/article-store.ts';
import {
  articlesFolderOf,
  folderOf,
  idOfFile,
  isArticlePath,
  versionsIn,
  visibleNamesIn,
} from '../server-articles/disk-article-store.ts';
import { diskReportStore } from '../server-articles/disk-report-store.ts';
import { diskDismissalStore } from '../server-articles/dismissal-store.ts';
import { diskFigureStore } from '../server-articles/figure-store.ts';
import { diskFollowStore } from '../server-articles/follow-store.ts';
import { diskMemberships } from '../server-articles/membership-store.ts';
import { diskPageStatusStore } from '../server-articles/page-status-store.ts';
import { diskSettingsStore } from '../server-articles/settings-store.ts';
import { diskVoteStore } from '../server-articles/vote-store.ts';
import { type LibraryStorage, readStores, writeStores } from './library-storage.ts';

/**
 * Opens the storage of a library in folders.
 *
 * @param onProblem called for each file that is no article, and is not copied
 */
export async function folderStorage(
  { seeds, data }: FolderLocation & { data: string },
  onProblem: (file: string, reason: string) => void = () => {},
): Promise<LibraryStorage> {
  const root = path.join(data, 'servers');
  const readingThreads = new ReadingThreads();
  const shipped = new ArticleFolder(seeds, undefined, undefined, readingThreads.read);
  const own = new ArticleFolder(root, isArticlePath, idOfFile, readingThreads.read);
  for (const folder of [shipped, own]) await folder.look();
  const stores = {
    reports: diskReportStore(root),
    settings: diskSettingsStore(root),
    votes: diskVoteStore(root),
    figures: diskFigureStore(root),
    memberships: diskMemberships(root),
    dismissals: diskDismissalStore(root),
    pages: diskPageStatusStore(root),
  };
  const changes = diskChangeStore(data);
  const versions = versionsIn(root);

  const contentOf = (server: string) =>
    server === '' ? shipped.content() : own.content(articlesFolderOf(server));
  /** The path of an article's file. @throws StorageFailure when it would be outside of the folder */
  const fileOf = (server: string, id: string): string => {
    const [folder, name] =
      server === '' ? [seeds, id] : [path.join(root, articlesFolderOf(server)), nameOf(id)];
    const file = path.resolve(folder, name);
    if (!file.startsWith(`${path.resolve(folder)}${path.sep}`))
      throw new StorageFailure(`“${id}” is no path that a file could have: it was left where it is.`);
    return file;
  };
  const removedIn = (server: string) => path.join(root, folderOf(server), 'removed');

  return {
    servers: async () => [
      '',
      ...[...(await visibleNamesIn(root))].filter((name) => isArticlePath(name)).sort(),
    ],
    count: async (server) => contentOf(server).articles.length,

    async *articles(server) {
      const { articles, problems } = contentOf(server);
      for (const { file, reason } of problems) onProblem(server === '' ? file : `${server}/${file}`, reason);
      for (const article of articles) yield { article, original: () => bytesOf(fileOf(server, article.id)) };
    },

    async put(server, articles) {
      for await (const { article, original } of articles) {
        const file = fileOf(server, article.id);
        const bytes = (await original?.()) ?? Buffer.from(article.text);
        const existing = await bytesOf(file).catch(() => null);
        if (!existing?.equals(bytes)) await writeAtomically(file, bytes);
      }
      await (server === '' ? shipped : own).look();
    },

    async readState(server) {
      const [name] = await visibleNamesIn(removedIn(server));
      const removed =
        name === undefined
          ? null
          : await asTextFile(name, await readFile(path.join(removedIn(server), name)));
      return { ...(await readStores(stores, server)), removed };
    },

    async writeState(server, state) {
      const { removed } = state;
      await writeStores(stores, server, state);
      if (removed)
        await writeAtomically(path.join(removedIn(server), removed.name.replaceAll('/', '-')), removed.text);
    },

    countVersions: async (server) => (await versions.all(server)).length,

    async *versions(server) {
      for (const { name, replaced, file } of await versions.all(server))
        yield { name, replaced, bytes: await readFile(file) };
    },

    putVersion: async (server, { name, replaced, bytes }) => {
      await versions.add(server, name, bytes, replaced);
    },

    follows: diskFollowStore(data),
    changes: {
      read: changes.read,
      async replace(server, all) {
        if (server !== null) await mkdir(path.join(root, folderOf(server)), { recursive: true });
        await changes.replace(server, all);
      },
    },

    close: () => readingThreads.close(),
  };
}

async function bytesOf(file: string): Promise<Buffer> {
  return (await readBytes(file)).bytes;
}
