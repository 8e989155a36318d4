/** Finds the row of a table that a question asks for by a superlative: "which rank has the most homes?" */

import { namesDimension } from '../language/amounts.ts';
import { isExtent, type Quality, type Superlative, standingAskedIn } from '../language/superlative.ts';
import { keysOf, type Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import { isIn } from './matched-words.ts';
import {
  type Amounts,
  amountsIn,
  isOfQuality,
  type Row,
  rowsWith,
  type Table,
  wordsOfColumns,
} from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/** A column of amounts. */
interface AmountColumn extends Amounts {
  at: number;
  /** The words of the question that it accounts for. */
  words: readonly Match[];
  /** Whether its least amount is the greatest of what is compared. */
  isInverse: boolean;
}

/** Columns of numbers that only name or order the rows: the highest rank is number 1. */
const ORDINALS = keysOf('rank place position number no id');

/**
 * The row with the greatest or least amount in the column that the question names, by its name, its unit or what the
 * superlative is of ("cheapest"), and those with the same amount. Words that are neither above the table nor in its name
 * column select rows first: "the cheapest plan with backups".
 *
 * @returns answers surely where all words of the question are accounted for; null where it has no superlative, and where
 *   no column or more than one may be meant
 */
export function extremeRows(
  table: Table,
  { terms, superlative, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  if (!superlative || isOfName(superlative.term, terms, table)) return null;
  const asked = words.filter((word) => word.asked.start !== superlative.term.start);
  const { quality, byDefault, term } = superlative;
  const isLast = !asked.some((word) => word.asked.start > term.start);
  const next = asked.filter(({ asked }) => asked.start === terms[terms.indexOf(term) + 1]?.start);
  const found =
    columnOf(table, quality, asked) ??
    (byDefault && columnOf(table, byDefault, asked)) ??
    columnOf(table, null, isLast ? asked : next);
  if (!found) return null;
  const isJudged = JUDGING.test(term.word);
  const column = isJudged && isExtent(found.dimension) ? { ...found, isInverse: !found.isInverse } : found;
  const others = asked.filter(
    (word) =>
      !above.has(word) &&
      !column.words.includes(word) &&
      !isIn(table.columns[table.nameColumn]!, word) &&
      !isIn(table.columns[0]!, word),
  );
  const left = others.filter(({ asked }) => asked.word !== PAID || !superlative.quality);
  const ofColumns = wordsOfColumns(table, left);
  const criteria = left.filter((word) => !ofColumns.has(word));
  const selected = left.length === 0 ? table.rows : criteria.length > 0 ? rowsWith(table, criteria) : [];
  // A single row is asked about, rather than compared with the others.
  if (selected.length === 1) return null;
  const isSelected = selected.length > 0;
  // Rows without an amount are left out by either bound.
  const least = left.length < others.length ? Number.MIN_VALUE : Number.NEGATIVE_INFINITY;
  const rows = (isSelected ? selected : table.rows).filter((row) => column.byRow.get(row)! >= least);
  const extreme = rowsAtExtreme(rows, column, superlative);
  const [first] = extreme;
  if (!first || extreme.length === rows.length) return null;
  const { start, end } = first.cells[column.at]!;
  const isSure = isSelected && !isJudged && !hasTwin();
  return { rows: extreme, verdict: isSure ? 'answered' : 'unsure', cell: { start, end } };
}

/** Superlatives that are of the greatest amount, but of the least where a time or a length is measured: "the best lap". */
const JUDGING = /^(?:best|worst)$/;

/** The words of a question for the end of a ranking, by their keys. */
const STANDINGS = keysOf(
  'top first 1st leading winning last bottom league table ladder leaderboard ranking standings',
);

/**
 * The first or the last row of a table whose first column, "#" or "Rank", counts its rows, for "who's top of the league?"
 *
 * @returns answers surely where all other words of the question are above the table
 */
export function standingRow(
  table: Table,
  { question, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  const end = standingAskedIn(question);
  const isRanking = [...table.columns[0]!].every((name) => ORDINALS.has(name));
  const isCounted = table.rows.every(({ cells }, i) => Number.parseInt(cells[0]?.text ?? '', 10) === i + 1);
  if (!end || !isRanking || !isCounted) return null;
  const row = table.rows.at(end === 'first' ? 0 : -1)!;
  const isWhole = words.every((word) => above.has(word) || STANDINGS.has(word.asked.key));
  return { rows: [row], verdict: isWhole && !hasTwin() ? 'answered' : 'unsure' };
}

/** What is not free. */
const PAID = 'paid';

/** Whether a superlative begins a name in the table: "Most Wanted". */
function isOfName(term: Term, terms: readonly Term[], { rows }: Table): boolean {
  const next = terms[terms.indexOf(term) + 1];
  if (!next) return false;
  const name = `${term.word} ${next.word}`;
  return rows.some(({ cells }) => cells.some(({ text }) => text.toLowerCase().includes(name)));
}

/** The only column of amounts that a superlative can be of, of those with the most words of the question. */
function columnOf(table: Table, quality: Quality | null, words: readonly Match[]): AmountColumn | null {
  const columns = table.columns.flatMap((names, at): AmountColumn[] => {
    const namesRows =
      at === table.nameColumn || (names.size > 0 && [...names].every((name) => ORDINALS.has(name)));
    const found = namesRows ? null : amountsIn(table, at);
    if (!found) return [];
    const { dimension } = found;
    const isCompared = quality !== null && isOfQuality(quality, names, dimension);
    const named = words.filter(
      (word) =>
        isIn(names, word) ||
        namesDimension(word.asked.key, dimension) ||
        (isCompared && quality.names.has(word.asked.key)),
    );
    const isInverse = [...names].some((name) => quality?.inverse?.has(name));
    return isCompared || (!quality && named.length > 0) ? [{ at, ...found, words: named, isInverse }] : [];
  });
  const most = Math.max(...columns.map(({ words }) => words.length));
  const [column, another] = columns.filter(({ words }) => words.length === most);
  return column && !another ? column : null;
}

/** The rows with the greatest or the least amount of a column, of some that have one. */
function rowsAtExtreme(
  rows: readonly Row[],
  { byRow, isInverse }: AmountColumn,
  { direction }: Superlative,
): Row[] {
  const amounts = rows.map((row) => byRow.get(row)!);
  const extreme = (direction === 'greatest') === isInverse ? Math.min(...amounts) : Math.max(...amounts);
  return rows.filter((row) => byRow.get(row) === extreme);
}
