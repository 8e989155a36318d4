/** Checks whether the memory suffices for the library. */
import path from 'node:path';
import { walk } from '../articles/walk-folder.ts';
import type { Config } from '../config.ts';
import { isArticlePath, serverOf } from '../library/server-articles/disk-article-store.ts';
import {
  availableMemory,
  BASE_BYTES,
  BYTES_PER_CHARACTER,
  DATABASE_BASE_BYTES,
  MEGABYTE,
  READER_BYTES,
  serverArticlesBudget,
  serverBudget,
} from '../library/server-articles/memory-budget.ts';
import { type Finding, noted, well, wrong } from './finding.ts';

/** The sizes of a library's files in bytes, which are about its characters. */
export interface Sizes {
  seeds: number;
  /** By server. */
  own: ReadonlyMap<string, number>;
}

/** Numbers of characters are rounded down to a multiple of this. */
const PRECISION = 10_000;
const ADD_MEMORY = 'give the bot more memory';
const USE_DATABASE = 'or keep the library in PostgreSQL (DATABASE_URL)';

/** Checks whether the library fits into memory, and how much servers may add. */
export async function checkMemory(config: Config, memory = availableMemory()): Promise<Finding[]> {
  if (config.database) return [overDatabase(memory)];
  return overFolders(await sizesOf(config), config, memory);
}

function overDatabase(memory: number): Finding {
  const needed = `a bot over a database takes about ${inMegabytes(DATABASE_BASE_BYTES)}`;
  return memory < DATABASE_BASE_BYTES
    ? wrong(`Memory: ${needed}, and there are ${inMegabytes(memory)}: ${ADD_MEMORY}.`)
    : well(`Memory: ${needed} of ${inMegabytes(memory)}`);
}

/**
 * Checks a library in folders, by the same limits as the bot.
 *
 * @param memory the available memory in bytes
 */
export function overFolders(
  { seeds, own }: Sizes,
  { reader, serverCharacters }: Pick<Config, 'reader' | 'serverCharacters'>,
  memory: number,
): Finding[] {
  const ofOwn = BYTES_PER_CHARACTER * [...own.values()].reduce((sum, size) => sum + size, 0);
  const bot = reader ? BASE_BYTES : BASE_BYTES - READER_BYTES;
  const needed = bot + BYTES_PER_CHARACTER * seeds + ofOwn;
  if (needed > memory) {
    const less = reader ? `, set READER=off (${inMegabytes(READER_BYTES)} less)` : '';
    return [
      wrong(
        `Memory: the bot takes about ${inMegabytes(needed)} with its articles, and there are ${inMegabytes(memory)}: ${ADD_MEMORY}${less}, ${USE_DATABASE}.`,
      ),
    ];
  }
  const findings = [
    well(`Memory: the bot takes about ${inMegabytes(needed)} of ${inMegabytes(memory)} with its articles`),
  ];
  const together = serverArticlesBudget(BYTES_PER_CHARACTER * seeds, memory);
  const each = Math.floor(serverBudget(together) / BYTES_PER_CHARACTER);
  if (together === 0)
    return [
      ...findings,
      noted(`There is no memory for servers’ own articles: ${ADD_MEMORY}, ${USE_DATABASE}.`),
    ];
  if (each < serverCharacters)
    findings.push(
      noted(
        `A server may have ${inWords(serverCharacters)} characters of its own (SERVER_CHARACTERS), and has memory for about ${inWords(Math.floor(each / PRECISION) * PRECISION)} of prose: what is more is refused. For more, ${ADD_MEMORY}, ${USE_DATABASE}.`,
      ),
    );
  const full = Math.floor(together / (BYTES_PER_CHARACTER * Math.min(each, serverCharacters)));
  if (ofOwn > together || own.size > full)
    findings.push(
      noted(
        `${inWords(own.size)} server(s) have articles of their own, which take about ${inMegabytes(ofOwn)} and may take ${inMegabytes(together)}: not all can have as much as a server may. For more, ${ADD_MEMORY}, ${USE_DATABASE}.`,
      ),
    );
  return findings;
}

async function sizesOf({ seeds, data }: Pick<Config, 'seeds' | 'data'>): Promise<Sizes> {
  const own = new Map<string, number>();
  const shipped = await walk(seeds, '', () => true);
  const added = await walk(path.join(data, 'servers'), '', isArticlePath);
  for (const [file, { size }] of added.files) {
    const server = serverOf(file);
    own.set(server, (own.get(server) ?? 0) + size);
  }
  return { seeds: [...shipped.files.values()].reduce((sum, { size }) => sum + size, 0), own };
}

function inMegabytes(bytes: number): string {
  return `${inWords(Math.round(bytes / MEGABYTE))} MB`;
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
