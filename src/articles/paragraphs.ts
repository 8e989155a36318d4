/** Splits text into paragraphs at blank lines. */
import { type Span, trimmed } from '../span.ts';

/** Two or more line breaks with only white space between them; `\r\n` is one line break. */
const BLANK_LINES = /(?:\r\n|\n|\r(?!\n))(?:[^\S\r\n]*(?:\r\n|\n|\r(?!\n)))+/g;

/**
 * The paragraphs of a text from an offset on, which blank lines separate.
 *
 * @returns spans in UTF-16 offsets of `text`, in order, not empty, without white space at their ends
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
