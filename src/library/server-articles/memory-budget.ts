/** Budgets for memory: of the library's threads, and of servers' own articles. */

import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';
import type { ArticleSegment } from '../article-segment.ts';
import type { Collection } from '../collection.ts';
import type { Collections } from '../collection-store.ts';

/*
 * Servers' own articles are limited so that the process never runs out of memory, whatever articles somebody adds. The
 * README and `npm run doctor` use the same numbers.
 */

export const MEGABYTE = 2 ** 20;
/** With less memory than this, caches are small, and the heap of each thread is limited. */
export const LITTLE_MEMORY = 1024 * MEGABYTE;
/**
 * The share of the memory to which the library's heap is then limited: work that needs more terminates the worker,
 * which is replaced, and not the bot.
 */
const LIBRARY_HEAP_SHARE = 1 / 2;
/** The same for a thread that only parses texts. The worst text that a server may add takes 32 MB. */
const PARSING_HEAP_SHARE = 1 / 6;
/**
 * The limit of the heap of a thread that parses, in megabytes, however much memory there is. The largest Word document that
 * is read takes 120; a PDF of 500 pages about 150.
 */
const PARSING_HEAP_MB = 384;
/**
 * The limit of its young generation, in megabytes. With V8's own of 48, what has been read stays longer in it: the peak of
 * a long file is 15 to 30 MB higher, and it is read no sooner. From 12.
 */
const PARSING_YOUNG_GENERATION_MB = 24;
/** The limit of a thread's young generation with little memory, in megabytes; V8's own is 48. */
const YOUNG_GENERATION_MB = 6;
/** Each thread that indexes in parallel needs this much memory. */
const BYTES_PER_THREAD = 256 * MEGABYTE;

/** What the bot takes with few articles and with the reader, after having been used for a while. */
export const BASE_BYTES = 164 * MEGABYTE;
/** The part of it that the reader takes. */
export const READER_BYTES = 50 * MEGABYTE;
/** What the bot takes over a database, whatever the size of that. */
export const DATABASE_BASE_BYTES = 214 * MEGABYTE;
/** The peak without servers' own articles: while a text is parsed that is made to take much memory. */
const PEAK_BYTES = 222 * MEGABYTE;
/** The share of the remaining memory for servers' own articles: merging segments needs the rest. */
const MEMORY_SHARE = 1 / 3;
/** The share of the library's heap for them, which is the smaller limit where the heap is small. */
const HEAP_SHARE = 1 / 3;
/** The share of this budget that one server may use, so that it leaves room for others. */
const SERVER_SHARE = 1 / 4;

/** Bytes that a character of prose takes, in its text, in the index and in embeddings. */
export const BYTES_PER_CHARACTER = 8.5;

/**
 * Bytes of a segment, beside its typed arrays, such that the sum is at least what was measured: 7.2 for a character of
 * prose, 37.8 of words that are all different, 29.7 of lines of two letters, and 55.1 of items of two letters.
 */
const BYTES_PER_TEXT_CHARACTER = 6;
const BYTES_PER_TERM = 200;
const BYTES_PER_BLOCK = 90;
/** Bytes of the embedding of a sentence, which is computed with the first question. */
const BYTES_PER_SENTENCE = 128;

/** The memory of the machine, or of the container that this runs in, in bytes. */
export function availableMemory(): number {
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
}

/**
 * The limits of a thread's heap, for `resourceLimits`. V8's own limit would be all of 256 MB. A flag for V8 would
 * override them.
 *
 * @param work everything that the library does, or only the indexing of many articles, or only the parsing of one file
 * @param memory in bytes
 */
export function heapLimits(
  work: 'library' | 'indexing' | 'parsing',
  memory = availableMemory(),
): ResourceLimits {
  if (memory >= LITTLE_MEMORY)
    return work === 'parsing'
      ? {
          maxOldGenerationSizeMb: PARSING_HEAP_MB,
          maxYoungGenerationSizeMb: PARSING_YOUNG_GENERATION_MB,
        }
      : {};
  const share = work === 'library' ? LIBRARY_HEAP_SHARE : PARSING_HEAP_SHARE;
  return {
    maxOldGenerationSizeMb: Math.floor((memory * share) / MEGABYTE),
    maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
  };
}

/** The limit of the library's heap, in bytes. */
function libraryHeapSize(memory: number): number {
  const { maxOldGenerationSizeMb } = heapLimits('library', memory);
  return maxOldGenerationSizeMb ? maxOldGenerationSizeMb * MEGABYTE : getHeapStatistics().heap_size_limit;
}

/** How many threads may index in parallel. */
export function maxIndexingThreads(memory = availableMemory()): number {
  return Math.max(1, Math.floor(memory / BYTES_PER_THREAD));
}

/**
 * How many bytes the own articles of all servers may take together.
 *
 * @param seeds how many bytes the seeds take
 * @param memory in bytes
 */
export function serverArticlesBudget(seeds: number, memory = availableMemory()): number {
  return Math.max(
    0,
    Math.min((memory - PEAK_BYTES - seeds) * MEMORY_SHARE, libraryHeapSize(memory) * HEAP_SHARE),
  );
}

/** How many bytes of the budget of all servers one server may use. */
export function serverBudget(allServers: number): number {
  return allServers * SERVER_SHARE;
}

/**
 * Whether there is memory for another article of a server.
 *
 * @param articleSegment of the article alone
 * @param budgetBeside returns the budget of all servers, by the size of the seeds, both in bytes
 */
export function hasMemoryFor(
  articleSegment: ArticleSegment,
  { seeds, own }: Collections,
  server: string,
  budgetBeside: (seeds: number) => number = serverArticlesBudget,
): boolean {
  const budget = budgetBeside(bytesIn(seeds));
  const needed = bytesOf(articleSegment);
  const ofServer = own.get(server);
  if (needed + (ofServer ? bytesIn(ofServer) : 0) > serverBudget(budget)) return false;
  let all = needed;
  for (const collection of own.values()) all += bytesIn(collection);
  return all <= budget;
}

function bytesIn({ segments: liveSegments }: Collection): number {
  return liveSegments.reduce((sum, { articleSegment }) => sum + bytesOf(articleSegment), 0);
}

const sizes = new WeakMap<ArticleSegment, number>();

/** About how many bytes a segment takes with its articles. */
function bytesOf(articleSegment: ArticleSegment): number {
  const known = sizes.get(articleSegment);
  if (known !== undefined) return known;
  const { articles, segment, starts, ends } = articleSegment;
  let bytes =
    BYTES_PER_TERM * segment.vocabulary.size +
    BYTES_PER_BLOCK * segment.paragraphStarts.length +
    BYTES_PER_SENTENCE * segment.sentenceLengths.length;
  for (const { text } of articles) bytes += BYTES_PER_TEXT_CHARACTER * text.length;
  for (const list of [...Object.values(segment), starts, ends])
    if (ArrayBuffer.isView(list)) bytes += list.byteLength;
  sizes.set(articleSegment, bytes);
  return bytes;
}
