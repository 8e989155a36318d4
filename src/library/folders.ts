import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ArticleFolder, type Content } from '../articles/folder.ts';
import { asBadFile } from '../articles/text-file.ts';
import { type Watching, watchFolder } from '../articles/watch.ts';
import type { Progress } from './collect.ts';
import { libraryOf } from './embedded.ts';
import { type Library, LibraryFailure } from './library.ts';
import { articlesOf, idOfFile, isOwn, keepOnDisk, serverOf } from './own/disk.ts';
import { keepInMemory } from './own/memory.ts';
import { keepReportsInMemory } from './own/report-store.ts';
import { keepReportsOnDisk } from './own/reports-on-disk.ts';
import { shippedModel } from './shipped-model.ts';
import { Stock } from './stock.ts';

/** Where a library's articles are. */
export interface Folders {
  /** The articles that ship. */
  seeds: string;
  /** What servers add; null keeps it in memory, for as long as the library is open. */
  data: string | null;
}

/** Reading takes at most this share of the time, however fast files change: questions come between. */
const READING_SHARE = 1 / 3;

/**
 * A library in this thread, over folders of articles, which are watched: what changes in them is served within seconds.
 *
 * @param onProgress hears how many articles have been read, now and then until all have been
 * @throws LibraryFailure when the seeds cannot be read, or the data folder cannot be written to
 */
export async function openFolders(
  { seeds, data }: Folders,
  onProgress: (progress: Progress) => void = () => {},
  watching: Partial<Watching> = {},
): Promise<Library> {
  const stock = new Stock();
  const stops: (() => void)[] = [];

  const shipped = new ArticleFolder(seeds);
  await shipped.look();
  if (shipped.folders.size === 0)
    throw new LibraryFailure(`There is no folder ${seeds}: create it, and put .txt or .md files in it.`);
  await stock.update(null, () => shipped.content(), onProgress);
  stops.push(
    watchFolder(shipped, () => resting(() => stock.update(null, () => shipped.content())), watching),
  );

  const servers = data === null ? null : await serversIn(data);
  if (servers) {
    const read = (changed: readonly string[]) =>
      Promise.all(
        [...new Set(changed.map(serverOf))].map((server) =>
          stock.update(server, () => contentOf(servers, server)),
        ),
      );
    await read((await servers.look()).changed);
    stops.push(watchFolder(servers, (changed) => resting(() => read(changed)), watching));
  }
  const keeper = servers ? keepOnDisk(servers, stock) : keepInMemory(stock);
  const reports = servers ? keepReportsOnDisk(servers.root) : keepReportsInMemory();
  return libraryOf(stock, keeper, reports, shippedModel(), async () => {
    for (const stop of stops) stop();
  });
}

async function serversIn(data: string): Promise<ArticleFolder> {
  const root = path.join(data, 'servers');
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw new LibraryFailure(`The data folder ${data} ${asBadFile(error).message}. Set DATA_DIR to another.`);
  }
  return new ArticleFolder(root, isOwn, idOfFile);
}

function contentOf(servers: ArticleFolder, server: string): Content {
  return servers.content(articlesOf(server));
}

/** Works, and then rests as long as its share asks for. */
async function resting(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  const rest = (performance.now() - began) * (1 / READING_SHARE - 1);
  await new Promise((resolve) => setTimeout(resolve, rest).unref());
}
