/** `npm run fetch`: reads all sources once, and says what came of it. */
import { existsSync } from 'node:fs';
import { UsageError } from './command-line.ts';
import { ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import { BadSources } from './fetching/bad-sources.ts';
import { openFetching } from './fetching/fetching.ts';
import { reportOf } from './fetching/round-report.ts';
import { type FetchedFolder, roundInto } from './fetching/schedule.ts';
import { fetchedFolder } from './fetching/threaded-fetching.ts';
import { Locked } from './folder-lock.ts';
import { LibraryFailure, StorageFailure } from './library/library.ts';
import { packageVersion } from './package-files.ts';
import { forTerminal } from './terminal.ts';

/** Over folders: a bot that runs over them watches for what is written. */
const FOLDERS: FetchedFolder & { close(): Promise<void> } = {
  beginFetching: async () => true,
  endFetching: async () => {},
  close: async () => {},
};

async function main(): Promise<void> {
  loadEnvFile();
  const { seeds, data, sources, database, dateOrder } = readConfig(process.env);
  setDateOrder(dateOrder);
  if (!existsSync(sources))
    throw new UsageError(
      `There is no ${sources}: write one that lists what to read, as the README says, or name another in SOURCES.`,
    );
  const library = database === null ? FOLDERS : await openShared({ seeds, data, database });
  const fetching = openFetching({ file: sources, root: fetchedFolder(data), version: packageVersion() });
  try {
    const result = await roundInto(library, () => fetching.round('all'));
    if (!result)
      throw new UsageError('Another Verbatim over the same database is fetching now: try again later.');
    for (const { isProblem, line } of reportOf(result, { all: true }))
      (isProblem ? console.error : console.log)(forTerminal(line));
    if (result.sources.some(({ failed }) => failed)) process.exitCode = 1;
  } finally {
    await fetching.close();
    await library.close();
  }
}

/** Opens the library in a database. It is loaded lazily, since over folders none is needed. */
async function openShared(location: { seeds: string; data: string; database: string }) {
  const { openLibrary } = await import('./library/threaded-library.ts');
  return openLibrary(location);
}

main().catch((error) => {
  const isKnown = [UsageError, BadSources, ConfigError, LibraryFailure, StorageFailure, Locked].some(
    (kind) => error instanceof kind,
  );
  console.error(isKnown ? forTerminal((error as Error).message) : error);
  process.exitCode = 1;
});
