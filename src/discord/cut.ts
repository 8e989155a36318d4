import { escapedLength, escapeInline, visible } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Words are kept whole where that costs no more than so many characters. */
const LONGEST_WORD = 30;

/** As much of a text, in whole characters as people see them, as is at most so long once it is escaped. */
export function cut(whole: string, longest: number): string {
  return cutBy(whole, longest, escapedLength);
}

/** A text on one line, escaped: all of it, or its first words and an ellipsis. */
export function shorten(whole: string, longest: number): string {
  const line = visible(whole).trim();
  const shown = cut(line, longest);
  return escapeInline(shown === line ? line : ellipsis(cut(line, longest - 1)));
}

/** For labels, in which nothing is escaped. */
export function shortenLabel(whole: string, longest: number): string {
  const line = visible(whole).trim();
  return line.length <= longest ? line : ellipsis(cutBy(line, longest - 1, ({ length }) => length));
}

function cutBy(whole: string, longest: number, lengthOf: (text: string) => number): string {
  if (whole.length <= longest && lengthOf(whole) <= longest) return whole;
  let length = 0;
  // What cannot fit is not looked at: some sentences are as long as a book.
  for (const { segment, index } of graphemes.segment(whole.slice(0, longest + 1))) {
    length += lengthOf(segment);
    if (length > longest) return whole.slice(0, wordEndBefore(whole, index));
  }
  return '';
}

function wordEndBefore(text: string, index: number): number {
  if (/\s/.test(text[index]!)) return index;
  const ends = text.slice(0, index).search(/\s\S*$/);
  return ends > 0 && index - ends <= LONGEST_WORD ? ends : index;
}

function ellipsis(text: string): string {
  return `${text.trimEnd()}…`;
}
