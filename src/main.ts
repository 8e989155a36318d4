import { ConfigError, readConfig } from './config.ts';
import type { BotOptions, LoginError } from './discord/bot.ts';
import { type Health, serveHealth } from './health.ts';
import { LibraryFailure } from './library/library.ts';
import { openLibrary } from './library/threaded.ts';
import { startLocalDiscord } from './local/index.ts';
import { USUAL_PORT } from './local/settings.ts';
import { createLog } from './log.ts';

/** What a supervisor can act on, after sysexits.h: a setting is wrong, or it may work later. */
const EXIT = { configuration: 78, tryLater: 75, fault: 1 } as const;

const log = createLog(process.stdout);

async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  // What the process no longer needs, no library of its own can tell.
  delete process.env.DISCORD_TOKEN;

  // Side by side: discord.js takes about as long to load as the articles to be read.
  const [library, local, { startBot }, { commands }] = await Promise.all([
    openLibrary({ seeds: config.seeds, data: config.data }),
    config.token ? null : startLocalDiscord({ port: USUAL_PORT }),
    import('./discord/bot.ts'),
    import('../commands/index.ts'),
  ]);
  const { articles, sentences, problems } = await library.status(null);
  for (const { file, reason } of problems) log.warn(`Left out ${config.seeds}/${file}: ${reason}`);
  if (articles > 0) log.info(`Read ${articles} article(s), ${sentences} sentences, from ${config.seeds}/.`);
  else log.warn(`${config.seeds}/ holds no articles yet: put .txt or .md files there, and start again.`);

  const shared = { library, commands, log, data: config.data, onLost: leave };
  const options: BotOptions = local
    ? { ...shared, token: local.token, apiBase: local.api, guildId: null }
    : { ...shared, token: config.token ?? '', apiBase: config.apiBase, guildId: config.guildId };
  // Where the page cannot be built, it says so itself.
  local?.preparePage().catch(() => {});
  const bot = await startBot(options);
  let health: Health | null = null;
  if (config.healthPort !== null) {
    health = await serveHealth(config.healthPort, library, bot.connection);
    log.info(`How it is: http://127.0.0.1:${health.port}/healthz`);
  }
  if (local) log.info(`No token is set, so here is a Discord for one. Open ${local.url} and ask.`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return process.exit(EXIT.fault);
    stopping = true;
    log.info('Stopping.');
    await bot.stop();
    await health?.close();
    await local?.close();
    await library.close();
    // A connection that discord.js is about to renew survives all of this.
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function loadEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Says what is wrong, last of all so that it is seen, and leaves. */
function leave(error: unknown): void {
  const known = error instanceof ConfigError || error instanceof LibraryFailure || isLoginError(error);
  log.error(known ? error.message : String(error instanceof Error ? error.stack : error));
  const passing = isLoginError(error) && error.passing;
  process.exit(passing ? EXIT.tryLater : known ? EXIT.configuration : EXIT.fault);
}

/** By its name: its module is loaded late. */
function isLoginError(error: unknown): error is LoginError {
  return error instanceof Error && error.name === 'LoginError';
}

main().catch(leave);
