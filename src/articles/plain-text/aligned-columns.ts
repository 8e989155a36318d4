/** Recognises rows that people align with blanks, without a ruler: "Mon 19:00 UTC  Raj       installs". */

import type { Span } from '../../span.ts';
import type { Line } from './lines.ts';

/** Lines with cells that start at the same columns. */
export interface AlignedLines {
  /** The cells of each row, with empty ones; no rows where there is no table. */
  rows: Span[][];
  /** The index of the first line after them, or of the next one that rows may start with. */
  next: number;
}

/** In lines: fewer may be aligned by chance, unless they are so at two columns. */
const MIN_LINES = 3;
const MIN_LINES_AT_COLUMNS = 2;
/** In blanks: justified prose has gaps of two between its words, but hardly wider ones at the same column. */
const MIN_WIDE_GAP = 3;
/** In characters: longer lines are no rows. */
const MAX_WIDTH = 200;

/** The blanks between two cells, which are not those that some people write between sentences, or after labels. */
const GAP = /(?<=[^\s.,;:!?]) {2,}(?=\S)/g;

/** The column at which a cell after the first starts, and the number of blanks before it. */
interface Gap {
  column: number;
  width: number;
}

/**
 * Reads the rows at an index: consecutive lines with the same indentation, each with a gap in front of one of the columns
 * that no line's words cross, or with a cell as wide as its column. A line that starts below the last cell of the row above
 * continues it.
 *
 * @param lines those of a chunk
 * @param at the index of the line that rows may start with
 */
export function alignedLinesAt(text: string, lines: readonly Line[], at: number): AlignedLines {
  const { indent } = lines[at]!;
  const columns = new Map<number, Column>();
  const gapsOfLines: Gap[][] = [];
  let uncrossed = gapsOf(text, lines[at]!).map(({ column }) => column);
  /** The column of the last cell. */
  let last = -1;
  let width = 0;
  let count = 0;
  let next = at;
  for (; next < lines.length && isPlain(lines[next]!); next++) {
    const line = lines[next]!;
    const gaps = gapsOf(text, line);
    gapsOfLines.push(gaps);
    if (count > 0 && line.indent === last && gaps.length === 0) continue;
    const left = uncrossed.filter((column) => !isCrossed(text, line, column));
    const isFilled = count >= MIN_LINES && left.length === uncrossed.length && line.end - line.start <= width;
    const isRow =
      gaps.some(({ column }) => left.includes(column)) || (isFilled && hasCellAt(text, line, left[0]!));
    if (line.indent !== indent || !isRow) break;
    for (const gap of gaps) addGap(columns, gap);
    last = gaps.at(-1)?.column ?? last;
    uncrossed = left;
    width = Math.max(width, line.end - line.start);
    count++;
  }
  const repeated = [...columns].filter(([, { cells }]) => cells > 1);
  const isTable =
    count >= (repeated.length > 1 ? MIN_LINES_AT_COLUMNS : MIN_LINES) &&
    repeated.some(([, { widest }]) => widest >= MIN_WIDE_GAP);
  // The last of lines without a table may be the first of one.
  if (!isTable) return { rows: [], next: Math.max(at + 1, next - 1) };
  const starts = repeated.map(([column]) => column).sort((a, b) => a - b);
  return { rows: rowsOf(text, lines.slice(at, next), gapsOfLines, starts), next };
}

/** How many cells start at a column, and the most blanks before one. */
interface Column {
  cells: number;
  widest: number;
}

function addGap(columns: Map<number, Column>, { column, width }: Gap): void {
  const { cells, widest } = columns.get(column) ?? { cells: 0, widest: 0 };
  columns.set(column, { cells: cells + 1, widest: Math.max(widest, width) });
}

function isPlain({ sort, prefix, isItem }: Line): boolean {
  return sort === 'plain' && prefix === null && !isItem;
}

function gapsOf(text: string, { start, end, indent }: Line): Gap[] {
  const words = text.slice(start, Math.min(end, start + MAX_WIDTH + 1));
  const gaps: Gap[] = [];
  if (words.length > MAX_WIDTH || words.includes('\t')) return gaps;
  for (const { index, 0: blanks } of words.matchAll(GAP))
    gaps.push({ column: indent + index + blanks.length, width: blanks.length });
  return gaps;
}

/** Whether a word of a line stands on both sides of a column. */
function isCrossed(text: string, { start, end, indent }: Line, column: number): boolean {
  const at = start + column - indent;
  return at > start && at < end && text[at - 1] !== ' ';
}

function hasCellAt(text: string, { start, end, indent }: Line, column: number): boolean {
  const at = start + column - indent;
  return at < end && text[at] !== ' ';
}

function rowsOf(
  text: string,
  lines: readonly Line[],
  gaps: readonly (readonly Gap[])[],
  columns: readonly number[],
): Span[][] {
  const rows: Span[][] = [];
  for (const [i, line] of lines.entries())
    if (line.indent > lines[0]!.indent) extend(rows.at(-1)!, line.end);
    else rows.push(cellsOf(text, line, gaps[i]!, columns));
  return rows;
}

/** Moves the end of the last cell with words, and the empty ones behind it. */
function extend(row: readonly Span[], end: number): void {
  const last = row.findLastIndex((cell) => cell.start < cell.end);
  row[last]!.end = end;
  for (const empty of row.slice(last + 1)) Object.assign(empty, { start: end, end });
}

/** The cells of a line. One whose words go on across the columns after it has empty ones behind it. */
function cellsOf(text: string, line: Line, gaps: readonly Gap[], columns: readonly number[]): Span[] {
  const { start, end, indent } = line;
  const cells: Span[] = [];
  let cellEnd = end;
  let isAligned = gaps.every(({ column }) => !columns.includes(column));
  for (const column of columns.toReversed()) {
    const at = Math.min(end, start + column - indent);
    // A cell that is as wide as its column has one blank behind it, as words that cross the column may have.
    const isStart = at === end || (text[at - 1] === ' ' && (text[at - 2] === ' ' || isAligned));
    cells.unshift({ start: isStart ? at : cellEnd, end: cellEnd });
    if (isStart) cellEnd = at;
    isAligned ||= isStart && at < end;
  }
  return [{ start, end: cellEnd }, ...cells];
}
