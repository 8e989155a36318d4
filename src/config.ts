/** Reads the settings from the environment. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DateOrder } from './date-order.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_SERVER_CHARACTERS } from './library/server-articles/limits.ts';

/** The validated settings. */
export interface Config {
  /** Null when there is none: the bot then runs on the local Discord. */
  token: string | null;
  /** The only server in which the commands are registered; null for everywhere. */
  guildId: string | null;
  /** The shards that this process runs: all that Discord recommends, some of a number, or null for the only one. */
  shards: Shards | 'auto' | null;
  /** The base URL of another server with Discord's API, on this machine; null for Discord. */
  apiBase: string | null;
  /** The URL of the PostgreSQL database with the library; null when it is in folders. */
  database: string | null;
  /** The folder of the articles that ship. */
  seeds: string;
  /** The folder of servers' articles and other data, the only one that the bot writes to. */
  data: string;
  /** The file that lists the sources to fetch from; it need not be there. */
  sources: string;
  /** The order of day and month in numeric dates; null to infer it from each article. */
  dateOrder: DateOrder | null;
  /** Whether the reader ranks candidates after the second stage. */
  reader: boolean;
  /** The maximum size of all articles of a server, in characters. */
  serverCharacters: number;
  /** The port of the health check; null for none. */
  healthPort: number | null;
}

/** Some shards of a bot, by their numbers from 0, and the number of shards in all its processes. */
export interface Shards {
  ids: number[];
  count: number;
}

/** All problems of the settings, a line each: the variable, what is wrong, and what to do. It never contains a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(problems: readonly string[]) {
    super([...problems, 'See .env.example for each setting.'].join('\n'));
  }
}

/** The form of a bot token: the application's id, a time and a signature, in base64url. */
const TOKEN = /^[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}$/;
const SNOWFLAKE = /^\d{17,20}$/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Loads the variables of the file .env, if it exists, into the environment; variables that are set take precedence. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Reads the settings from an environment; an empty variable counts as none.
 *
 * @throws ConfigError naming every variable that is wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const read = (name: string) => env[name]?.trim() || null;

  const token = read('DISCORD_TOKEN');
  const guildId = read('DISCORD_GUILD_ID');
  const apiBase = read('DISCORD_API_BASE');
  const healthPort = read('HEALTH_PORT');

  const seeds = read('SEEDS_DIR') ?? 'seeds';
  const shards = readShards(read('SHARDS'), problems);
  const database = readDatabase(read, problems);
  const dateOrder = readDateOrder(read('DATE_ORDER'), problems);
  const reader = readReader(read('READER'), problems);
  const serverCharacters = readCharacters(read('SERVER_CHARACTERS'), problems);

  // Other API servers may have tokens of another form.
  if (token && !apiBase && !TOKEN.test(token))
    problems.push(
      'DISCORD_TOKEN is not a bot token: three parts with dots between them, from the Bot page of your application (not its client secret or public key).',
    );
  if (guildId && !SNOWFLAKE.test(guildId))
    problems.push(
      'DISCORD_GUILD_ID is not a server id: 17 to 20 digits, from "Copy Server ID" in the menu of the server.',
    );
  if (!token && (guildId || apiBase))
    problems.push(
      `DISCORD_TOKEN is missing, although ${guildId ? 'DISCORD_GUILD_ID' : 'DISCORD_API_BASE'} is set: add the token, or remove the other to try the bot without Discord.`,
    );
  if (apiBase && !isLoopback(apiBase))
    problems.push(
      'DISCORD_API_BASE is not an address on this machine, such as http://127.0.0.1:8787/api: no other may see the token.',
    );
  if (healthPort && !isPort(healthPort))
    problems.push('HEALTH_PORT is not a port: a number from 1 to 65535, such as 8080.');
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    token,
    guildId,
    shards,
    apiBase: apiBase?.replace(/\/+$/, '') ?? null,
    database,
    seeds,
    data: read('DATA_DIR') ?? 'data',
    sources: read('SOURCES') ?? sourcesIn(seeds),
    dateOrder,
    reader,
    serverCharacters,
    healthPort: healthPort ? Number(healthPort) : null,
  };
}

/**
 * Parses DATE_ORDER.
 *
 * @param problems a problem is added to it
 */
export function readDateOrder(text: string | null, problems: string[]): DateOrder | null {
  if (text === null || text === 'dmy' || text === 'mdy') return text;
  problems.push(
    'DATE_ORDER is neither dmy nor mdy: the first reads 02/01/2025 as 2 January, the second as 1 February.',
  );
  return null;
}

/**
 * Parses READER.
 *
 * @param problems a problem is added to it
 */
export function readReader(text: string | null, problems: string[]): boolean {
  if (text !== null && text !== 'on' && text !== 'off')
    problems.push('READER is neither on nor off: off takes less time and memory, and answers less well.');
  return text !== 'off';
}

/** The file that lists sources where SOURCES names none. */
export function sourcesIn(seeds: string): string {
  return path.join(seeds, 'sources.yaml');
}

/** Parses SERVER_CHARACTERS: at least the maximum of one article, and at most nine digits, so that sums stay exact. */
function readCharacters(text: string | null, problems: string[]): number {
  if (text === null) return MAX_SERVER_CHARACTERS;
  if (/^\d{6,9}$/.test(text) && Number(text) >= MAX_ARTICLE_CHARACTERS) return Number(text);
  problems.push(
    `SERVER_CHARACTERS is not a number from ${MAX_ARTICLE_CHARACTERS} to 999999999: how many characters a server's own articles may have together.`,
  );
  return MAX_SERVER_CHARACTERS;
}

/** Parses SHARDS: "auto", or "0,1/4" for the first two of four. */
function readShards(text: string | null, problems: string[]): Config['shards'] {
  if (text === null || text === 'auto') return text;
  const [, list = '', of = ''] = /^(\d{1,5}(?:,\d{1,5})*)\/(\d{1,5})$/.exec(text) ?? [];
  const [ids, count] = [list.split(',').map(Number), Number(of)];
  if (list !== '' && new Set(ids).size === ids.length && ids.every((id) => id < count)) return { ids, count };
  problems.push(
    'SHARDS is neither auto nor shards of a number of them, such as 0,1/4 for the first two of four: they count from 0.',
  );
  return null;
}

/** The URL of the database, from DATABASE_URL or the file of DATABASE_URL_FILE. */
function readDatabase(read: (name: string) => string | null, problems: string[]): string | null {
  const [given, file] = [read('DATABASE_URL'), read('DATABASE_URL_FILE')];
  if (given && file) problems.push('DATABASE_URL and DATABASE_URL_FILE are both set: take one of them away.');
  let url = given;
  if (file)
    try {
      url = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push('DATABASE_URL_FILE cannot be read: name a file with the address of the database in it.');
      return null;
    }
  if (url && !(URL.canParse(url) && /^postgres(?:ql)?:$/.test(new URL(url).protocol)))
    problems.push(
      `${file ? 'DATABASE_URL_FILE holds' : 'DATABASE_URL is'} no address of a PostgreSQL database, such as postgres://user:password@127.0.0.1:5432/verbatim.`,
    );
  return url;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return /^https?:$/.test(protocol) && LOOPBACK.has(hostname) && !username && !password;
}
