/** Expands highlighted spans to whole tokens. */

import type { Span } from '../../span.ts';

/** The separator of the cells of a row. */
export const CELL_BREAK = '\t';
/** Characters that join the parts of an address, a path, a version or a compound. */
const JOINER = /[@/\\.:-]|\d–\d/;
const OPENING = /^["'“‘«([{<*_`]+/;
const CLOSING = /[.,;:!?"'”’»)\]}>*_`]+$/;
/** How many characters of a token are read on each side of a span: longer ones are not addresses that people read. From 100 to 1,000. */
const MAX_TOKEN_SIDE = 300;

/**
 * Prepares spans for display: expands those that would cut a joined token (an address, a path, a version), and ends each
 * in the cell that it starts in.
 *
 * @param text the sentence
 * @returns spans in order, without overlaps
 */
export function expandToTokens(text: string, spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const { start, end } = expand(text, clipToCell(text, span));
    const last = whole.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

function clipToCell(text: string, { start, end }: Span): Span {
  const cellEnd = text.indexOf(CELL_BREAK, start);
  return { start, end: cellEnd < 0 ? end : Math.min(end, cellEnd) };
}

function expand(text: string, { start, end }: Span): Span {
  const first = tokenAt(text, start);
  const last = tokenAt(text, end - 1);
  return { start: Math.min(start, first?.start ?? start), end: Math.max(end, last?.end ?? end) };
}

/** The token around a position, without the punctuation at its ends; null when it is not a joined one. */
function tokenAt(text: string, at: number): Span | null {
  const before = /\S*$/.exec(text.slice(Math.max(0, at - MAX_TOKEN_SIDE), at))![0];
  const after = /^\S*/.exec(text.slice(at, at + MAX_TOKEN_SIDE))![0];
  const token = before + after;
  const opening = OPENING.exec(token)?.[0].length ?? 0;
  const closing = CLOSING.exec(token)?.[0].length ?? 0;
  const start = at - before.length + opening;
  const end = at + after.length - closing;
  return JOINER.test(text.slice(start, end)) ? { start, end } : null;
}
