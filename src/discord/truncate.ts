import { escapedSize, escapeInline, visible } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Words are kept whole where that costs no more than so many characters. */
const LONGEST_WORD = 30;

/** As much of a text, in whole characters as people see them, as takes at most so much room once it is escaped. */
export function truncate(whole: string, longest: number): string {
  return cutBy(whole, longest, escapedSize);
}

/** A text on one line, escaped: all of it, or its first words and an ellipsis. */
export function shorten(whole: string, longest: number): string {
  const line = visible(whole).trim();
  const shown = truncate(line, longest);
  return escapeInline(shown === line ? line : ellipsis(truncate(line, longest - 1)));
}

/** For labels, in which nothing is escaped. */
export function shortenLabel(whole: string, longest: number): string {
  const line = visible(whole).trim();
  return line.length <= longest ? line : ellipsis(cutBy(line, longest - 1, ({ length }) => length));
}

function cutBy(whole: string, longest: number, lengthOf: (text: string) => number): string {
  if (whole.length <= longest && lengthOf(whole) <= longest) return whole;
  // What cannot fit is not looked at: some sentences, and some pieces of code, are as long as a book.
  const near = whole.slice(0, Math.max(0, longest + 1));
  let length = 0;
  let at = 0;
  for (; at < near.length; at++) {
    length += lengthOf(near[at]!);
    if (length > longest) break;
  }
  const character = graphemes.segment(near).containing(at);
  return character ? whole.slice(0, wordEndBefore(whole, character.index)) : '';
}

function wordEndBefore(text: string, index: number): number {
  if (/\s/.test(text[index]!)) return index;
  const ends = text.slice(0, index).search(/\s\S*$/);
  return ends > 0 && index - ends <= LONGEST_WORD ? ends : index;
}

function ellipsis(text: string): string {
  return `${text.trimEnd()}…`;
}
