/** Truncates text to the limits of cards and labels. */

import { escapedSize, escapeInline, visible } from './escape.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text is cut between words where that drops no more than this many characters. */
const LONGEST_WORD = 30;

/** The start of a text, in whole grapheme clusters, whose escaped size is at most `maxSize`. */
export function truncate(whole: string, maxSize: number): string {
  return truncateBy(whole, maxSize, escapedSize);
}

/** A text on one line, escaped: the whole, or its first words and an ellipsis. */
export function shorten(whole: string, maxSize: number): string {
  const line = visible(whole).trim();
  const shown = truncate(line, maxSize);
  return escapeInline(shown === line ? line : ellipsis(truncate(line, maxSize - 1)));
}

/** Like `shorten`, for labels, in which nothing is escaped. */
export function shortenLabel(whole: string, maxSize: number): string {
  const line = visible(whole).trim();
  return line.length <= maxSize ? line : ellipsis(truncateBy(line, maxSize - 1, ({ length }) => length));
}

function truncateBy(whole: string, maxSize: number, lengthOf: (text: string) => number): string {
  if (whole.length <= maxSize && lengthOf(whole) <= maxSize) return whole;
  // Only what may fit is measured: some sentences, and some blocks of code, are very long.
  const near = whole.slice(0, Math.max(0, maxSize + 1));
  let length = 0;
  let at = 0;
  for (; at < near.length; at++) {
    length += lengthOf(near[at]!);
    if (length > maxSize) break;
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
