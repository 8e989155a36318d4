/** The cells of a table's lines. */

/** Columns beyond which a table is cut: no person reads as many, and each row may be filled up to their number. */
const MOST_COLUMNS = 200;

/** The cells of a line of a table, still with the marks in them. A pipe after a backslash parts nothing. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const text = line.trim().replace(/^\|/, '');
  let start = 0;
  const take = (end: number) => cells.push(text.slice(start, end).replaceAll('\\|', '|'));
  for (let at = 0; at < text.length && cells.length < MOST_COLUMNS; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') {
      take(at);
      start = at + 1;
    }
  }
  if (start < text.length && cells.length < MOST_COLUMNS) take(text.length);
  return cells;
}
