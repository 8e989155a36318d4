/** Bounds the parts of a text before it is parsed: each takes memory, however short it is. */
import type { Format } from './article.ts';
import { hasMoreMatches } from './count-matches.ts';
import { BadText } from './decode.ts';

/**
 * The marks of Markdown that may pair with others, each of which takes 200 bytes until it does. A long article has 20,000, and
 * a megabyte of links 56,000.
 */
const MARKS = /[[\]*_~]/g;
const MAX_MARKS = 200_000;

/** How many lines a text may have, and how many tags a page. */
export interface PartLimits {
  lines: number;
  tags: number;
}

/**
 * Each is a block, or a part of one, that takes a kilobyte while it is parsed. The longest novels have 40,000 lines; a table
 * of 80,000 cells with their ends has 170,000 tags.
 */
export const PART_LIMITS: PartLimits = { lines: 50_000, tags: 250_000 };
/** Tags that open an element, of which a page may leave out those that close one: 4,000 rows of 20 cells have 84,000. */
const OPEN_TAG = /<[a-z]/gi;
const MAX_OPEN_TAGS = 90_000;
/** Those of a paragraph, a heading or an item, which take longer than a cell. The longest novels have 12,000 paragraphs. */
const BLOCK_TAG = /<(?:p|h[1-6]|li|dt|dd)[\s>]/gi;
const MAX_BLOCK_TAGS = 40_000;
/** Rows of tables, each of which takes as long as three cells. */
const ROW = /<tr[\s>]/gi;
const MAX_ROWS = 20_000;

/**
 * Lines of Markdown that may start a block: with the mark of a list, a heading or a quotation, below a blank line, or of a
 * table. Each takes three kilobytes while it is parsed. The longest changelogs have 6,000 in a megabyte.
 */
const STARTING = /\n(?:[ \t]*(?:[-*+>#]|\d{1,9}[.)]|\n[ \t]*(?![-*+>#\d\s]))|[^\n|]*\|)/g;
const MAX_STARTING = 12_000;

/**
 * Rejects a text with too many lines or tags before it is parsed: each takes memory, however short it is.
 *
 * @throws BadText when it has more than it may
 */
export function checkPartCount(text: string, format: Format, { lines, tags }: PartLimits): void {
  const [mark, max, key] =
    format === 'html'
      ? ([/</g, tags, 'badText.tooManyTags'] as const)
      : ([/\n/g, lines, 'badText.tooManyLines'] as const);
  if (hasMoreMatches(text, mark, max)) throw new BadText(key, { max });
  if (format === 'html') {
    if (hasMoreMatches(text, OPEN_TAG, MAX_OPEN_TAGS))
      throw new BadText('badText.tooManyTags', { max: MAX_OPEN_TAGS });
    if (hasMoreMatches(text, BLOCK_TAG, MAX_BLOCK_TAGS)) throw new BadText('badText.tooManyParts');
    if (hasMoreMatches(text, ROW, MAX_ROWS)) throw new BadText('badText.tooManyRows', { max: MAX_ROWS });
  }
  if (format !== 'markdown') return;
  if (hasMoreMatches(text, MARKS, MAX_MARKS)) throw new BadText('badText.tooManyMarks');
  if (hasMoreMatches(text, STARTING, MAX_STARTING)) throw new BadText('badText.tooManyParts');
}
