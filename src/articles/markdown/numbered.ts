/** Numbered lines that are headings: "1. Minutes of the last meeting", with what was said below it, not indented. */
import type { SyntaxNode } from '@lezer/common';

/** A heading is one line of fewer characters. */
const LONGEST_HEADING = 80;

/** The number of the first item of a numbered list; unless `any`, only of one that could be a heading. Null for none. */
export function numberOf(list: SyntaxNode, source: string, any = false): number | null {
  if (list.name !== 'OrderedList') return null;
  if (!any && !isHeadingLike(list, source)) return null;
  return Number.parseInt(source.slice(list.from, list.from + 12), 10) || 0;
}

/** Whether such a list is a heading: its number follows that of the heading before, or the next heading's follows it. */
export function isNumberedHeading(list: SyntaxNode, source: string, last: number | null): boolean {
  const number = numberOf(list, source)!;
  if (last === number - 1) return true;
  return last === null && nextNumber(list, source) === number + 1;
}

/** How many blocks may stand below the first numbered heading. */
const MOST_BLOCKS = 30;

function nextNumber(list: SyntaxNode, source: string): number | null {
  let node = list.nextSibling;
  for (let blocks = 0; node && blocks < MOST_BLOCKS; blocks++, node = node.nextSibling) {
    const number = numberOf(node, source);
    if (number !== null) return number;
  }
  return null;
}

function isHeadingLike(list: SyntaxNode, source: string): boolean {
  const next = list.nextSibling;
  if (list.to - list.from > LONGEST_HEADING || !next || !/Paragraph|BulletList|Table/.test(next.name))
    return false;
  // Bullets right below a number are its own, if they are not indented.
  if (!source.slice(list.to, next.from).includes('\n\n')) return false;
  const line = source.slice(list.from, list.to).trim();
  if (line.includes('\n') || /[.,;]$/.test(line)) return false;
  const item = list.firstChild;
  return item?.lastChild?.name === 'Paragraph' && item.nextSibling === null;
}
