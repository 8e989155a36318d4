/** Reads tables: names of columns, rows of cells that line up, and which tables are none but lay out a page. */
import { BLOCKS } from './elements.ts';
import { linesOf } from './line.ts';
import type { Element } from './element.ts';

/** A table that holds data. Each row has its cells in the order of the columns. */
export interface Table {
  caption: string;
  /** The rows that name the columns. */
  columns: string[][];
  rows: string[][];
}

interface Row {
  /** The `thead`, `tbody` or table that it stands in: cells reach no farther down. */
  group: Element;
  cells: Element[];
}

/** A cell without a table head that says more than this many characters is a part of a page. */
const LONGEST_CELL = 400;

/** Reads a table; null for one that only lays out what it holds, which is read as if there were no table. */
export function readTable(table: Element): Table | null {
  if (table.role === 'presentation' || table.role === 'none') return null;
  const rows: Row[] = [];
  const captions: Element[] = [];
  if (!collect(table, rows, captions)) return null;
  const cells = rows.flatMap((row) => row.cells);
  const hasHead = captions.length > 0 || cells.some(({ name }) => name === 'th') || headsOf(rows) > 0;
  if (!cells.every((cell) => isData(cell, hasHead))) return null;
  if (!hasHead && rows.every((row) => row.cells.length === 1)) return null;
  const caption = captions.flatMap(linesOf).join(' ');
  const titled = caption === '' && isTitle(rows) ? rows.shift()!.cells.flatMap(linesOf).join(' ') : caption;
  const heads = headsOf(rows);
  const grid = gridOf(rows, table.length);
  return { caption: titled, columns: grid.slice(0, heads), rows: grid.slice(heads) };
}

/** Gathers the rows of a table. Returns false where something stands between them. */
function collect(group: Element, rows: Row[], captions: Element[]): boolean {
  for (const child of group.children) {
    if (typeof child === 'string') {
      if (child.trim() !== '') return false;
    } else if (child.name === 'tr') {
      const cells = child.children.filter(
        (cell): cell is Element => typeof cell !== 'string' && isCell(cell),
      );
      if (cells.reduce((sum, { length }) => sum + length, 0) < child.length) return false;
      if (cells.length > 0) rows.push({ group, cells });
    } else if (child.name === 'caption') captions.push(child);
    else if (child.name === 'thead' || child.name === 'tbody' || child.name === 'tfoot') {
      if (!collect(child, rows, captions)) return false;
    } else if (child.name !== 'hr' && child.length > 0) return false;
  }
  return true;
}

function isCell({ name }: Element): boolean {
  return name === 'td' || name === 'th';
}

function isHead({ group }: Row): boolean {
  return group.name === 'thead';
}

/** Whether a cell holds a value, and no part of a page. */
function isData(cell: Element, hasHead: boolean): boolean {
  if (cell.hasHeading || (!hasHead && cell.length > LONGEST_CELL)) return false;
  const blocks = countBlocks(cell);
  return blocks < (hasHead ? Infinity : 2);
}

/** How many blocks an element holds; infinite when a table or details are among them. */
function countBlocks({ children }: Element): number {
  let count = 0;
  for (const child of children) {
    if (typeof child === 'string') continue;
    if (child.name === 'table' || child.name === 'details') return Infinity;
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

/** How many rows at the top name the columns. */
function headsOf(rows: readonly Row[]): number {
  const count = rows.findIndex((row) => !isHead(row));
  if (count > 0) return count;
  const heads = rows.findIndex(({ cells }) => cells.some(({ name }) => name !== 'th'));
  if (heads > 0 && rows[0]!.cells.length > 1) return heads;
  if (heads < 0) return rows.length > 1 ? 1 : 0;
  const [first, second] = rows;
  return first && second && isBold(first) && !isBold(second) ? 1 : 0;
}

/** Writers without a notion of a table's head make its cells bold. */
function isBold({ cells }: Row): boolean {
  const said = cells.filter(({ length }) => length > 0);
  return said.length > 1 && said.every(({ bold, length }) => bold === length);
}

/**
 * The texts of the cells. A cell that spans columns has its text in the first of them; one that spans rows has it in
 * each. Cells made so, with their texts, are no longer than the table itself, or spans could be made to cost any time.
 *
 * @param spare the length of the table's text, in characters
 */
function gridOf(rows: readonly Row[], spare: number): string[][] {
  let left = spare + rows.length;
  let group: Element | null = null;
  /** The texts that reach down into the next rows, by column, and into how many more rows. */
  const reaching = new Map<number, { text: string; rows: number }>();
  /** No column from this one on is reached into. */
  let end = 0;
  const clear = () => {
    reaching.clear();
    end = 0;
  };
  /** The text that reaches into a column of the row at hand. */
  const reached = (column: number) => {
    const above = reaching.get(column);
    if (!above) return null;
    if (--above.rows <= 0) reaching.delete(column);
    left -= above.text.length + 1;
    return above.text;
  };
  return rows.map((row) => {
    if (row.group !== group || left <= 0 || reaching.size === 0) clear();
    group = row.group;
    const texts: string[] = [];
    for (const cell of row.cells) {
      for (let text = reached(texts.length); text !== null; text = reached(texts.length)) texts.push(text);
      const text = oneLine(linesOf(cell));
      for (let column = 0; column < cell.colspan && (column === 0 || left-- > 0); column++) {
        const said = column === 0 ? text : '';
        if (cell.rowspan > 1) {
          reaching.set(texts.length, { text: said, rows: cell.rowspan - 1 });
          end = Math.max(end, texts.length + 1);
        }
        texts.push(said);
      }
    }
    while (texts.length < end && left-- > 0) texts.push(reached(texts.length) ?? '');
    return texts;
  });
}

/** The lines of a cell, with commas between them where they have no other mark. */
function oneLine(lines: readonly string[]): string {
  return lines.reduce((before, line) => {
    const isMarked = before === '' || /[,;:.!?–—-]$/.test(before) || /^[([,;:–—-]/.test(line);
    return before + (before === '' ? '' : isMarked ? ' ' : ', ') + line;
  }, '');
}
