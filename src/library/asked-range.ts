/** Finds the rows whose range has the number of a question: "12–15" below "Age" for "how much is it for my 13 year old?" */

import { isBlank } from '../language/amounts.ts';
import {
  ANY_NUMBER,
  type AskedNumber,
  askedNumberIn,
  boundIn,
  type NumberRange,
  rangeIn,
} from '../language/number-ranges.ts';
import { keysOf } from '../language/terms.ts';
import { rowsNamedIn } from './named-rows.ts';
import { type Row, rowsWith, type Table, wordsOfColumns } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/**
 * The rows whose range has the number of a question, in the only column whose name or unit says what it is a number of. Words
 * in other cells select among them.
 *
 * @returns answers surely where all other words of the question are above the table, name its columns or are in cells; null
 *   where the question names a row, where no row or all of them have the number, and where no column of ranges fits
 */
export function rowsInRange(
  table: Table,
  { question, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  const number = askedNumberIn(question);
  if (!number || rowsNamedIn(words, table).rows.length > 0) return null;
  const [ranges, another] = table.columns.flatMap((_, at) => rangesFor(number, table, at) ?? []);
  if (!ranges || another) return null;
  const others = words.filter((word) => !number.words.has(word.asked.key) && !above.has(word));
  const ofColumns = wordsOfColumns(table, others);
  const criteria = others.filter((word) => !ofColumns.has(word) && rowsWith(table, [word]).length > 0);
  const selected = criteria.length > 0 ? rowsWith(table, criteria) : table.rows;
  const rows = selected.filter((row) => ranges.get(row)?.(number.value));
  if (rows.length === 0 || rows.length === table.rows.length) return null;
  const isWhole = others.every((word) => ofColumns.has(word) || criteria.includes(word));
  return { rows, verdict: isWhole && !hasTwin() ? 'answered' : null };
}

/** The ranges of a column for each row that has one; null where a cell is no range, and where they are of something else. */
function rangesFor({ names }: AskedNumber, table: Table, at: number): Map<Row, NumberRange> | null {
  const ranges = new Map<Row, NumberRange>();
  let isNamed = [...table.columns[at]!].some((key) => names.has(key));
  for (const row of table.rows) {
    const cell = row.cells[at]?.text ?? '';
    if (isBlank(cell)) continue;
    const range = rangeIn(cell) ?? boundIn(cell, table.columns[at]!);
    if (!range) return null;
    ranges.set(row, range);
    isNamed ||= [...keysOf(cell)].some((key) => names.has(key));
  }
  const hasBounds = [...ranges.values()].some((range) => range !== ANY_NUMBER);
  return isNamed && hasBounds ? ranges : null;
}
