/** A library over folders of articles, which are watched for changes. */

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { ArticleFolder, type Content, noFolder, type Problem } from '../articles/folder.ts';
import { asBadFile } from '../articles/text-file.ts';
import { type Watching, watchFolder } from '../articles/watch.ts';
import { type DateOrder, setDateOrder } from '../date-order.ts';
import { preparingLists } from './article-list.ts';
import { ChangeLog } from './changes/change-log.ts';
import { diskChangeStore } from './changes/change-store.ts';
import { Collection } from './collection.ts';
import { CollectionStore } from './collection-store.ts';
import { runCooperatively } from './cooperative-scheduler.ts';
import { type Change, changeBetween, type FolderState, stateOfFolder } from './folder-changes.ts';
import { libraryOf } from './in-process-library.ts';
import { indexInParallel } from './indexing/parallel-indexing.ts';
import { ParsingThread } from './indexing/parsing-thread.ts';
import { ReadingThreads } from './indexing/reading-threads.ts';
import { type Library, StorageFailure } from './library.ts';
import type { Progress } from './merge-policy.ts';
import { SeedFolders } from './seed-folders.ts';
import { nameOf } from './server-articles/article-store.ts';
import {
  articlesFolderOf,
  diskArticleStore,
  idOfFile,
  isArticlePath,
  serverOf,
} from './server-articles/disk-article-store.ts';
import { diskReportStore } from './server-articles/disk-report-store.ts';
import { diskDismissalStore } from './server-articles/dismissal-store.ts';
import { diskFigureStore } from './server-articles/figure-store.ts';
import { diskFollowStore } from './server-articles/follow-store.ts';
import { MAX_SERVER_CHARACTERS } from './server-articles/limits.ts';
import { diskMembershipStore } from './server-articles/membership-store.ts';
import { diskPageStatusStore } from './server-articles/page-status-store.ts';
import { diskSettingsStore } from './server-articles/settings-store.ts';
import { memoryStores } from './server-articles/stores.ts';
import { diskVoteStore } from './server-articles/vote-store.ts';
import { shippedModel } from './shipped-model.ts';
import { Snapshot, type SnapshotContent } from './snapshot/snapshot.ts';
import { withoutTombstones } from './tombstones.ts';

/** The folders of a library, and its settings. */
export interface FolderLocation {
  /** The folder of the seeds. */
  seeds: string;
  /** The folder for what servers add; null keeps that in memory, for as long as the library is open. */
  data: string | null;
  /** The order that DATE_ORDER sets (see `setDateOrder`); null by default. */
  dateOrder?: DateOrder | null;
  /** Whether the transformer reads the best candidates; true by default. */
  reader?: boolean;
  /** How many characters a server's own articles may have together; `MAX_SERVER_CHARACTERS` by default. */
  serverCharacters?: number;
}

/** The folder of the seeds' snapshot, in the data folder. */
const SNAPSHOT = 'snapshot';
/** The delay from a change to the saving of a snapshot. From 1,000 (little is lost) to 60,000 milliseconds. */
const SAVE_DELAY_MS = 3_000;

/** The lists of so many seeds are prepared: those of fewer are made in less than half a second when somebody asks. */
const MANY_SEEDS = 5_000;

/** How many of servers' files are read at a time: each may take 6 MB of memory. */
const MAX_OPEN_FILES = 2;

/** The share of the time that reading takes at most, however fast files change, so that questions are answered. */
const READING_SHARE = 1 / 3;

/**
 * Opens a library in this thread, over folders of articles: of the seeds, of what is fetched, and of servers. The folders are
 * watched: changes are served within seconds.
 *
 * @param onProgress called from time to time with the number of seeds read so far, until all have been
 * @param onChange called with each later change to the seeds or to servers' own files, when they have been read again, and
 *   with the files of servers that are left out from the beginning
 * @throws StorageFailure when the seeds cannot be read, or the data folder cannot be written to
 */
export async function openFolders(
  { seeds, data, dateOrder = null, reader = true, serverCharacters = MAX_SERVER_CHARACTERS }: FolderLocation,
  onProgress: (progress: Progress) => void = () => {},
  watching: Partial<Watching> = {},
  onChange: (change: Change) => void = () => {},
): Promise<Library> {
  setDateOrder(dateOrder);
  const parsingThread = new ParsingThread();
  const readingThreads = new ReadingThreads();
  const store = new CollectionStore(indexInParallel, (articles) => parsingThread.index(articles));
  const stops: (() => void)[] = [];

  const seedFolders = new SeedFolders(seeds, data, readingThreads.read);
  const snapshot = data === null ? null : new Snapshot(path.join(data, SNAPSHOT));
  const snapshotProblems: Problem[] = [];
  const loaded = await snapshot?.load((reason) => snapshotProblems.push(badSnapshot(data!, reason)));
  seedFolders.remember(loaded?.files ?? []);
  await seedFolders.look();
  if (seedFolders.seeds.folders.size === 0) throw new StorageFailure(noFolder(seeds));
  const servers = data === null ? null : await serversIn(data, readingThreads);
  const content = seedFolders.content();
  content.problems.push(...snapshotProblems);
  onProgress({ done: 0, total: content.articles.length });
  await store.update(null, () => content, onProgress, loaded?.articleSegments);
  const saver = snapshot && new SnapshotSaver(snapshot, store, seedFolders);
  saver?.schedule();
  prepareLists(store.collections.seeds);

  // One after another: each needs more memory while it is read than afterwards.
  const readServers = async (folder: ArticleFolder, changed: readonly string[], isFirst: boolean) => {
    for (const server of new Set(changed.map(serverOf))) {
      // What moderators have changed is there already.
      const before = stateOfServer(store.of(server));
      await store.update(server, () => contentOf(folder, server));
      const inside = articlesFolderOf(server);
      const change = changeBetween(
        path.join(folder.root, inside),
        before,
        stateOfServer(store.of(server)),
        changed.filter((file) => file.startsWith(`${inside}/`)).map((file) => file.slice(inside.length + 1)),
      );
      if (change && !isFirst) onChange(change);
      else if (change && change.problems.length > 0) onChange({ ...change, added: [] });
    }
  };
  if (servers) await readServers(servers, (await servers.look()).changed, true);
  const stores = servers
    ? {
        articles: diskArticleStore(servers, store),
        reports: diskReportStore(servers.root),
        settings: diskSettingsStore(servers.root),
        votes: diskVoteStore(servers.root),
        figures: diskFigureStore(servers.root),
        memberships: diskMembershipStore(servers, store),
        follows: diskFollowStore(data!),
        dismissals: diskDismissalStore(servers.root),
        pages: diskPageStatusStore(servers.root),
        changes: diskChangeStore(data!),
      }
    : memoryStores(store);
  const changeLog = new ChangeLog(stores.changes);
  // Not awaited: nobody waits for what has changed since the last start.
  if (loaded) void changeLog.note(savedCollection(loaded), store.collections.seeds, true);
  store.onReplaced = (before, after) => changeLog.note(before, after);

  const serve = (report: () => void) =>
    throttled(async () => {
      await store.update(null, () => seedFolders.content());
      saver?.schedule();
      prepareLists(store.collections.seeds);
      report();
    });
  stops.push(seedFolders.watch(serve, onChange, watching));
  if (servers)
    stops.push(
      watchFolder(servers, (changed) => throttled(() => readServers(servers, changed, false)), watching),
    );
  return libraryOf(store, stores, {
    model: shippedModel(reader),
    parser: parsingThread,
    changeLog,
    async close() {
      for (const stop of stops) stop();
      const written = [saver?.close(), changeLog.settled()];
      await Promise.all([parsingThread.close(), readingThreads.close(), ...written]);
    },
    maxCharacters: serverCharacters,
  });
}

/** Prepares the lists of many seeds, between other work: nobody waits for it. */
function prepareLists(seeds: Collection): void {
  if (seeds.size >= MANY_SEEDS) void runCooperatively(preparingLists(seeds));
}

/** The seeds as they were when their snapshot was saved. */
function savedCollection({ articleSegments, deleted }: SnapshotContent): Collection {
  const liveSegments = articleSegments.map((articleSegment, segment) => {
    const gone = new Set(deleted[segment]);
    const ordinals = Int32Array.from(articleSegment.articles, (_, number) =>
      gone.has(number) ? -1 : number,
    );
    return { ...withoutTombstones(articleSegment), ordinals };
  });
  return new Collection(null, liveSegments, []);
}

function badSnapshot(data: string, reason: string): Problem {
  return { file: path.resolve(data, SNAPSHOT), reason: `${reason}: it is made anew`, isServed: true };
}

async function serversIn(data: string, { read }: ReadingThreads): Promise<ArticleFolder> {
  const root = path.join(data, 'servers');
  try {
    await mkdir(root, { recursive: true });
  } catch (error) {
    throw new StorageFailure(`The data folder ${data} ${asBadFile(error).message}. Set DATA_DIR to another.`);
  }
  return new ArticleFolder(root, isArticlePath, idOfFile, read, MAX_OPEN_FILES);
}

function stateOfServer(own: Collection): FolderState {
  const articles = own.articles().map(({ article }) => article);
  return stateOfFolder({ articles, problems: [...own.problems] }, nameOf);
}

function contentOf(servers: ArticleFolder, server: string): Content {
  return servers.content(articlesFolderOf(server));
}

/**
 * Saves a snapshot of the seeds some time after they change, so that many changes are saved at once. Errors are ignored:
 * without a snapshot, the next start only takes longer.
 */
class SnapshotSaver {
  readonly #snapshot: Snapshot;
  readonly #store: CollectionStore;
  readonly #seedFolders: SeedFolders;
  #timer: NodeJS.Timeout | null = null;
  #saved: Collection | null = null;
  #saving: Promise<void> = Promise.resolve();

  constructor(snapshot: Snapshot, store: CollectionStore, seedFolders: SeedFolders) {
    this.#snapshot = snapshot;
    this.#store = store;
    this.#seedFolders = seedFolders;
  }

  schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const { seeds } = this.#store.collections;
      if (seeds.size === 0 || seeds === this.#saved) return;
      this.#saved = seeds;
      this.#saving = this.#snapshot.save(seeds, this.#seedFolders.known()).catch(() => {});
    }, SAVE_DELAY_MS).unref();
  }

  /** Drops a scheduled save, and resolves when nothing more is written. */
  close(): Promise<void> {
    clearTimeout(this.#timer ?? undefined);
    return this.#saving;
  }
}

/** Runs work, and then pauses for as long as `READING_SHARE` requires. */
async function throttled(work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  const rest = (performance.now() - began) * (1 / READING_SHARE - 1);
  await new Promise((resolve) => setTimeout(resolve, rest).unref());
}
