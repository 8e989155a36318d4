/** Bounds the parts of a text before it is parsed: each takes memory, however short it is. */
import type { Format } from './article.ts';
import { hasMoreMatches } from './count-matches.ts';
import { BadText, type BadTextKey } from './decode.ts';

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

/** How often a pattern may be found, and what is said of a text that has more. */
type Bound = [pattern: RegExp, max: number, key: BadTextKey];

/**
 * Tags that open an element, of which a page may leave out those that close one: 4,000 rows of 20 cells have 84,000. Those of
 * a paragraph, a heading or an item take longer than a cell, and the longest novels have 12,000 paragraphs. A row of a table
 * takes as long as three cells.
 */
const PAGE_BOUNDS: Bound[] = [
  [/<[a-z]/gi, 90_000, 'badText.tooManyTags'],
  [/<(?:p|h[1-6]|li|dt|dd)[\s>]/gi, 40_000, 'badText.tooManyParts'],
  [/<tr[\s>]/gi, 20_000, 'badText.tooManyRows'],
];

/**
 * Marks that may pair with others, each of which takes 200 bytes until it does: a long article has 20,000, and a megabyte of
 * links 56,000. Lines that may start a block take three kilobytes each: those with the mark of a list, a heading or a
 * quotation, below a blank line, or of a table. The longest changelogs have 6,000 in a megabyte.
 */
const MARKDOWN_BOUNDS: Bound[] = [
  [/[[\]*_~]/g, 200_000, 'badText.tooManyMarks'],
  [/\n(?:[ \t]*(?:[-*+>#]|\d{1,9}[.)]|\n[ \t]*(?![-*+>#\d\s]))|[^\n|]*\|)/g, 12_000, 'badText.tooManyParts'],
];

/**
 * Rejects a text with too many lines or tags before it is parsed: each takes memory, however short it is.
 *
 * @throws BadText when it has more than it may
 */
export function checkPartCount(text: string, format: Format, { lines, tags }: PartLimits): void {
  const ofLines: Bound = [/\n/g, lines, 'badText.tooManyLines'];
  const bounds: Record<Format, Bound[]> = {
    text: [ofLines],
    markdown: [ofLines, ...MARKDOWN_BOUNDS],
    html: [[/</g, tags, 'badText.tooManyTags'], ...PAGE_BOUNDS],
  };
  for (const [pattern, max, key] of bounds[format])
    if (hasMoreMatches(text, pattern, max)) throw new BadText(key, { max });
}
