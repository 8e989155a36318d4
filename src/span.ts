/** A stretch of text: UTF-16 offsets, the end exclusive, so that `text.slice(start, end)` is what it names. */
export interface Span {
  start: number;
  end: number;
}
