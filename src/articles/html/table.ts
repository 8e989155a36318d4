/** Reads tables with their column names and rows, and recognises those that only lay out a page. */

import type { Element } from './element.ts';
import { BLOCKS } from './element-kinds.ts';
import { linesOf } from './inline-content.ts';

/** A table of data. Each row has its cells in the order of the columns. */
export interface Table {
  caption: string;
  /** The rows with the names of the columns. */
  columns: string[][];
  rows: string[][];
  /** The pages of both, if the document has pages. */
  pages: (string | null)[];
}

interface Row {
  /** The `thead`, `tbody` or table around it: cells do not span beyond it. */
  group: Element;
  cells: Element[];
  page: string | null;
}

/** What is in a table, in order. */
export interface TableParts {
  rows: Row[];
  captions: Element[];
}

/** In characters: in a table without a head, a longer cell is part of the page's layout. */
const MAX_CELL = 400;

/** In rows: the highest head. */
const MAX_HEAD_ROWS = 4;

/** In characters: the longest term in a table of descriptions; in rows: how many of them are long at least. */
const MAX_TERM = 100;
const MIN_LONG = 2;

/** In characters and cells: how much is added for spans; beyond it, cells stand in their first column and row alone. */
const MAX_SPANNED = 100_000;

/** The rows and captions of a table; null when there is other content between them. */
export function partsOf(table: Element): TableParts | null {
  const parts: TableParts = { rows: [], captions: [] };
  return collect(table, parts) ? parts : null;
}

/** Reads a table; null for one that only lays out its content, which is read as if there were no table. */
export function readTable(table: Element, { rows, captions }: TableParts): Table | null {
  if (table.role === 'presentation' || table.role === 'none') return null;
  const isHeadCell = ({ name }: Element) => name === 'th';
  const hasHead =
    captions.length > 0 || rows.some(({ cells }) => cells.some(isHeadCell)) || headRowsOf(rows) > 0;
  if (!rows.every(({ cells }) => cells.every((cell) => isData(cell, hasHead)))) return null;
  if (!hasHead && rows.every((row) => row.cells.length === 1)) return null;
  if (isNote(rows)) return null;
  const caption = captions.flatMap(linesOf).join(' ');
  const titled = caption === '' && isTitle(rows) ? rows.shift()!.cells.flatMap(linesOf).join(' ') : caption;
  const heads = headRowsOf(rows);
  const grid = gridOf(rows, table.length);
  const pages = rows.map(({ page }) => page);
  return { caption: titled, columns: grid.slice(0, heads), rows: grid.slice(heads), pages };
}

/**
 * Reads a table of two columns as terms and their descriptions, of which several have paragraphs of prose, as handbooks have
 * them; null for any other.
 */
export function readDescriptions({
  rows,
  captions,
}: TableParts): { term: Element; description: Element }[] | null {
  if (captions.length > 0 || rows.filter(isDescribed).length < MIN_LONG) return null;
  const read: { term: Element; description: Element }[] = [];
  for (const { cells } of rows) {
    const [term, description] = cells;
    if (!term || !description || cells.length > 2 || term.length > MAX_TERM) return null;
    read.push({ term, description });
  }
  return read;
}

/** Whether paragraphs of prose stand beside the first cell. */
function isDescribed({ cells: [, second] }: Row): boolean {
  return second !== undefined && second.length > MAX_CELL && countBlocks(second) > 1;
}

/** Collects the rows of a table. Returns false when there is other content between them. */
function collect(group: Element, parts: TableParts): boolean {
  for (const child of group.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') return false;
    } else if (child.name === 'tr') {
      const cells = child.children.filter(isCell);
      if (cells.reduce((sum, { length }) => sum + length, 0) < child.length) return false;
      if (cells.length > 0) parts.rows.push({ group, cells, page: child.page });
    } else if (child.name === 'caption') parts.captions.push(child);
    else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      if (!collect(child, parts)) return false;
    } else if (child.name !== 'hr' && child.length > 0) return false;
  }
  return true;
}

/** Whether a picture stands beside all rows, each of which has one cell: a note, as DocBook writes it. */
function isNote([first, ...others]: readonly Row[]): boolean {
  const [picture, ...cells] = first?.cells ?? [];
  return (
    picture?.length === 0 &&
    picture.rowspan > others.length &&
    cells.length === 1 &&
    others.every((row) => row.cells.length === 1)
  );
}

function isCell(child: Element | string): child is Element {
  return typeof child !== 'string' && (child.name === 'td' || child.name === 'th');
}

function isHead({ group }: Row): boolean {
  return group.name === 'thead';
}

/** Whether a cell contains a value rather than a part of the page. */
function isData(cell: Element, hasHead: boolean): boolean {
  if (cell.hasHeading || (!hasHead && cell.length > MAX_CELL)) return false;
  const blocks = countBlocks(cell);
  return blocks < (hasHead ? Infinity : 2);
}

/** The number of blocks in an element; infinite when a table with text or details are among them. */
function countBlocks({ children }: Element): number {
  let count = 0;
  for (const child of children) {
    if (typeof child === 'string') continue;
    if (child.length > 0 && (child.name === 'table' || child.name === 'details')) return Infinity;
    count += (BLOCKS.has(child.name) ? 1 : 0) + countBlocks(child);
    if (count === Infinity) break;
  }
  return count;
}

/** Whether the first row is one cell above all columns: the table's title. */
function isTitle([first, second]: readonly Row[]): boolean {
  const [cell] = first?.cells ?? [];
  return (
    first?.cells.length === 1 && cell!.colspan > 1 && cell!.length > 0 && (second?.cells.length ?? 0) > 1
  );
}

/** The number of rows at the top with the names of the columns. */
function headRowsOf(rows: readonly Row[]): number {
  const count = rows.findIndex((row) => !isHead(row));
  // Where more rows are marked as head, they are repeated on pages by mistake.
  if (count > 0) return count <= MAX_HEAD_ROWS ? count : 1;
  const heads = rows.findIndex(({ cells }) => cells.some(({ name }) => name !== 'th'));
  if (heads > 0 && rows[0]!.cells.length > 1) return heads;
  if (heads < 0) return rows.length > 1 ? 1 : 0;
  const [first, second] = rows;
  return first && second && isBold(first) && !isBold(second) ? 1 : 0;
}

/** Whether all cells are bold, which some writers use in place of a table head. */
function isBold({ cells }: Row): boolean {
  const filled = cells.filter(({ length }) => length > 0);
  return filled.length > 1 && filled.every(({ bold, length }) => bold === length);
}

/**
 * The texts of the cells. A cell that spans columns has its text in the first of them; one that spans rows has it in
 * each. The cells added for spans, with their texts, are limited to the length of the table itself: without a limit,
 * spans could take any amount of time.
 *
 * @param budget the length of the table's text, in characters
 */
function gridOf(rows: readonly Row[], budget: number): string[][] {
  let left = Math.min(budget + rows.length, MAX_SPANNED);
  let group: Element | null = null;
  /** The texts that span the next rows, by column, and how many more rows. */
  const spanning = new Map<number, { text: string; rows: number }>();
  /** The first column after all spanning ones. */
  let end = 0;
  const clear = () => {
    spanning.clear();
    end = 0;
  };
  /** The text that spans a column of the current row. */
  const takeSpanning = (column: number) => {
    const above = spanning.get(column);
    if (!above) return null;
    if (--above.rows <= 0) spanning.delete(column);
    left -= above.text.length + 1;
    return above.text;
  };
  return rows.map((row) => {
    if (row.group !== group || left <= 0 || spanning.size === 0) clear();
    group = row.group;
    const texts: string[] = [];
    for (const cell of row.cells) {
      for (let text = takeSpanning(texts.length); text !== null; text = takeSpanning(texts.length))
        texts.push(text);
      const text = oneLine(linesOf(cell));
      for (let column = 0; column < cell.colspan && (column === 0 || left-- > 0); column++) {
        const content = column === 0 ? text : '';
        if (cell.rowspan > 1) {
          spanning.set(texts.length, { text: content, rows: cell.rowspan - 1 });
          end = Math.max(end, texts.length + 1);
        }
        texts.push(content);
      }
    }
    while (texts.length < end && left-- > 0) texts.push(takeSpanning(texts.length) ?? '');
    return texts;
  });
}

/** Joins the lines of a cell, with commas where they have no other punctuation. */
function oneLine(lines: readonly string[]): string {
  return lines.reduce((before, line) => {
    const isMarked = before === '' || /[,;:.!?–—-]$/.test(before) || /^[([,;:–—-]/.test(line);
    return before + (before === '' ? '' : isMarked ? ' ' : ', ') + line;
  }, '');
}
