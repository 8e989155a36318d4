/** Reads the tables of reStructuredText. */

/** A table of texts; a cell may have several lines. */
export interface RstTable {
  columns: string[][];
  rows: string[][];
}

/** Cells of a table: each takes memory, however short it is. */
const MAX_CELLS = 80_000;

/** Whether a line is the border of a simple table: "=====  =====". */
export function isSimpleBorder(line: string): boolean {
  return /^=+(?: +=+)+$/.test(line);
}

/** Whether a line is the border of a grid table: "+-----+-----+". */
export function isGridBorder(line: string): boolean {
  return /^\+(?:[-=]+\+)+$/.test(line);
}

/** The end of a simple table: after its second border, or its third when it has a head. */
export function endOfSimpleTable(lines: readonly string[], at: number): number {
  let end = at + 1;
  let borders = 1;
  for (let next = at + 1; next < lines.length && borders < 3; next++) {
    if (!isSimpleBorder(lines[next]!)) continue;
    borders++;
    end = next + 1;
    // A blank line follows the last border.
    if (lines[next + 1] === '' || lines[next + 1] === undefined) break;
  }
  return borders > 1 ? end : at;
}

/** Reads a simple table, with its borders. */
export function readSimpleTable(lines: readonly string[]): RstTable {
  const starts = [...lines[0]!.matchAll(/=+/g)].map(({ index }) => index);
  const groups: string[][][] = [[]];
  let cells = 0;
  for (const line of lines.slice(1, -1)) {
    if (isSimpleBorder(line)) groups.push([]);
    if (line === '' || /^[-=]+(?: +[-=]+)*$/.test(line)) continue;
    cells += starts.length;
    if (cells > MAX_CELLS) break;
    const texts = starts.map((start, i) => line.slice(start, starts[i + 1]).trim());
    const rows = groups.at(-1)!;
    const above = rows.at(-1);
    // An empty first cell continues the row above.
    if (texts[0] === '' && above) for (const [i, text] of texts.entries()) above[i] = joined(above[i]!, text);
    else rows.push(texts);
  }
  const [first = [], second] = groups;
  return second ? { columns: first, rows: second } : { columns: [], rows: first };
}

/** Reads a grid table, with its borders. A cell that spans columns or rows has its text in the first of them. */
export function readGridTable(lines: readonly string[]): RstTable {
  const edges = [...lines[0]!.matchAll(/\+/g)].map(({ index }) => index);
  const rows: string[][] = [];
  let row: string[] | null = null;
  let head = 0;
  for (const line of lines) {
    if (line.startsWith('+') || /^\|.*\+[-=]{2,}/.test(line)) {
      if (row) rows.push(row);
      row = null;
      if (/^\+=/.test(line)) head = rows.length;
      continue;
    }
    row ??= edges.slice(1).map(() => '');
    if (rows.length * row.length > MAX_CELLS) break;
    for (const [cell, text] of cellsOf(line, edges)) row[cell] = joined(row[cell]!, text);
  }
  if (row) rows.push(row);
  return { columns: rows.slice(0, head), rows: rows.slice(head) };
}

/** The texts of a line of a grid table, by the columns in which they start. */
function cellsOf(line: string, edges: readonly number[]): [number, string][] {
  const found: [number, string][] = [];
  let start = 0;
  for (let edge = 1; edge < edges.length; edge++) {
    if (edge < edges.length - 1 && line[edges[edge]!] !== '|') continue;
    found.push([start, line.slice(edges[start]! + 1, edges[edge]).trim()]);
    start = edge;
  }
  return found;
}

function joined(above: string, text: string): string {
  return above === '' || text === '' ? above + text : `${above}\n${text}`;
}
