import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { ResourceLimits } from 'node:worker_threads';
import type { ArticleSegment } from '../article-segment.ts';
import type { Collection } from '../collection.ts';
import type { Collections } from '../collection-store.ts';

/**
 * What servers' own articles may take of this process's memory: so much that it is not ended for want of it, whatever
 * articles somebody adds. The README and `npm run doctor` tell of the same numbers.
 */

export const MEGABYTE = 2 ** 20;
/** With less memory than this, threads keep little, and each heap ends before the memory does. */
export const LITTLE_MEMORY = 1024 * MEGABYTE;
/** There, a heap ends at this share of it: what takes too much ends the worker, which another takes over from, and not the bot. */
const HEAP_SHARE = 1 / 2;
/** And the heap of a thread that only reads a text at this one. The worst text that a server may add takes 40 MB of it. */
const READING_SHARE = 1 / 4;
/** Of threads that read texts side by side, each has so much of the memory. */
const FOR_EACH_READING = 256 * MEGABYTE;

/** What the bot takes with few articles, with the reader, when it has been asked for a while. */
export const USUAL = 150 * MEGABYTE;
/** So much less without the reader. */
export const WITHOUT_READER = 50 * MEGABYTE;
/** And what it takes over a database, whatever that holds. */
export const OVER_DATABASE = 200 * MEGABYTE;
/** The most that it takes, for a moment, without servers' own articles: when a text is read that was made to take much. */
const NEEDED = 208 * MEGABYTE;
/** The rest is shared with what puts shelves together, beside those that stand. */
const SHARE = 1 / 3;
/** The heap ends before the memory does where it is small. */
const SHARE_OF_HEAP = 1 / 3;
/** No server takes more than this share: nobody's articles leave no room for another's. */
const SHARE_OF_SERVER = 1 / 4;

/** Bytes that a character of prose takes: of its text, and of the lists of the index. */
export const PER_CHARACTER = 7;

/**
 * Bytes behind a shelf, so that their sum is no less than what was measured: for a character of prose 7.2, of words that
 * are all different 37.8, of lines of two letters 29.7, and of such items 55.1.
 */
const PER_LETTER = 6;
const PER_TERM = 200;
const PER_BLOCK = 90;

/** How many bytes of memory there are: of the machine, or of the container that this runs in. */
export function availableMemory(): number {
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
}

/**
 * What a thread's heap may have; V8 itself would let it have all of 256 MB. A flag for V8 would overrule it.
 *
 * @param work all that the library does, or the reading of a text alone
 */
export function heapLimits(work: 'library' | 'reading', memory = availableMemory()): ResourceLimits {
  if (memory >= LITTLE_MEMORY) return {};
  const share = work === 'library' ? HEAP_SHARE : READING_SHARE;
  return { maxOldGenerationSizeMb: Math.floor((memory * share) / MEGABYTE) };
}

/** How many bytes the library's heap has. */
function heapOfLibrary(memory: number): number {
  const { maxOldGenerationSizeMb } = heapLimits('library', memory);
  return maxOldGenerationSizeMb ? maxOldGenerationSizeMb * MEGABYTE : getHeapStatistics().heap_size_limit;
}

/** How many threads may read texts at the same time. */
export function mostReading(memory = availableMemory()): number {
  return Math.max(1, Math.floor(memory / FOR_EACH_READING));
}

/**
 * How many bytes all servers' own articles may take, beside those that ship.
 *
 * @param seeds how many bytes those take
 * @param memory how many there are
 */
export function serverArticlesBudget(seeds: number, memory = availableMemory()): number {
  return Math.max(0, Math.min((memory - NEEDED - seeds) * SHARE, heapOfLibrary(memory) * SHARE_OF_HEAP));
}

/** How many of these one server's may take. */
export function memoryOfServer(forOwn: number): number {
  return forOwn * SHARE_OF_SERVER;
}

/**
 * Whether a server may have one more article by the memory that it takes.
 *
 * @param budgetBeside how many bytes all servers' own articles may take, beside so many of those that ship
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
  if (needed + (ofServer ? bytesIn(ofServer) : 0) > memoryOfServer(budget)) return false;
  let all = needed;
  for (const collection of own.values()) all += bytesIn(collection);
  return all <= budget;
}

function bytesIn({ segments: liveSegments }: Collection): number {
  return liveSegments.reduce((sum, { articleSegment }) => sum + bytesOf(articleSegment), 0);
}

const known = new WeakMap<ArticleSegment, number>();

/** About how many bytes a shelf takes with its articles. */
function bytesOf(articleSegment: ArticleSegment): number {
  const before = known.get(articleSegment);
  if (before !== undefined) return before;
  const { articles, segment, starts, ends } = articleSegment;
  let bytes = PER_TERM * segment.vocabulary.size + PER_BLOCK * segment.paragraphStarts.length;
  for (const { text } of articles) bytes += PER_LETTER * text.length;
  for (const list of [...Object.values(segment), starts, ends])
    if (ArrayBuffer.isView(list)) bytes += list.byteLength;
  known.set(articleSegment, bytes);
  return bytes;
}
