import path from 'node:path';
import { walk } from '../articles/walk.ts';
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

/** What a library consists of, by the sizes of its files in bytes: about as many as it has characters. */
export interface Sizes {
  seeds: number;
  /** By server. */
  own: ReadonlyMap<string, number>;
}

/** What is said of characters is no more exact than this. */
const ROUGHLY = 10_000;
const MORE = 'give the bot more memory';
const ELSEWHERE = 'or keep the library in PostgreSQL (DATABASE_URL)';

/** Whether the library has room in memory here, and how much servers may add. */
export async function checkMemory(config: Config, memory = availableMemory()): Promise<Finding[]> {
  if (config.database) return [overDatabase(memory)];
  return overFolders(await sizesOf(config), config, memory);
}

function overDatabase(memory: number): Finding {
  const needed = `a bot over a database takes about ${inMegabytes(DATABASE_BASE_BYTES)}`;
  return memory < DATABASE_BASE_BYTES
    ? wrong(`Memory: ${needed}, and there are ${inMegabytes(memory)}: ${MORE}.`)
    : well(`Memory: ${needed} of ${inMegabytes(memory)}`);
}

/**
 * What there is to be said of a library in folders, by the numbers by which the bot itself refuses what is too much.
 *
 * @param memory how many bytes there are
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
        `Memory: the bot takes about ${inMegabytes(needed)} with its articles, and there are ${inMegabytes(memory)}: ${MORE}${less}, ${ELSEWHERE}.`,
      ),
    ];
  }
  const findings = [
    well(`Memory: the bot takes about ${inMegabytes(needed)} of ${inMegabytes(memory)} with its articles`),
  ];
  const together = serverArticlesBudget(BYTES_PER_CHARACTER * seeds, memory);
  const each = Math.floor(serverBudget(together) / BYTES_PER_CHARACTER);
  if (together === 0)
    return [...findings, noted(`There is no memory for servers’ own articles: ${MORE}, ${ELSEWHERE}.`)];
  if (each < serverCharacters)
    findings.push(
      noted(
        `A server may have ${inWords(serverCharacters)} characters of its own (SERVER_CHARACTERS), and has memory for about ${inWords(Math.floor(each / ROUGHLY) * ROUGHLY)} of prose: what is more is refused. For more, ${MORE}, ${ELSEWHERE}.`,
      ),
    );
  const full = Math.floor(together / (BYTES_PER_CHARACTER * Math.min(each, serverCharacters)));
  if (ofOwn > together || own.size > full)
    findings.push(
      noted(
        `${inWords(own.size)} server(s) have articles of their own, which take about ${inMegabytes(ofOwn)} and may take ${inMegabytes(together)}: not all can have as much as a server may. For more, ${MORE}, ${ELSEWHERE}.`,
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
