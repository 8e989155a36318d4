/** Titles in capitals, and what no title is. */

import type { Span } from '../../span.ts';

/** In characters. */
export const LONGEST_TITLE = 60;
/** Tables and code, addresses, and what stands under a picture or a title. */
export const NO_TITLE =
  /[\t|{}<>=\\]|\S {2,}\S|:\/\/|\S@\S|^(?:www\.|by |photo|image|source|credit|published|updated|posted|written|edited)/i;
/** Whether a line is short, without a small letter, and no sentence. */
export function isTitleInCapitals(text: string, line: Span & { sort: string; prefix: object | null }): boolean {
  if (line.end - line.start > LONGEST_TITLE || line.sort !== 'plain' || line.prefix) return false;
  // Nearly every line of prose ends here.
  if (/\p{Ll}/u.test(text.slice(line.start, line.end))) return false;
  const title = text.slice(line.start, line.end);
  return (
    /\p{Lu}{2}/u.test(title) &&
    /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(title) &&
    !/[.,;:]$/.test(title) &&
    !NO_TITLE.test(title)
  );
}

