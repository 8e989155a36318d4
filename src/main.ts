import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type Problem, problemInWords } from './articles/folder.ts';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.ts';
import { setDateOrder } from './date-order.ts';
import type { Bot, BotOptions, LoginError } from './discord/bot.ts';
import { type Health, serveHealth } from './health.ts';
import type { Change } from './library/changes.ts';
import { type Library, LibraryFailure } from './library/library.ts';
import type { Progress } from './library/merge-policy.ts';
import { availableMemory, LITTLE_MEMORY } from './library/server-articles/memory-budget.ts';
import { beginLibrary } from './library/threaded-library.ts';
import { startLocalDiscord } from './local/index.ts';
import { DEFAULT_PORT } from './local/settings.ts';
import { Locked, lockFolder } from './lock.ts';
import { createLog } from './log.ts';
import { canRead, NO_SIMD } from './retrieval/reader/kernels/compile.ts';
import { RejectionCount } from './unhandled-rejections.ts';

/** What a supervisor can act on, after sysexits.h: a setting is wrong, or it may work later. */
const EXIT = { configuration: 78, tryLater: 75, fault: 1 } as const;

/**
 * A bot over a database keeps little of what it reads, and one with little memory has none to spare: V8 is to give memory back
 * when a heap has grown by 40 %, not fourfold, and to keep 4 MB for what is new in a worker. It costs no time that could be
 * measured.
 */
const SMALL = '--heap-growing-percent=40 --max-semi-space-size=2';

/** What was said in the Discord for one, in the data folder. */
const KEPT = 'local-discord.json';

const log = createLog(process.stdout);
/** What is to be given back before leaving, the last first. */
const toEnd: (() => unknown)[] = [];
const stopping = new AbortController();

async function main(): Promise<void> {
  process.on('uncaughtException', leave);
  process.on('unhandledRejection', survive);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, stop);
  // A log that cannot be written, as when who reads it goes away, ends nothing.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  loadEnvFile();
  const config = readConfig(process.env);
  // What the process no longer needs, no library of its own can tell.
  delete process.env.DISCORD_TOKEN;
  delete process.env.DATABASE_URL;
  if (config.database || availableMemory() < LITTLE_MEMORY) setFlagsFromString(SMALL);
  await lock(config.data);

  const { seeds, dateOrder, reader, serverCharacters } = config;
  setDateOrder(dateOrder);
  const settings = { seeds, dateOrder, reader, serverCharacters };
  const place = config.database
    ? { ...settings, database: config.database }
    : { ...settings, data: config.data };
  const { library, found, read } = beginLibrary(place, {
    onProgress: tellProgress,
    onChange: (change) => tellChange(change, seeds),
  });
  toEnd.push(library.close);
  if (reader && !canRead()) log.warn(NO_SIMD);
  read.then(() => tellLibrary(library, config)).catch(leave);
  // Side by side: discord.js takes about as long to load as the articles to be found. Discord counts logins, so that
  // there is none without articles; a Discord for one does not.
  const [local, { startBot }, { commands }] = await Promise.all([
    config.token
      ? found.then(() => null)
      : startLocalDiscord({ port: DEFAULT_PORT }, { file: path.join(config.data, KEPT), warn: log.warn }),
    import('./discord/bot.ts'),
    import('../commands/index.ts'),
  ]);
  toEnd.push(() => local?.close());

  const { signal } = stopping;
  const { data, shards } = config;
  const shared = { library, commands, log, data, shards, signal, onLost: leave };
  const options: BotOptions = local
    ? { ...shared, token: local.token, apiBase: local.api, guildId: null }
    : { ...shared, token: config.token ?? '', apiBase: config.apiBase, guildId: config.guildId };
  const bot: Bot = await startBot(options);
  toEnd.push(bot.stop);
  if (config.healthPort !== null) {
    const health: Health = await serveHealth(config.healthPort, library, bot);
    toEnd.push(health.close);
    log.info(`How it is: http://127.0.0.1:${health.port}/healthz`);
  }
  if (local) log.info(`No token is set, so here is a Discord for one. Open ${local.url} and ask.`);
}

/** From one line that tells how far the reading is to the next, in milliseconds. */
const TELL_EVERY_MS = 2_000;
let toldAt = performance.now();

function tellProgress({ done, total }: Progress): void {
  if (performance.now() - toldAt < TELL_EVERY_MS) return;
  toldAt = performance.now();
  log.info(`Read ${done} of ${total} articles so far.`);
}

/** What the library holds, and what was left out. */
async function tellLibrary(library: Library, { seeds, database }: Config): Promise<void> {
  const { articles, sentences, problems } = await library.status(null);
  tellProblems(problems, seeds);
  const from = database ? 'the database' : `${seeds}/`;
  if (articles > 0) log.info(`Read ${articles} article(s), ${sentences} sentences, from ${from}.`);
  else log.warn(`${seeds}/ holds no articles yet: put .txt or .md files there.`);
}

/** What has become of the articles since they were read. */
function tellChange({ again, added, gone, problems }: Change, seeds: string): void {
  tellProblems(problems, seeds);
  if (again + added + gone > 0)
    log.info(`${seeds}/ has changed: ${again} article(s) read again, ${added} added, ${gone} taken away.`);
}

function tellProblems(problems: readonly Problem[], seeds: string): void {
  for (const problem of problems) log.warn(problemInWords(problem, problem.file === seeds ? '' : seeds));
}

/** Two over the same articles would write over each other, and answer everyone twice. */
async function lock(data: string): Promise<void> {
  try {
    toEnd.push(await lockFolder(data));
  } catch (error) {
    if (error instanceof Locked) throw error;
    log.warn(`${data} cannot be locked: see to it that nothing else runs over it. (${error})`);
  }
}

/** Signals within this time are one: systemd and a terminal send theirs to npm too, which passes its own on. */
const ONE_SIGNAL_MS = 1_000;
let stoppedAt = 0;

/** Ends what is under way, and leaves; at once when it is told so a second time. */
async function stop(): Promise<void> {
  if (stopping.signal.aborted) {
    if (performance.now() - stoppedAt < ONE_SIGNAL_MS) return;
    process.exit(EXIT.fault);
  }
  stoppedAt = performance.now();
  stopping.abort();
  log.info('Stopping.');
  for (const end of toEnd.reverse()) await end();
  // A connection that discord.js is about to renew survives all of this.
  process.exit(0);
}

/** Says what is wrong, last of all so that it is seen, and leaves. */
function leave(error: unknown): void {
  // What fails because it is being stopped is no fault.
  if (stopping.signal.aborted) return;
  const known =
    error instanceof ConfigError ||
    error instanceof LibraryFailure ||
    error instanceof Locked ||
    isLoginError(error);
  log.error(known ? error.message : inFull(error));
  const passing =
    error instanceof Locked || ((error instanceof LibraryFailure || isLoginError(error)) && error.passing);
  process.exit(passing ? EXIT.tryLater : known ? EXIT.configuration : EXIT.fault);
}

const rejections = new RejectionCount();

/** What one event brought about, such as one that Discord sent in a form that nobody knows, does not end the others. */
function survive(error: unknown): void {
  log.error(`Something failed that nobody waited for: ${inFull(error)}`);
  if (rejections.add()) leave(new Error('Too much fails that nobody waits for: starting again is better.'));
}

function inFull(error: unknown): string {
  return String(error instanceof Error ? error.stack : error);
}

/** By its name: its module is loaded late. */
function isLoginError(error: unknown): error is LoginError {
  return error instanceof Error && error.name === 'LoginError';
}

main().catch(leave);
