import { SingleBar } from 'cli-progress';
import { ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import { LibraryFailure } from './library/library.ts';
import { copyLibrary } from './library/migration/copy-library.ts';
import { databaseStorage } from './library/migration/database-storage.ts';
import { folderStorage } from './library/migration/folder-storage.ts';
import type { LibraryStorage } from './library/migration/library-storage.ts';
import { Locked, lockFolder } from './lock.ts';
import { forTerminal } from './terminal.ts';

/** `npm run migrate-library`: copies a library between folders and PostgreSQL. */

const USAGE = `Usage: npm run migrate-library -- folders postgres
       npm run migrate-library -- postgres folders

Copies every article, report and setting from the first to the second, and takes nothing away. Where it was ended, it
goes on when it is begun again.

  folders   SEEDS_DIR and DATA_DIR: what ships, and what servers add
  postgres  the database of DATABASE_URL, or of the file in DATABASE_URL_FILE`;

/** What is wrong with the command line: shown as it is. */
class UsageError extends Error {}

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
    await moveWithBar(
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

async function moveWithBar(from: LibraryStorage, to: LibraryStorage): Promise<void> {
  // Draws on standard error, and nothing at all when that is no terminal.
  const bar = new SingleBar({ format: '{bar} {value}/{total} articles, {eta_formatted} left' });
  bar.start(0, 0);
  const counts = await copyLibrary(from, to, (done, total) => {
    bar.setTotal(total);
    bar.update(done);
  });
  bar.stop();
  let differing = 0;
  for (const { server, what, from: had, to: has, differing: those } of counts) {
    const whose = server === '' ? 'that ship' : `of server ${server}`;
    const isSame = had === has && those.length === 0;
    if (!isSame) differing++;
    if (had > 0 || has > 0)
      console.log(`${what} ${whose}: ${had} there, ${has} here${isSame ? '' : '  ← not the same'}`);
    for (const { id, how } of those.slice(0, MOST_TOLD)) console.log(`  ${inOneLine(id)} ${HOW[how]}`);
    if (those.length > MOST_TOLD) console.log(`  and ${those.length - MOST_TOLD} more`);
  }
  console.log(differing === 0 ? 'All is there.' : 'Not all is the same on both sides.');
  if (differing > 0) process.exitCode = 1;
}

/** As many articles of a server are told that are not the same. */
const MOST_TOLD = 20;
const HOW = { missing: 'is missing here', more: 'is here alone', other: 'reads otherwise here' } as const;

/** An id as it may be shown on a terminal, whatever somebody called a file. */
function inOneLine(id: string): string {
  return id.replace(/\p{Cc}/gu, '\uFFFD');
}

main().catch((error) => {
  const isKnown = [UsageError, ConfigError, LibraryFailure, Locked].some((kind) => error instanceof kind);
  console.error(isKnown ? (error as Error).message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
