/** The entry point: composes the bot from its settings, its library and Discord, and handles signals and failures. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { problemInWords } from './articles/folder.ts';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import type { Bot, BotOptions, LoginError } from './discord/bot.ts';
import type { Fetching } from './fetching/fetching.ts';
import { Locked, lockFolder } from './folder-lock.ts';
import { type Health, serveHealth } from './health-endpoint.ts';
import { type Change, changeInWords } from './library/folder-changes.ts';
import { type Library, LibraryFailure, StorageFailure } from './library/library.ts';
import type { Progress } from './library/merge-policy.ts';
import { availableMemory, LITTLE_MEMORY } from './library/server-articles/memory-budget.ts';
import { beginLibrary } from './library/threaded-library.ts';
import { startLocalDiscord } from './local/index.ts';
import { DEFAULT_PORT } from './local/settings.ts';
import { createLog } from './log.ts';
import { packageVersion } from './package-files.ts';
import { canRead, NO_SIMD } from './retrieval/reader/kernels/compile.ts';
import { RejectionCount } from './unhandled-rejections.ts';

/** Exit codes for supervisors, after sysexits.h: a setting is wrong, or a later start may succeed. */
const EXIT = { configuration: 78, tryLater: 75, fault: 1 } as const;

/**
 * V8's flags for a bot over a database, which keeps little of what it reads, or with little memory: garbage is collected
 * when a heap has grown by 40 %, not fourfold, and the young generation of a worker is 4 MB. There is no measurable cost in
 * time.
 */
const SMALL_HEAP_FLAGS = '--heap-growing-percent=40 --max-semi-space-size=2';

/** The file in the data folder with the messages of the local Discord. */
const MESSAGES_FILE = 'local-discord.json';

const log = createLog(process.stdout);
/** The address of the local Discord's page, once it is open. */
let page: string | null = null;
/** Functions that release resources at the end, called in reverse order. */
const cleanups: (() => unknown)[] = [];
const stopping = new AbortController();

async function main(): Promise<void> {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', logRejection);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, stop);
  // A log that cannot be written, as when its reader has exited, does not end the bot.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  loadEnvFile();
  const config = readConfig(process.env);
  // The secrets are removed from the environment, so that no package can leak them.
  delete process.env.DISCORD_TOKEN;
  delete process.env.DATABASE_URL;
  if (config.database || availableMemory() < LITTLE_MEMORY) setFlagsFromString(SMALL_HEAP_FLAGS);
  await lock(config.data);

  const { seeds, dateOrder, reader, serverCharacters } = config;
  setDateOrder(dateOrder);
  const settings = { seeds, dateOrder, reader, serverCharacters };
  const location = config.database
    ? { ...settings, database: config.database, data: config.data }
    : { ...settings, data: config.data };
  let bot: Bot | null = null;
  const metrics = config.healthPort === null ? null : new (await import('./metrics.ts')).Metrics();
  const { library, found, read } = beginLibrary(location, {
    isMeasured: metrics !== null,
    onProgress: logProgress,
    onChange(change) {
      logChange(change);
      bot?.noteChange();
    },
  });
  cleanups.push(library.close);
  if (reader && !canRead()) log.warn(NO_SIMD);
  read.then(() => logLibrary(library, config)).catch(fail);
  const pages = await openFetching(config, library, read);
  // In parallel, since loading discord.js takes about as long as finding the articles. Logins to Discord are limited, so
  // there is none without articles; the local Discord has no limit.
  const [local, { startBot }, { commands }] = await Promise.all([
    config.token
      ? found.then(() => null)
      : startLocalDiscord(
          { port: DEFAULT_PORT },
          { file: path.join(config.data, MESSAGES_FILE), warn: log.warn },
        ),
    import('./discord/bot.ts'),
    import('../commands/index.ts'),
  ]);
  cleanups.push(() => local?.close());
  page = local?.url ?? null;

  const { signal } = stopping;
  const { data, shards } = config;
  const shared = { library, commands, log, data, shards, pages, signal, onLost: fail };
  const options: BotOptions = local
    ? { ...shared, token: local.token, apiBase: local.api, guildId: null }
    : { ...shared, token: config.token ?? '', apiBase: config.apiBase, guildId: config.guildId };
  bot = await startBot(options);
  cleanups.push(bot.stop);
  if (config.healthPort !== null && metrics) {
    const health: Health = await serveHealth(config.healthPort, library, bot, metrics);
    cleanups.push(health.close);
    log.info(`How it is: http://127.0.0.1:${health.port}/healthz, with figures at /metrics`);
  }
  if (local) log.info(`No token is set, so here is a Discord for one. Open ${local.url} and ask.`);
}

/**
 * Prepares to fetch what a file lists, as soon as there is one; until then, nothing is connected to but Discord and the
 * database.
 *
 * @param read resolves when the library has been read
 */
async function openFetching(
  { sources, data }: Config,
  library: Library,
  read: Promise<void>,
): Promise<Fetching> {
  const [{ startFetching, fetchedFolder }, { startSchedule }] = await Promise.all([
    import('./fetching/threaded-fetching.ts'),
    import('./fetching/schedule.ts'),
  ]);
  const fetching = startFetching({ file: sources, root: fetchedFolder(data), version: packageVersion() });
  cleanups.push(fetching.close);
  if (existsSync(sources)) log.info(`What ${sources} lists is read from the internet.`);
  // A failure to read the library ends the bot elsewhere.
  const start = () => startSchedule({ file: sources, fetching, library, log });
  read.then(() => cleanups.push(start())).catch(() => {});
  return fetching;
}

/** In milliseconds: the interval between lines about the progress of reading. */
const PROGRESS_EVERY_MS = 2_000;
let lastProgressAt = performance.now();

function logProgress({ done, total }: Progress): void {
  if (performance.now() - lastProgressAt < PROGRESS_EVERY_MS) return;
  lastProgressAt = performance.now();
  log.info(`Read ${done} of ${total} articles so far.`);
}

/** Logs the size of the library, and the files that were left out. */
async function logLibrary(library: Library, { seeds, database }: Config): Promise<void> {
  const { articles, sentences, problems } = await library.status(null);
  for (const problem of problems) log.warn(problemInWords(problem, problem.file === seeds ? '' : seeds));
  const from = database ? 'the database' : `${seeds}/`;
  if (articles > 0) log.info(`Read ${articles} article(s), ${sentences} sentences, from ${from}.`);
  else log.warn(`${seeds}/ holds no articles yet: put .txt or .md files there.`);
}

/** Logs a change of the seeds or of servers' own files. */
function logChange(change: Change): void {
  const { warnings, lines } = changeInWords(change);
  for (const line of warnings) log.warn(line);
  for (const line of lines) log.info(line);
}

/** Locks the data folder: two processes over it would overwrite each other's files, and answer everyone twice. */
async function lock(data: string): Promise<void> {
  try {
    cleanups.push(await lockFolder(data, () => page));
  } catch (error) {
    if (error instanceof Locked) throw error;
    log.warn(`${data} cannot be locked: see to it that nothing else runs over it. (${error})`);
  }
}

/** In milliseconds: signals within this time count as one, since systemd and terminals signal npm as well, which forwards it. */
const ONE_SIGNAL_MS = 1_000;
let stoppedAt = 0;

/** Finishes what is in progress, and exits; on a second signal immediately. */
async function stop(): Promise<void> {
  if (stopping.signal.aborted) {
    if (performance.now() - stoppedAt < ONE_SIGNAL_MS) return;
    process.exit(EXIT.fault);
  }
  stoppedAt = performance.now();
  stopping.abort();
  log.info('Stopping.');
  for (const cleanUp of cleanups.reverse()) await cleanUp();
  // A connection that discord.js is about to renew would keep the process alive.
  process.exit(0);
}

/** Logs an error, as the last line so that it is seen, and exits. */
function fail(error: unknown): void {
  // Failures caused by stopping are ignored.
  if (stopping.signal.aborted) return;
  const isKnown =
    error instanceof ConfigError ||
    error instanceof LibraryFailure ||
    error instanceof StorageFailure ||
    error instanceof Locked ||
    isLoginError(error);
  log.error(isKnown ? error.message : withStack(error));
  const isTemporary =
    error instanceof Locked || ((error instanceof StorageFailure || isLoginError(error)) && error.passing);
  const exit = () => process.exit(isTemporary ? EXIT.tryLater : isKnown ? EXIT.configuration : EXIT.fault);
  // `npm run dev` shows it on its page.
  if (process.send) process.send(isKnown ? error.message : 'It has failed: its log says how.', exit);
  else exit();
}

const rejections = new RejectionCount();

/** Logs an unhandled rejection, such as one caused by a malformed event; only too many of them end the process. */
function logRejection(error: unknown): void {
  log.error(`Something failed that nobody waited for: ${withStack(error)}`);
  if (rejections.add()) fail(new Error('Too much fails that nobody waits for: starting again is better.'));
}

function withStack(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}

/** Compares the name, since the module of the class is loaded lazily. */
function isLoginError(error: unknown): error is LoginError {
  return error instanceof Error && error.name === 'LoginError';
}

main().catch(fail);
