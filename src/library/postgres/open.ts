import { ArticleFolder, noFolder } from '../../articles/folder.ts';
import { type Watching, watchFolder } from '../../articles/watch.ts';
import { type DateOrder, setDateOrder } from '../../date-order.ts';
import { type Change, watchChanges } from '../changes.ts';
import { type Library, LibraryFailure } from '../library.ts';
import type { Progress } from '../merge-policy.ts';
import { shippedModel } from '../shipped-model.ts';
import { Database, LOST } from './database.ts';
import { libraryIn } from './library.ts';
import { reanalyse } from './reanalyse.ts';
import { migrate } from './schema-migration.ts';
import { syncSeeds } from './seeds.ts';

/** Where a library is that several processes share. */
export interface Shared {
  /** The articles that ship: the same folder for each process. */
  seeds: string;
  /** The address of the PostgreSQL database. */
  database: string;
  /**
   * What DATE_ORDER says: see `setDateOrder`. Null, or left out, when it says nothing. The same for each process: what one
   * has analysed in another order, the next to start analyses again.
   */
  dateOrder?: DateOrder | null;
  /** Whether the reader reads, which it does by default. */
  reader?: boolean;
  /** How many characters a server's own articles may have together: see `MOST_CHARACTERS`. */
  serverCharacters?: number;
}

/** One that starts together with its database waits so long for it, in milliseconds. */
const START_MS = 60_000;
const AGAIN_MS = 500;

const OF_ANOTHER =
  'The database holds tables of another program: give this one a database of its own, and name it in DATABASE_URL.';
/** What is said of a database that can be reached, and refuses: by SQLSTATE. */
const REFUSALS: Record<string, string> = {
  '28P01': 'The database refuses the user or the password in DATABASE_URL.',
  '28000': 'The database refuses the user in DATABASE_URL.',
  '3D000': 'There is no database of the name in DATABASE_URL: create it first.',
  '42501': 'The user in DATABASE_URL may not create tables: grant it that in the schema.',
  '25006':
    'The database may only be read: name the one that takes changes in DATABASE_URL, and see that default_transaction_read_only is off.',
  '42P07': OF_ANOTHER,
  '42P16': OF_ANOTHER,
  '42703': OF_ANOTHER,
  '42804': OF_ANOTHER,
  '42809': OF_ANOTHER,
};
/** The same of what may be mended without a change here. */
const PASSING: Record<string, string> = {
  '53100': 'The disk of the database is full: make room on it.',
};
/** What the client says of TLS, and the codes of certificates that it does not take. */
const NO_TLS = /does not support SSL/;
const BAD_CERTIFICATE = /^(?:CERT_|ERR_TLS_|ERR_SSL_|.*_CERT|.*_CERT_IN_CHAIN|UNABLE_TO_)/;

/**
 * A library in this thread, in a database: its tables are brought to this version, and the folder of seeds is put into
 * it, and again whenever something changes there.
 *
 * @param onProgress hears how many of the seeds have been read
 * @param onChange hears of each later change to the folder of seeds, when it is in the database
 * @param startMs how long a database is waited for that does not answer
 * @throws LibraryFailure when the seeds cannot be read, or the database cannot be used
 */
export async function openDatabase(
  { seeds, database: url, dateOrder = null, reader = true, serverCharacters }: Shared,
  onProgress: (progress: Progress) => void = () => {},
  watching: Partial<Watching> = {},
  onChange: (change: Change) => void = () => {},
  startMs = START_MS,
): Promise<Library> {
  setDateOrder(dateOrder);
  const shipped = new ArticleFolder(seeds);
  await shipped.look();
  if (shipped.folders.size === 0) throw new LibraryFailure(noFolder(seeds));
  const database = new Database(url);
  try {
    const untilThere = (work: () => Promise<void>) => whenThere(work, startMs);
    await untilThere(() => migrate(database));
    onProgress({ done: 0, total: shipped.content().articles.length });
    await untilThere(() => syncSeeds(database, shipped, onProgress));
    await untilThere(() => reanalyse(database));
  } catch (error) {
    await database.close();
    throw asRefusal(error);
  }
  const tell = watchChanges(() => shipped.content(), onChange);
  const stop = watchFolder(
    shipped,
    async (changed) => {
      await whenThere(() => syncSeeds(database, shipped), START_MS);
      tell(changed);
    },
    watching,
  );
  return libraryIn(
    database,
    () => shipped.content().problems,
    shippedModel(reader),
    async () => stop(),
    serverCharacters,
  );
}

/** Works when the database is there: it may be starting, too. */
async function whenThere(work: () => Promise<void>, startMs: number): Promise<void> {
  const began = performance.now();
  for (;;)
    try {
      return await work();
    } catch (error) {
      const isAway = error instanceof LibraryFailure && error.message === LOST;
      if (!isAway || performance.now() - began > startMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof LibraryFailure && error.message === LOST)
    return new LibraryFailure(
      'The database does not answer: see that it runs, and that DATABASE_URL names it.',
      { passing: true },
    );
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException;
  const passing = PASSING[String(code)];
  if (passing !== undefined) return new LibraryFailure(passing, { passing: true });
  if (NO_TLS.test(message))
    return new LibraryFailure(
      'The database offers no TLS, which DATABASE_URL asks for: switch it on there, or take sslmode out of the address.',
    );
  if (BAD_CERTIFICATE.test(String(code)))
    return new LibraryFailure(
      `The certificate of the database is not trusted (${code}): name the authority that signed it in NODE_EXTRA_CA_CERTS, and the host that it is for in DATABASE_URL.`,
    );
  const refusal = REFUSALS[String(code)];
  return refusal === undefined ? error : new LibraryFailure(refusal);
}
