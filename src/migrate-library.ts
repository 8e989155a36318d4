/** `npm run migrate-library`: copies a library between folders and PostgreSQL. */
import { SingleBar } from 'cli-progress';
import { UsageError } from './command-line.ts';
import { ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import { Locked, lockFolder } from './folder-lock.ts';
import { LibraryFailure, StorageFailure } from './library/library.ts';
import { copyLibrary } from './library/migration/copy-library.ts';
import { databaseStorage } from './library/migration/database-storage.ts';
import { folderStorage } from './library/migration/folder-storage.ts';
import type { LibraryStorage } from './library/migration/library-storage.ts';
import { forTerminal } from './terminal.ts';

const USAGE = `Usage: npm run migrate-library -- folders postgres
       npm run migrate-library -- postgres folders

Copies every article with its versions, report, vote, setting and followed question from the first to the second, and takes nothing
away. Where it was ended, it goes on when it is begun again.

  folders   SEEDS_DIR and DATA_DIR: what ships, and what servers add
  postgres  the database of DATABASE_URL, or of the file in DATABASE_URL_FILE`;

async function main(): Promise<void> {
  const [first, second] = process.argv.slice(2);
  const kinds = [first, second].join(' ');
  if (kinds !== 'folders postgres' && kinds !== 'postgres folders') throw new UsageError(USAGE);
  loadEnvFile();
  const config = readConfig(process.env);
  if (config.database === null) throw new UsageError(`DATABASE_URL is not set.\n\n${USAGE}`);
  setDateOrder(config.dateOrder);
  const unlock = await lockFolder(config.data);
  const folders = await folderStorage(config, (file, reason) =>
    console.error(forTerminal(`Left where it is: ${file}, which ${reason}.`)),
  );
  const database = await databaseStorage(config.database);
  try {
    await copyWithProgress(
      ...((first === 'folders' ? [folders, database] : [database, folders]) as [
        LibraryStorage,
        LibraryStorage,
      ]),
    );
  } finally {
    await database.close();
    await unlock();
  }
}

async function copyWithProgress(from: LibraryStorage, to: LibraryStorage): Promise<void> {
  // Draws on standard error, and only on a terminal.
  const bar = new SingleBar({ format: '{bar} {value}/{total} articles, {eta_formatted} left' });
  bar.start(0, 0);
  const counts = await copyLibrary(from, to, (done, total) => {
    bar.setTotal(total);
    bar.update(done);
  });
  bar.stop();
  let differing = 0;
  for (const { server, what, from: had, to: has, differing: articles } of counts) {
    const ofNone = what === 'follows' ? 'of direct messages' : 'that ship';
    const whose = server === '' ? ofNone : `of server ${server}`;
    const isSame = had === has && articles.length === 0;
    if (!isSame) differing++;
    if (had > 0 || has > 0)
      console.log(`${what} ${whose}: ${had} there, ${has} here${isSame ? '' : '  ← not the same'}`);
    for (const { id, how } of articles.slice(0, MAX_LISTED)) console.log(`  ${inOneLine(id)} ${HOW[how]}`);
    if (articles.length > MAX_LISTED) console.log(`  and ${articles.length - MAX_LISTED} more`);
  }
  console.log(differing === 0 ? 'All is there.' : 'Not all is the same on both sides.');
  if (differing > 0) process.exitCode = 1;
}

/** How many differing articles of a server are listed. */
const MAX_LISTED = 20;
const HOW = { missing: 'is missing here', more: 'is here alone', other: 'reads otherwise here' } as const;

/** An id without control characters, which file names may have. */
function inOneLine(id: string): string {
  return id.replace(/\p{Cc}/gu, '\uFFFD');
}

main().catch((error) => {
  const isKnown = [UsageError, ConfigError, LibraryFailure, StorageFailure, Locked].some(
    (kind) => error instanceof kind,
  );
  console.error(isKnown ? (error as Error).message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
