import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import type { ArticleSegment } from '../article-segment.ts';
import type { Collection } from '../collection.ts';
import type { Collections } from '../collection-store.ts';

/**
 * What servers' own articles may take of this process's memory: so much that it is not ended for want of it, whatever
 * articles somebody adds. See the sizing table in the README.
 */

const MEGABYTE = 2 ** 20;
/** What the bot takes without them, with the reader and what it needs for a moment. */
const NEEDED = 160 * MEGABYTE;
/** The rest is shared with what reads them: an article is read, and shelves are put together, beside those that stand. */
const SHARE = 1 / 2;
/** The heap ends before the memory does where it is small. */
const SHARE_OF_HEAP = 1 / 3;
/** No server takes more than this share: nobody's articles leave no room for another's. */
const SHARE_OF_SERVER = 1 / 4;

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

/** How many bytes all servers' own articles may take here. */
export function serverArticlesBudget(): number {
  const heap = getHeapStatistics().heap_size_limit;
  return Math.max(0, Math.min((availableMemory() - NEEDED) * SHARE, heap * SHARE_OF_HEAP));
}

/** Whether a server may have one more article by the memory that it takes. */
export function hasMemoryFor(
  articleSegment: ArticleSegment,
  { own }: Collections,
  server: string,
  budget: number,
): boolean {
  const needed = bytesOf(articleSegment);
  const ofServer = own.get(server);
  if (needed + (ofServer ? bytesIn(ofServer) : 0) > budget * SHARE_OF_SERVER) return false;
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
