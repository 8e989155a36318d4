/** Finds tables in the lines of a page: rows with wide gaps, whose cells stand below each other. */
import type { Line, Segment } from './lines.ts';

/** In leadings: a wider gap is between paragraphs; a narrower one than the second is no gap. */
export const PARAGRAPH_GAP = 1.3;
export const HEADING_GAP = 1.1;
/** In leadings: the widest gap between rows of a table. */
const ROW_GAP = 3;

/** A row of a table. */
interface TableRow {
  cells: string[];
  isHead: boolean;
  size: number;
}

/** In rows: the fewest of a table of two columns, and of one with more. */
const MIN_ROWS = { two: 3, more: 2 };

/**
 * Reads the table that begins in a line: rows with wide gaps, whose cells stand below each other.
 *
 * @param leading the distance of the lines of the document, in points
 * @param isItem whether a line is an item of a list, which ends a table
 * @returns null when there is none
 */
export function tableAt(
  lines: readonly Line[],
  from: number,
  leading: number,
  isItem: (line: Line) => boolean,
): { rows: TableRow[]; count: number } | null {
  let columns: { x: number; right: number }[] = [];
  const rows: { line: Line; segments: Segment[] }[] = [];
  let last = lines[from]!;
  if (last.segments.length < 2) return null;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const gap = last.y - line.y;
    if (rows.length > 0 && (gap > ROW_GAP * leading || gap <= 0)) break;
    const wider = widened(columns, line.segments);
    if (!wider) break;
    const firstEnd = columns[0]?.right ?? 0;
    const isFirstFilled = line.segments.some(({ x }) => x < firstEnd);
    const isClose = gap < Math.max(PARAGRAPH_GAP * line.size, HEADING_GAP * leading);
    const above = rows.at(-1)?.segments ?? [];
    const isWrapped = rows.length > 0 && !isFirstFilled && isClose && goOn(line.segments, above);
    if (!isWrapped && (line.segments.length < 2 || isItem(line))) break;
    columns = wider;
    if (isWrapped) rows.at(-1)!.segments.push(...line.segments);
    else rows.push({ line, segments: [...line.segments] });
    last = line;
  }
  if (columns.length < 2 || rows.length < (columns.length > 2 ? MIN_ROWS.more : MIN_ROWS.two)) return null;
  const grid = rows.map(({ segments }) =>
    columns.map(({ x, right }) =>
      segments
        .filter((segment) => segment.x < right && segment.right > x)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  const [head, ...others] = grid as [string[], ...string[][]];
  const hasDigit = (cells: readonly string[]) => cells.some((cell) => /\d/.test(cell));
  // The name of a column is none.
  const isSentence = (cell: string) => /\s\S*[.!?]$/.test(cell);
  const isSetApart = rows[0]!.line.font !== rows[1]!.line.font;
  const isUnlike =
    !hasDigit(head) && !head.some(isSentence) && others.filter(hasDigit).length * 2 > others.length;
  // The corner above the names of rows is empty.
  const isNamed = head.every((cell, i) => cell !== '' || (i === 0 && isSetApart));
  const isHead = isNamed && (isSetApart || isUnlike);
  return {
    rows: grid.map((cells, i) => ({ cells, isHead: i === 0 && isHead, size: rows[i]!.line.size })),
    count: at - from,
  };
}

/**
 * Whether cells go on with those above: each stands below another, and none is a number below a number. What fills an empty
 * cell, or counts on, is a row of its own, in the group that the first cell of a row above names.
 */
function goOn(cells: readonly Segment[], above: readonly Segment[]): boolean {
  return cells.every(({ x, right, text }) => {
    const upper = above.findLast((other) => other.x < right && other.right > x);
    return upper !== undefined && !(NUMBER_ALONE.test(text) && NUMBER_ALONE.test(upper.text));
  });
}

/** "12", "9.50 €", "3 %", but not the part of a day before its last dash. */
const NUMBER_ALONE = /^[^\p{L}\d]*\d[^\p{L}]*(?<![-–/.,])$/u;

/** The columns with the cells of another row; null when one of its cells spans columns, or two are in one column. */
function widened(
  columns: readonly { x: number; right: number }[],
  cells: readonly Segment[],
): { x: number; right: number }[] | null {
  const found = columns.map((column) => ({ ...column }));
  const used = new Set<number>();
  for (const { x, right } of cells) {
    const hit = columns.flatMap((column, i) => (x < column.right && right > column.x ? [i] : []));
    if (hit.length > 1 || (hit[0] !== undefined && used.has(hit[0]))) return null;
    if (hit[0] === undefined) found.push({ x, right });
    else {
      used.add(hit[0]);
      const column = found[hit[0]]!;
      column.x = Math.min(column.x, x);
      column.right = Math.max(column.right, right);
    }
  }
  found.sort((a, b) => a.x - b.x);
  return found.some(({ x }, i) => i > 0 && x < found[i - 1]!.right) ? null : found;
}
