/** Opens a library in a database, which several processes may share. */

import { ArticleFolder, noFolder } from '../../articles/folder.ts';
import { type Watching, watchFolder } from '../../articles/watch.ts';
import { type DateOrder, setDateOrder } from '../../date-order.ts';
import { type Change, changeReporter } from '../folder-changes.ts';
import { ReadingThreads } from '../indexing/reading-threads.ts';
import { type Library, LibraryFailure, StorageFailure } from '../library.ts';
import type { Progress } from '../merge-policy.ts';
import { shippedModel } from '../shipped-model.ts';
import { Database, LOST } from './database.ts';
import { fetchedArticles } from './fetched-articles.ts';
import { databaseLibrary } from './library.ts';
import { reanalyse } from './reanalyse.ts';
import { migrate } from './schema-migration.ts';
import { SeedFiles } from './seed-files.ts';
import { syncSeeds } from './sync-seeds.ts';

/** The database of a library, and its settings. */
export interface DatabaseLocation {
  /** The folder of the seeds, with the same content for each process. */
  seeds: string;
  /** The address of the PostgreSQL database. */
  database: string;
  /** The data folder, of which only that of what is fetched is used; without it nothing is fetched. */
  data?: string;
  /**
   * The order that DATE_ORDER sets (see `setDateOrder`); null by default. It should be the same for each process: a
   * process that starts with another order analyses all articles again.
   */
  dateOrder?: DateOrder | null;
  /** Whether the transformer reads the best candidates; true by default. */
  reader?: boolean;
  /** How many characters a server's own articles may have together; `MAX_SERVER_CHARACTERS` by default. */
  serverCharacters?: number;
}

/** How long a start waits for a database that may be starting as well, in milliseconds. */
const START_LIMIT_MS = 60_000;
const RETRY_MS = 500;

const OTHER_PROGRAM =
  'The database holds tables of another program: give this one a database of its own, and name it in DATABASE_URL.';
/** The messages for a database that can be reached and refuses, by SQLSTATE. */
const REFUSALS: Record<string, string> = {
  '28P01': 'The database refuses the user or the password in DATABASE_URL.',
  '28000': 'The database refuses the user in DATABASE_URL.',
  '3D000': 'There is no database of the name in DATABASE_URL: create it first.',
  '42501': 'The user in DATABASE_URL may not create tables: grant it that in the schema.',
  '25006':
    'The database may only be read: name the one that takes changes in DATABASE_URL, and see that default_transaction_read_only is off.',
  '42P07': OTHER_PROGRAM,
  '42P16': OTHER_PROGRAM,
  '42703': OTHER_PROGRAM,
  '42804': OTHER_PROGRAM,
  '42809': OTHER_PROGRAM,
};
/** The same for refusals that may end without a change here. */
const PASSING_REFUSALS: Record<string, string> = {
  '53100': 'The disk of the database is full: make room on it.',
};
/** The message of `pg` for a server without TLS, and the error codes for certificates that are not trusted. */
const NO_TLS = /does not support SSL/;
const BAD_CERTIFICATE = /^(?:CERT_|ERR_TLS_|ERR_SSL_|.*_CERT|.*_CERT_IN_CHAIN|UNABLE_TO_)/;

/**
 * Opens a library in this thread over a database: migrates its tables to this version, and synchronizes the seeds with
 * their folder, now and whenever the folder changes.
 *
 * @param onProgress called with the number of seeds read so far
 * @param onChange called with each later change to the seeds, when it is in the database
 * @param startMs how long to wait for a database that does not answer, in milliseconds
 * @throws StorageFailure when the seeds cannot be read, or the database cannot be used
 */
export async function openDatabase(
  { seeds, database: url, data, dateOrder = null, reader = true, serverCharacters }: DatabaseLocation,
  onProgress: (progress: Progress) => void = () => {},
  watching: Partial<Watching> = {},
  onChange: (change: Change) => void = () => {},
  startMs = START_LIMIT_MS,
): Promise<Library> {
  setDateOrder(dateOrder);
  const readingThreads = new ReadingThreads();
  const seedFolder = new ArticleFolder(seeds, undefined, undefined, readingThreads.read);
  const database = new Database(url);
  const seedFiles = new SeedFiles(database);
  try {
    const whenStarted = (work: () => Promise<void>) => whenReachable(work, startMs);
    await whenStarted(() => migrate(database));
    await whenStarted(async () => seedFolder.remember(await seedFiles.read()));
    await seedFolder.look();
    if (seedFolder.folders.size === 0) throw new StorageFailure(noFolder(seeds));
    onProgress({ done: 0, total: seedFolder.content().articles.length });
    await whenStarted(() => syncSeeds(database, seedFolder, seedFiles, onProgress));
    await whenStarted(() => reanalyse(database));
  } catch (error) {
    await database.close();
    throw asStorageFailure(error);
  }
  const reportChange = changeReporter(seeds, () => seedFolder.content(), onChange);
  const stop = watchFolder(
    seedFolder,
    async (changed) => {
      await whenReachable(() => syncSeeds(database, seedFolder, seedFiles), START_LIMIT_MS);
      reportChange(changed);
    },
    watching,
  );
  return databaseLibrary(
    database,
    () => seedFolder.content().problems,
    shippedModel(reader),
    async () => {
      stop();
      await readingThreads.close();
    },
    serverCharacters,
    data === undefined ? undefined : fetchedArticles(database, url, data),
  );
}

/** Runs work, and again while the database cannot be reached, for up to `startMs`. */
async function whenReachable(work: () => Promise<void>, startMs: number): Promise<void> {
  const began = performance.now();
  for (;;)
    try {
      return await work();
    } catch (error) {
      const isLost = error instanceof LibraryFailure && error.key === LOST;
      if (!isLost || performance.now() - began > startMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
}

/** An error of a database as a `StorageFailure` that says what to do, if it is a known one; otherwise the error itself. */
export function asStorageFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof LibraryFailure && error.key === LOST)
    return new StorageFailure(
      'The database does not answer: see that it runs, and that DATABASE_URL names it.',
      { passing: true },
    );
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  const passing = PASSING_REFUSALS[String(code)];
  if (passing !== undefined) return new StorageFailure(passing, { passing: true });
  if (NO_TLS.test(message))
    return new StorageFailure(
      'The database offers no TLS, which DATABASE_URL asks for: switch it on there, or take sslmode out of the address.',
    );
  if (BAD_CERTIFICATE.test(String(code)))
    return new StorageFailure(
      `The certificate of the database is not trusted (${code}): name the authority that signed it in NODE_EXTRA_CA_CERTS, and the host that it is for in DATABASE_URL.`,
    );
  const refusal = REFUSALS[String(code)];
  return refusal === undefined ? error : new StorageFailure(refusal);
}
