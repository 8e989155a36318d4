import type { Span } from '../../span.ts';

/** What parts the cells of a row. */
export const CELL_BREAK = '\t';
/** Signs that hold the parts of an address, a path, a version, a compound together. */
const HOLDS = /[@/\\.:-]|\d–\d/;
const OPENING = /^["'“‘«([{<*_`]+/;
const CLOSING = /[.,;:!?"'”’»)\]}>*_`]+$/;
/** A token that is longer is no address that anybody reads: it is looked at so far from a span, from 100 to 1,000. */
const LONGEST_TOKEN = 300;

/**
 * Spans as they may be shown: whole tokens where they would cut one that signs hold together (an address, a path, a
 * version), and none beyond the cell that it starts in.
 *
 * @returns spans in order, none of which overlaps another
 */
export function expandToTokens(text: string, spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const { start, end } = widened(text, withinCell(text, span));
    const last = whole.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

function withinCell(text: string, { start, end }: Span): Span {
  const cellEnd = text.indexOf(CELL_BREAK, start);
  return { start, end: cellEnd < 0 ? end : Math.min(end, cellEnd) };
}

function widened(text: string, { start, end }: Span): Span {
  const first = tokenAt(text, start);
  const last = tokenAt(text, end - 1);
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

/** The token that a letter stands in, without the marks around it, when signs hold it together. */
function tokenAt(text: string, at: number): Span | null {
  const before = /\S*$/.exec(text.slice(Math.max(0, at - LONGEST_TOKEN), at))![0];
  const after = /^\S*/.exec(text.slice(at, at + LONGEST_TOKEN))![0];
  const token = before + after;
  const opening = OPENING.exec(token)?.[0].length ?? 0;
  const closing = CLOSING.exec(token)?.[0].length ?? 0;
  const start = at - before.length + opening;
  const end = at + after.length - closing;
  return HOLDS.test(text.slice(start, end)) ? { start, end } : null;
}
