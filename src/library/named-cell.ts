/** Finds the cell that a question names by its row and its column, "Heron depth", and the column whose contents it asks for. */

import { isBlank } from '../language/amounts.ts';
import { contentsAskedOf } from '../language/contents-question.ts';
import { degreeAskedIn } from '../language/superlative.ts';
import { isIn } from './matched-words.ts';
import { inOrder, rowNamedBy, rowsNamedIn } from './named-rows.ts';
import { rowsWith, type Table, wordsOfColumns } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/** "Why is the price of Heron so high" is not answered by the price. */
const ASKS_FOR_MORE = /\b(?:why|how come)\b/i;

/**
 * The cell whose column has some words of a question, and whose row is the only one with all others in its name, but for
 * words above the table. "How big" names the column of sizes.
 *
 * @returns null where words are left over, where several columns may be meant, and where the cell is blank
 */
export function namedCell(
  table: Table,
  { question, terms, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  if (ASKS_FOR_MORE.test(question)) return null;
  const degree = degreeAskedIn(terms);
  const found = table.columns.flatMap((column, at) => {
    const isOfDegree = degree !== null && [...column].some((name) => degree.quality.names.has(name));
    const named = words.filter(
      (word) => isIn(column, word) || (isOfDegree && word.asked.start === degree.term.start),
    );
    if (at === table.nameColumn || !(isOfDegree || named.length > 0)) return [];
    const others = words.filter((word) => !named.includes(word));
    const found = rowNamedBy(others, table, (word) => above.has(word));
    const cell = found?.row.cells[at];
    return cell && found.isWhole && !isBlank(cell.text)
      ? [{ row: found.row, cell, named: named.length + Number(isOfDegree) }]
      : [];
  });
  const most = Math.max(...found.map(({ named }) => named));
  const [one, another] = found.filter(({ named }) => named === most);
  if (!one || another || hasTwin()) return null;
  const { start, end } = one.cell;
  return { rows: [one.row], verdict: 'answered', cell: { start, end } };
}

/**
 * The only row that a question names by its number, "round 7", with the cell of the column that it names as well.
 *
 * @returns answers surely where all other words of the question are above the table, name columns, or stand in the row
 */
export function numberedRow(
  table: Table,
  { question, terms, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  if (ASKS_FOR_MORE.test(question)) return null;
  const numbered = table.rows.filter(({ designation }) => designation !== null);
  const named = rowsNamedIn(inOrder(terms, words), {
    ...table,
    rows: numbered.map((row) => ({ ...row, name: [] })),
  });
  if (named.rows.length !== 1 || hasTwin()) return null;
  const designation = String(named.rows[0]!.designation);
  const rows = numbered.filter((row) => String(row.designation) === designation);
  const others = words.filter((word) => !named.words.has(word) && !above.has(word));
  const ofColumns = wordsOfColumns(table, others);
  const own = rowsWith(
    { ...table, rows },
    others.filter((word) => !ofColumns.has(word)),
  );
  // Several rows may have the same number: the other words tell which is meant.
  const [row, another] = own.length > 0 ? own : rows;
  if (!row || another) return null;
  const [column, ...more] = table.columns.flatMap((names, at) =>
    others.some((word) => isIn(names, word)) ? [at] : [],
  );
  const cell = column !== undefined && more.length === 0 ? row.cells[column] : undefined;
  if (cell && isBlank(cell.text)) return null;
  return {
    rows: [row],
    verdict: own.length > 0 ? 'answered' : null,
    ...(cell && { cell: { start: cell.start, end: cell.end } }),
  };
}

/**
 * All rows of a table, where a question asks for the contents of what one of its columns is of: "what does Gold include?"
 *
 * @returns answers surely where all words that name it are those of the column, or above the table
 */
export function namedColumn(
  table: Table,
  { question, terms, words, above }: TableQuestion,
): AskedRows | null {
  const names = contentsAskedOf(question, terms)?.map(({ key }) => key);
  const asked = words.filter((word) => names?.includes(word.asked.key) && !above.has(word));
  const isOf = (column: ReadonlySet<string>, at: number) =>
    at !== table.nameColumn &&
    column.size > 0 &&
    column.size <= asked.length &&
    asked.every((word) => isIn(column, word));
  return table.columns.filter(isOf).length === 1 ? { rows: table.rows, verdict: 'answered' } : null;
}
