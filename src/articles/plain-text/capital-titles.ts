/** Recognises titles in capitals, and lines that are not titles. */

import type { Span } from '../../span.ts';

/** In characters: the longest title, and the longest with its number. */
export const MAX_TITLE = 60;
const MAX_NUMBERED = 70;
/** Tables, code, addresses, captions and bylines. */
export const NO_TITLE =
  /[\t|{}<>=\\]|\S {2,}\S|:\/\/|\S@\S|^(?:www\.|(?:by|photo|image|source|credit|published|updated|posted|written|edited)\b)/i;

/** The number of a title: "1  ", "2.1 ", "3) ". */
const LEADING_NUMBER = /^\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[^\S\t]+/;

/** Whether a line is short, without lower-case letters, and not a sentence. */
export function isTitleInCapitals(
  text: string,
  line: Span & { sort: string; prefix: object | null },
): boolean {
  if (line.end - line.start > MAX_NUMBERED || line.sort !== 'plain' || line.prefix) return false;
  // Nearly every line of prose is rejected here.
  if (/\p{Ll}/u.test(text.slice(line.start, line.end))) return false;
  const title = text.slice(line.start, line.end).replace(LEADING_NUMBER, '');
  return (
    title.length <= MAX_TITLE &&
    /\p{Lu}{2}/u.test(title) &&
    /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(title) &&
    !/[.,;:]$/.test(title) &&
    !NO_TITLE.test(title)
  );
}
