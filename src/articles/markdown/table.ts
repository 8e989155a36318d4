/** Splits the lines of tables into cells. */

/** Further columns are dropped, because every row may be filled to the number of columns. */
const MAX_COLUMNS = 200;

/** The cells of a table's line, still with inline markup. An escaped pipe does not separate cells. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const text = line.trim().replace(/^\|/, '');
  let start = 0;
  const take = (end: number) => cells.push(text.slice(start, end).replaceAll('\\|', '|'));
  for (let at = 0; at < text.length && cells.length < MAX_COLUMNS; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') {
      take(at);
      start = at + 1;
    }
  }
  if (start < text.length && cells.length < MAX_COLUMNS) take(text.length);
  return cells;
}
