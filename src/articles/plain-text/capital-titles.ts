/** Recognises titles in capitals, and lines that are not titles. */

import type { Span } from '../../span.ts';

/** In characters. */
export const MAX_TITLE = 60;
/** Tables, code, addresses, captions and bylines. */
export const NO_TITLE =
  /[\t|{}<>=\\]|\S {2,}\S|:\/\/|\S@\S|^(?:www\.|(?:by|photo|image|source|credit|published|updated|posted|written|edited)\b)/i;

/** Whether a line is short, without lower-case letters, and not a sentence. */
export function isTitleInCapitals(
  text: string,
  line: Span & { sort: string; prefix: object | null },
): boolean {
  if (line.end - line.start > MAX_TITLE || line.sort !== 'plain' || line.prefix) return false;
  // Nearly every line of prose is rejected here.
  if (/\p{Ll}/u.test(text.slice(line.start, line.end))) return false;
  const title = text.slice(line.start, line.end);
  return (
    /\p{Lu}{2}/u.test(title) &&
    /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(title) &&
    !/[.,;:]$/.test(title) &&
    !NO_TITLE.test(title)
  );
}
