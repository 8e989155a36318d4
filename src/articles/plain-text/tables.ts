/** Reads tables in plain text: cells between bars, between tabs, or aligned by spaces, with a ruler or without. */

import type { Span } from '../../span.ts';
import { trimmed } from '../../span.ts';
import { alignedLinesAt } from './aligned-columns.ts';
import type { Line } from './lines.ts';
import { startsWithTime } from './short-lines.ts';

/** A row of a table. Its span extends from its first to its last cell with text. */
export interface Row extends Span {
  cells: Span[];
}

export interface Table {
  /** The names of its columns, if it has any. */
  columns: Row | null;
  rows: Row[];
  /** The index of the first line after it. */
  next: number;
}

/** The minimum number of aligned lines, with the column names: two may be aligned by chance. */
const MIN_ALIGNED = 3;
const MIN_ROWS = 2;

const NO_TABLES: ReadonlyMap<number, Table> = new Map();
const GAP = /\s{2,}/g;
const WORDS = /[\p{L}\p{N}]/u;

/** The tables in the lines of a chunk, by the index of their first line. */
export function tablesOf(text: string, lines: readonly Line[]): ReadonlyMap<number, Table> {
  if (lines.length < 2) return NO_TABLES;
  const all = text.slice(lines[0]!.start, lines.at(-1)!.end);
  const hasBars = all.includes('|');
  const hasTabs = all.includes('\t');
  const hasRules = lines.some(({ sort }) => sort === 'rule');
  const hasGaps = all.includes('  ');
  if (!hasBars && !hasTabs && !hasRules && !hasGaps) return NO_TABLES;
  const tables = new Map<number, Table>();
  for (let i = 0; i < lines.length; ) {
    let end = i + 1;
    let mayHaveNames = true;
    const table: Row[] = [];
    if (hasBars && hasBar(text, lines[i]!)) end = barredEnd(text, lines, i, table);
    else if (hasTabs && hasTab(text, lines[i]!)) end = tabbedEnd(text, lines, i, table);
    else if (hasRules && lines[i + 1] && isRuler(text, lines[i + 1]!))
      end = alignedEnd(text, lines, i, table);
    else if (hasGaps) {
      end = alignedColumnsEnd(text, lines, i, table);
      mayHaveNames = table.length > 0 && areTitles(text, table[0]!);
    }
    if (table.length > 0) tables.set(i, tableOf(text, lines, i, end, table, mayHaveNames));
    i = end;
  }
  return tables;
}

/** @param mayHaveNames whether the first row may be the names of the columns without a ruler */
function tableOf(
  text: string,
  lines: readonly Line[],
  at: number,
  next: number,
  rows: Row[],
  mayHaveNames: boolean,
): Table {
  let first = at;
  while (lines[first]?.sort === 'rule') first++;
  const isRuled = first + 1 < next && lines[first + 1]!.sort === 'rule';
  const has = (row: Row, pattern: RegExp) =>
    row.cells.map((cell) => pattern.test(text.slice(cell.start, cell.end)));
  const areNames =
    isRuled ||
    (mayHaveNames &&
      rows.length > 1 &&
      has(rows[0]!, /^\D*\p{L}\D*$/u).every(Boolean) &&
      rows.slice(1).every((row) => has(row, /\d/).some(Boolean)));
  return areNames ? { columns: rows[0]!, rows: rows.slice(1), next } : { columns: null, rows, next };
}

/** Whether the cells are like titles, unlike those of "Monday   closed" and "under 6   free". */
function areTitles(text: string, { cells }: Row): boolean {
  return (
    cells.every(({ start, end }) => /^\p{Lu}/u.test(text.slice(start, end))) &&
    !startsWithTime(text.slice(cells[0]!.start, cells[0]!.end))
  );
}

function hasBar(text: string, { start, end, sort }: Line): boolean {
  const line = text.slice(start, end);
  if (sort === 'rule') return /^[-=:|+\s]+$/.test(line) && /[|+]/.test(line);
  return line.startsWith('|') || line.includes(' | ');
}

/** The end of the lines with bars. Without a ruler they are a table only if all have the same number of cells. */
function barredEnd(text: string, lines: readonly Line[], at: number, table: Row[]): number {
  let end = at;
  let isRuled = false;
  const rows: Row[] = [];
  const counts = new Set<number>();
  let hasDouble = false;
  for (; end < lines.length && hasBar(text, lines[end]!); end++) {
    const line = lines[end]!;
    if (line.sort === 'rule') isRuled ||= rows.length > 0 && /[-=]/.test(text.slice(line.start, line.end));
    else {
      const cells = barredCells(text, line);
      hasDouble ||= text.slice(line.start, line.end).includes('||');
      counts.add(cells.length);
      addRow(text, cells, rows);
    }
  }
  const isTable = isRuled
    ? rows.length > 0
    : rows.length >= MIN_ROWS && counts.size === 1 && !counts.has(1) && !hasDouble;
  if (isTable) for (const row of rows) table.push(row);
  return end;
}

function barredCells(text: string, { start, end }: Line): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (text[i] !== '|' || text[i - 1] === '\\') continue;
    if (i > start) cells.push({ start: from, end: i });
    from = i + 1;
  }
  if (from < end) cells.push({ start: from, end });
  return cells;
}

/** Whether a line contains a tab, other than after its bullet or label. */
function hasTab(text: string, { start, end, sort, prefix, isItem }: Line): boolean {
  return !isItem && sort === 'plain' && text.slice(prefix ? prefix.end : start, end).includes('\t');
}

/** The cells of a line, with empty ones at its ends. */
function tabbedCells(text: string, { start, end }: Line): Span[] {
  let first = start;
  let last = end;
  while (first > 0 && (text[first - 1] === '\t' || text[first - 1] === ' ')) first--;
  while (text[last] === '\t' || text[last] === ' ') last++;
  const cells: Span[] = [];
  let from = first;
  for (let i = first; i < last; i++) {
    if (text[i] !== '\t') continue;
    cells.push({ start: from, end: i });
    from = i + 1;
  }
  cells.push({ start: from, end: last });
  return cells;
}

/** The end of the lines with the same number of tabs. Below a ruler, several tabs may stand between two cells. */
function tabbedEnd(text: string, lines: readonly Line[], at: number, table: Row[]): number {
  const end = evenlyTabbedEnd(text, lines, at, table, tabbedCells);
  if (table.length > 0 || !lines[at + 1] || !isRuler(text, lines[at + 1]!)) return end;
  return evenlyTabbedEnd(text, lines, at, table, (all, line) =>
    tabbedCells(all, line).filter((cell) => trimmed(all, cell)),
  );
}

/** The end of the lines with the same number of cells. */
function evenlyTabbedEnd(
  text: string,
  lines: readonly Line[],
  at: number,
  table: Row[],
  cellsOf: (text: string, line: Line) => Span[],
): number {
  const rows: Row[] = [];
  let count = 0;
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (end === at + 1 && isRuler(text, line)) continue;
    if (!hasTab(text, line)) break;
    const cells = cellsOf(text, line);
    if (end === at) count = cells.length;
    if (cells.length !== count) break;
    addRow(text, cells, rows);
  }
  if (rows.length >= MIN_ROWS) for (const row of rows) table.push(row);
  return end;
}

/** "-----  ---  ------", "===========". */
function isRuler(text: string, { start, end, sort }: Line): boolean {
  if (sort !== 'rule') return false;
  const line = text.slice(start, end);
  return /^[-=\s]+$/.test(line) && /--|==/.test(line);
}

/** The end of the lines aligned by spaces, below column names and a ruler. */
function alignedEnd(text: string, lines: readonly Line[], at: number, table: Row[]): number {
  const stops = stopsOf(text, lines[at + 1]!);
  const rows: Row[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    if (end > at && isRuler(text, line)) continue;
    if (line.sort !== 'plain') break;
    const cells = cellsUnder(text, line, stops) ?? cellsBetweenGaps(text, line);
    if (cells.length < 2) break;
    addRow(text, cells, rows);
  }
  if (rows.length < MIN_ALIGNED) return at + 1;
  for (const row of rows) table.push(row);
  return end;
}

/** The end of the lines aligned by spaces, without a ruler. */
function alignedColumnsEnd(text: string, lines: readonly Line[], at: number, table: Row[]): number {
  const { rows, next } = alignedLinesAt(text, lines, at);
  for (const cells of rows) addRow(text, cells, table);
  return next;
}

/** The columns at which the parts of a ruler start. */
function stopsOf(text: string, { start, end, indent }: Line): number[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map(({ index }) => index + indent);
}

/** The cells of a line below the parts of a ruler; null when its words are not aligned with them. */
function cellsUnder(text: string, { start, end, indent }: Line, stops: readonly number[]): Span[] | null {
  if (stops.length < 2 || indent < stops[0]!) return null;
  const starts = stops.map((stop) => Math.min(end, Math.max(start, start + stop - indent)));
  if (starts.some((at) => at > start && at < end && text[at - 1] !== ' ')) return null;
  const cells = starts.map((at, i) => ({ start: at, end: starts[i + 1] ?? end }));
  return cells.filter((cell) => trimmed(text, cell)).length > 1 ? cells : null;
}

function cellsBetweenGaps(text: string, { start, end }: Line): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (const gap of text.slice(start, end).matchAll(GAP)) {
    cells.push({ start: from, end: start + gap.index });
    from = start + gap.index + gap[0].length;
  }
  cells.push({ start: from, end });
  return cells;
}

/** Adds a row, unless it has neither letters nor digits. An empty cell is an empty span at its end, within the row. */
function addRow(text: string, cells: readonly Span[], rows: Row[]): void {
  const spans = cells.map((cell) => trimmed(text, cell));
  const start = spans.find(Boolean)?.start;
  const end = spans.findLast(Boolean)?.end;
  if (start === undefined || end === undefined || !WORDS.test(text.slice(start, end))) return;
  const emptyAt = (at: number): Span => ({ start: at, end: at });
  rows.push({
    start,
    end,
    cells: spans.map((span, i) => span ?? emptyAt(Math.min(Math.max(cells[i]!.end, start), end))),
  });
}
