import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ArticleFolder, type Content, noFolder, type Problem } from '../articles/folder.ts';
import { asBadFile } from '../articles/text-file.ts';
import { type Watching, watchFolder } from '../articles/watch.ts';
import { type DateOrder, setDateOrder } from '../date-order.ts';
import { type Change, watchChanges } from './changes.ts';
import type { Collection } from './collection.ts';
import { CollectionStore } from './collection-store.ts';
import { libraryOf } from './in-process-library.ts';
import { indexInParallel } from './indexing/parallel-indexing.ts';
import { ParsingThread } from './indexing/parsing-thread.ts';
import { type Library, LibraryFailure } from './library.ts';
import type { Progress } from './merge-policy.ts';
import {
  articlesOf,
  diskArticleStore,
  idOfFile,
  isOwn,
  serverOf,
} from './server-articles/disk-article-store.ts';
import { diskReportStore } from './server-articles/disk-report-store.ts';
import { MAX_SERVER_CHARACTERS } from './server-articles/limits.ts';
import { memoryArticleStore } from './server-articles/memory-article-store.ts';
import { memoryReportStore } from './server-articles/report-store.ts';
import { shippedModel } from './shipped-model.ts';
import { Snapshot } from './snapshot/snapshot.ts';

/** Where a library's articles are. */
export interface Folders {
  /** The articles that ship. */
  seeds: string;
  /** What servers add; null keeps it in memory, for as long as the library is open. */
  data: string | null;
  /** What DATE_ORDER says: see `setDateOrder`. Null, or left out, when it says nothing. */
  dateOrder?: DateOrder | null;
  /** Whether the reader reads, which it does by default. */
  reader?: boolean;
  /** How many characters a server's own articles may have together: see `MAX_SERVER_CHARACTERS`. */
  serverCharacters?: number;
}

/** Where the articles that ship are kept as they were read, in the data folder. */
const SNAPSHOT = 'snapshot';
/** From a change to its being kept for the next start, in milliseconds. From 1,000 (little is lost) to 60,000. */
const KEEP_AFTER_MS = 3_000;
/** So few articles are read as fast as their snapshot would be. */
const LEAST_KEPT = 100;

/** Servers' files are read one after another, so that few texts wait: each may take 6 MB. */
const AT_ONCE = 2;

/** Reading takes at most this share of the time, however fast files change: questions come between. */
const READING_SHARE = 1 / 3;

/**
 * A library in this thread, over folders of articles, which are watched: what changes in them is served within seconds.
 *
 * @param onProgress hears how many articles have been read, now and then until all have been
 * @param onChange hears of each later change to the articles that ship, when they have been read again
 * @throws LibraryFailure when the seeds cannot be read, or the data folder cannot be written to
 */
export async function openFolders(
  { seeds, data, dateOrder = null, reader = true, serverCharacters = MAX_SERVER_CHARACTERS }: Folders,
  onProgress: (progress: Progress) => void = () => {},
  watching: Partial<Watching> = {},
  onChange: (change: Change) => void = () => {},
): Promise<Library> {
  setDateOrder(dateOrder);
  const aside = new ParsingThread();
  const store = new CollectionStore(indexInParallel, (articles) => aside.shelve(articles));
  const stops: (() => void)[] = [];

  const shipped = new ArticleFolder(seeds);
  const snapshot = data === null ? null : new Snapshot(path.join(data, SNAPSHOT));
  const unusable: Problem[] = [];
  const kept = await snapshot?.load((reason) => unusable.push(badSnapshot(data!, reason)));
  shipped.remember(kept?.files ?? []);
  await shipped.look();
  if (shipped.folders.size === 0) throw new LibraryFailure(noFolder(seeds));
  const servers = data === null ? null : await serversIn(data, aside);
  const content = shipped.content();
  content.problems.push(...unusable);
  onProgress({ done: 0, total: content.articles.length });
  await store.update(null, () => content, onProgress, kept?.articleSegments);
  const keep = snapshot ? keeping(snapshot, store, shipped) : () => {};
  keep();
  const tell = watchChanges(() => shipped.content(), onChange);
  stops.push(
    watchFolder(
      shipped,
      (changed) =>
        resting(async () => {
          await store.update(null, () => shipped.content());
          keep();
          tell(changed);
        }),
      watching,
    ),
  );

  if (servers) {
    // One after another: each needs more memory while it is read than afterwards.
    const read = async (changed: readonly string[]) => {
      for (const server of new Set(changed.map(serverOf)))
        await store.update(server, () => contentOf(servers, server));
    };
    await read((await servers.look()).changed);
    stops.push(watchFolder(servers, (changed) => resting(() => read(changed)), watching));
  }
  const keeper = servers ? diskArticleStore(servers, store) : memoryArticleStore(store);
  const reports = servers ? diskReportStore(servers.root) : memoryReportStore();
  return libraryOf(store, keeper, reports, {
    model: shippedModel(reader),
    reading: {
      write: (draft) => aside.write(draft),
      read: (id, bytes) => aside.read(id, bytes),
    },
    async close() {
      for (const stop of stops) stop();
      await aside.close();
    },
    mostCharacters: serverCharacters,
  });
}

function badSnapshot(data: string, reason: string): Problem {
  return { file: path.resolve(data, SNAPSHOT), reason: `${reason}: it is made anew`, isServed: true };
}

async function serversIn(data: string, aside: ParsingThread): Promise<ArticleFolder> {
  const root = path.join(data, 'servers');
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw new LibraryFailure(`The data folder ${data} ${asBadFile(error).message}. Set DATA_DIR to another.`);
  }
  return new ArticleFolder(root, isOwn, idOfFile, (id, text) => aside.parse(id, text), AT_ONCE);
}

function contentOf(servers: ArticleFolder, server: string): Content {
  return servers.content(articlesOf(server));
}

/**
 * What asks for the articles that ship to be kept, which is done a moment later: many changes are kept at once. A disk
 * that refuses costs the next start its speed, and nothing else.
 */
function keeping(snapshot: Snapshot, store: CollectionStore, shipped: ArticleFolder): () => void {
  let kept: Collection | null = null;
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      const { seeds } = store.collections;
      if (seeds.size < LEAST_KEPT || seeds === kept) return;
      kept = seeds;
      snapshot.save(seeds, shipped.known()).catch(() => {});
    }, KEEP_AFTER_MS).unref();
  };
}

/** Works, and then rests as long as its share asks for. */
async function resting(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  const rest = (performance.now() - began) * (1 / READING_SHARE - 1);
  await new Promise((resolve) => setTimeout(resolve, rest).unref());
}
