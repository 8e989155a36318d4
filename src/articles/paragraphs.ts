import { type Span, trimmed } from '../span.ts';

/** Two or more line breaks of any kind with nothing but blanks between them; that of Windows is one. */
const BLANK_LINES = /(?:\r\n|\n|\r(?!\n))(?:[^\S\r\n]*(?:\r\n|\n|\r(?!\n)))+/g;

/**
 * The paragraphs of a text from an offset on: what blank lines part, without the white space at either end.
 *
 * @returns spans in UTF-16 offsets of `text`, in order, none empty
 */
export function paragraphsOf(text: string, from: number): Span[] {
  const found: Span[] = [];
  let start = from;
  const add = (end: number) => {
    const span = trimmed(text, { start, end });
    if (span) found.push(span);
  };
  BLANK_LINES.lastIndex = from;
  for (let gap = BLANK_LINES.exec(text); gap; gap = BLANK_LINES.exec(text)) {
    add(gap.index);
    start = gap.index + gap[0].length;
  }
  add(text.length);
  return found;
}
