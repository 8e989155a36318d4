/** `npm run import`: brings files into the library from a shell. */
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { type Problem, problemInWords } from './articles/folder.ts';
import { UsageError } from './command-line.ts';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import { Locked, lockFolder } from './folder-lock.ts';
import { english } from './i18n/translator.ts';
import { publishedInWords } from './library/dates-in-words.ts';
import { importSeeds } from './library/import/import-seeds.ts';
import { importToServer } from './library/import/import-to-server.ts';
import type { Imported, OnFile } from './library/import/imported.ts';
import { type IncomingFile, incomingFiles } from './library/import/incoming-files.ts';
import { LibraryFailure, StorageFailure } from './library/library.ts';
import type { IncomingArticle } from './library/postgres/article-row.ts';
import { Database } from './library/postgres/database.ts';
import { ingest } from './library/postgres/ingest.ts';
import { asStorageFailure } from './library/postgres/open.ts';
import { migrate } from './library/postgres/schema-migration.ts';
import { openLibrary } from './library/threaded-library.ts';
import { forTerminal } from './terminal.ts';

const USAGE = `Usage: npm run import -- [--replace] FILE_OR_FOLDER…
       npm run import -- --server ID FILE_OR_FOLDER…

Copies articles into SEEDS_DIR, and into the database if DATABASE_URL is set; or adds them to a server's own articles.
A folder keeps its subfolders, and a ZIP is unpacked. Where it was ended, it goes on when it is begun again.

  --replace    a file takes the place of the seed of its name, which is otherwise left as it is
  --server ID  the server whose own articles they become, within its limits`;

/** A server's id in Discord. */
const SERVER_ID = /^\d{17,20}$/;

async function main(): Promise<void> {
  const { paths, replace, server } = readCommandLine();
  loadEnvFile();
  const config = readConfig(process.env);
  setDateOrder(config.dateOrder);
  const { files, problems } = await incomingFiles(paths);
  const report = new Report(files.length);
  for (const problem of problems) report.add(problem);
  const add: OnFile = (result) => report.add(result);
  if (server === undefined) await importIntoSeeds(files, config, replace, add);
  else await importIntoServer(files, config, server, add);
  report.end();
}

function readCommandLine() {
  try {
    const { values, positionals: paths } = parseArgs({
      allowPositionals: true,
      options: { server: { type: 'string' }, replace: { type: 'boolean', default: false } },
    });
    const { server, replace } = values;
    if (paths.length === 0) throw new Error('Name the files and folders to import.');
    if (server !== undefined && !SERVER_ID.test(server))
      throw new Error('The id of a server has 17 to 20 digits: "Copy Server ID" in the menu of the server.');
    if (server !== undefined && replace)
      throw new Error('--replace is for seeds: an article of a server is removed in Discord first.');
    return { paths, replace, server };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** A bot may run meanwhile: it serves what is written completely. */
async function importIntoSeeds(
  files: readonly IncomingFile[],
  { seeds, database }: Config,
  replace: boolean,
  onFile: OnFile,
): Promise<void> {
  const articles = importSeeds(files, seeds, replace, onFile);
  if (database) await ingestSeeds(database, articles);
  else for await (const _ of articles);
}

async function ingestSeeds(url: string, articles: AsyncIterable<IncomingArticle>): Promise<void> {
  const database = new Database(url);
  try {
    await migrate(database);
    await ingest(database, '', articles, { synced: true });
  } catch (error) {
    throw asStorageFailure(error);
  } finally {
    await database.close();
  }
}

/** A bot must not run over the same folders: it might add articles beyond the server's limits at the same time. */
async function importIntoServer(
  files: readonly IncomingFile[],
  { seeds, data, database, dateOrder, serverCharacters }: Config,
  server: string,
  onFile: OnFile,
): Promise<void> {
  const unlock = database ? async () => {} : await lockFolder(data);
  const settings = { seeds, dateOrder, serverCharacters, reader: false };
  const library = await openLibrary({ ...settings, ...(database ? { database } : { data }) });
  try {
    await importToServer(files, library, server, onFile);
  } finally {
    await library.close();
    await unlock();
  }
}

/** Says what becomes of each file, with a bar on standard error where the lines go elsewhere than to a terminal. */
class Report {
  readonly #bar = new SingleBar({ format: '{bar} {value}/{total} files, {eta_formatted} left' });
  readonly #counts = { added: 0, replaced: 0, present: 0, leftOut: 0 };

  constructor(total: number) {
    if (!process.stdout.isTTY) this.#bar.start(total, 0);
  }

  add(result: Imported | Problem): void {
    this.#bar.increment();
    this.#counts['reason' in result ? 'leftOut' : result.how]++;
    const lines = 'reason' in result ? [problemInWords(result)] : inWords(result);
    for (const line of lines) console.log(forTerminal(line).replaceAll('\n', ' '));
  }

  /** Ends with 1 when a file was left out. */
  end(): void {
    this.#bar.stop();
    const { added, replaced, present, leftOut } = this.#counts;
    console.log(`${added} added, ${replaced} replaced, ${present} there already, ${leftOut} left out.`);
    if (leftOut > 0) process.exitCode = 1;
  }
}

const HOW = { added: 'Added', replaced: 'Replaced', present: 'There already:' } as const;

/** “Added minutes.txt: “Minutes”, published 4 May 2024, 12 sentence(s)”, and a line for each warning. */
function inWords({ name, how, title, published, sentences, warnings }: Imported): string[] {
  const facts = [`“${title}”`, publishedInWords(english, published), `${sentences} sentence(s)`].join(', ');
  return [`${HOW[how]} ${name}: ${facts}`, ...warnings.map((warning) => `  ${warning}`)];
}

main().catch((error) => {
  const isKnown = [UsageError, ConfigError, LibraryFailure, StorageFailure, Locked].some(
    (kind) => error instanceof kind,
  );
  console.error(isKnown ? forTerminal((error as Error).message) : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
