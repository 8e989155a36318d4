/** Recognises numbered lines that are headings: "1. Minutes of the last meeting", with unindented text below. */
import type { SyntaxNode } from '@lezer/common';
import { mayBeTitle } from '../plain-text/headings.ts';

/** In characters. */
const MAX_HEADING = 80;

/** The number of a numbered list's first item, or null; unless `any`, only for a list that may be a heading. */
export function numberOf(list: SyntaxNode, source: string, any = false): number | null {
  if (list.name !== 'OrderedList') return null;
  if (!any && !isHeadingLike(list, source)) return null;
  return Number.parseInt(source.slice(list.from, list.from + 12), 10) || 0;
}

/** Whether such a list is a heading: its number follows the last heading's, or the next heading's follows its own. */
export function isNumberedHeading(list: SyntaxNode, source: string, last: number | null): boolean {
  const number = numberOf(list, source)!;
  if (last === number - 1) return true;
  return last === null && nextNumber(list, source) === number + 1;
}

/** How many blocks may follow the first numbered heading. */
const MAX_BLOCKS = 30;

function nextNumber(list: SyntaxNode, source: string): number | null {
  let node = list.nextSibling;
  for (let blocks = 0; node && blocks < MAX_BLOCKS; blocks++, node = node.nextSibling) {
    const number = numberOf(node, source);
    if (number !== null) return number;
  }
  return null;
}

function isHeadingLike(list: SyntaxNode, source: string): boolean {
  const next = list.nextSibling;
  if (list.to - list.from > MAX_HEADING || !next || !/Paragraph|BulletList|Table/.test(next.name))
    return false;
  // Bullets directly below a number are within its item, even if they are not indented.
  if (!source.slice(list.to, next.from).includes('\n\n')) return false;
  const line = source.slice(list.from, list.to).trim();
  if (line.includes('\n') || /[.,;]$/.test(line)) return false;
  const item = list.firstChild;
  return item?.lastChild?.name === 'Paragraph' && item.nextSibling === null;
}

/**
 * The items of a numbered list that are headings, by where they start, with where the text below them does: they have titles
 * directly above lines that are not indented, "5. Rats" above prose. None, unless two such items follow one another below
 * a blank line.
 */
export function titledItems(list: SyntaxNode, source: string): Map<number, number> {
  const titled = new Map<number, number>();
  let areTwo = false;
  let last: SyntaxNode | null = null;
  for (let item = list.firstChild; item; last = item, item = item.nextSibling) {
    const at = textBelowTitle(item, source);
    if (at === null) continue;
    titled.set(item.from, at);
    areTwo ||= last !== null && titled.has(last.from) && /\n\s*\n/.test(source.slice(last.to, item.from));
  }
  return areTwo ? titled : new Map();
}

/** Where the text below the title of an item starts; null when it has no title. */
function textBelowTitle(item: SyntaxNode, source: string): number | null {
  const paragraph = item.firstChild?.nextSibling;
  if (paragraph?.name !== 'Paragraph') return null;
  const lineEnd = source
    .slice(paragraph.from, Math.min(paragraph.to, paragraph.from + MAX_HEADING))
    .indexOf('\n');
  if (lineEnd < 0) return null;
  const below = paragraph.from + lineEnd + 1;
  const title = source.slice(paragraph.from, below - 1).trim();
  if (title.endsWith('?') || !mayBeTitle(title)) return null;
  return /^[\p{Lu}\p{N}"“‘(*_]/u.test(source.slice(below, below + 2)) ? below : null;
}
