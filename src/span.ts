/** Spans of text. */

/** A span of a text, `text.slice(start, end)`: UTF-16 offsets, the end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Whether two spans share a character. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span without white space at its ends; null when there is nothing else. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  let first = start;
  let last = end;
  while (first < last && isSpace(text.charCodeAt(first))) first++;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last--;
  return first < last ? { start: first, end: last } : null;
}

/** White space, like `\s` and `trim`, or a control character. */
function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || (code > 0xff && /\s/.test(String.fromCharCode(code)));
}
