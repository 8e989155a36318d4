/** Finds the rows of a table that a question compares by their names: "what is the difference between Ash and Birch?" */

import { comparedQualityIn, type Quality } from '../language/superlative.ts';
import { keysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import { isIn } from './matched-words.ts';
import { inOrder, rowsJoinedIn, rowsNamedIn } from './named-rows.ts';
import { amountsIn, isOfQuality, type Table } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

const COMPARES = /\b(?:vs|versus|or|than|differ\w*|compar\w+)\b/i;
/** "Between Monday and Friday" has all that is between them, and "the difference between" the two. */
const NAMES_RANGE = /^(?!.*\b(?:differ|compar)).*\b(?:between|from)\b/is;
/** At the start, "and" goes on from the question before. */
const JOINS = /\S\s+and\b|[,&+]/i;
/** The words of comparisons that are no stop words, by their keys. */
const COMPARING = keysOf('between vs versus differ different difference compare compared comparison');

/**
 * The rows whose names stand in a question that compares or joins them: whole names, or parts of them beside the
 * conjunction.
 *
 * @returns answers surely where all other words of the question are above the table, name its columns, or compare what one
 *   of them has ("cheaper"); null where fewer than two rows are named
 */
export function comparedRows(
  table: Table,
  { question, terms, words, above }: TableQuestion,
): AskedRows | null {
  if (NAMES_RANGE.test(question)) return null;
  const compared = comparedQualityIn(terms);
  const isDegree = ({ asked: { start, key } }: Match) =>
    COMPARING.has(key) || compared?.term.start === start || compared?.quality?.names.has(key) === true;
  const namesColumn = (word: Match) => table.columns.some((column) => isIn(column, word));
  const isOther = (word: Match) => above.has(word) || namesColumn(word) || isDegree(word);
  const named = rowsNamedIn(inOrder(terms, words), table);
  const joined = rowsJoinedIn(question, words, table, isOther, compared !== null);
  const rows = table.rows.filter((row) => named.rows.includes(row) || joined.rows.includes(row));
  if (rows.length < 2) return null;
  const isComparable = compared?.quality
    ? hasColumnOf(table, compared.quality) || hasColumnOf({ ...table, rows }, compared.quality)
    : !compared || words.some(namesColumn);
  const isWhole =
    isComparable && words.every((word) => named.words.has(word) || joined.words.has(word) || isOther(word));
  const isAsked = joined.rows.length > 0 || COMPARES.test(question) || (isWhole && JOINS.test(question));
  return isAsked ? { rows, verdict: isWhole ? 'answered' : null } : null;
}

function hasColumnOf(table: Table, quality: Quality): boolean {
  return table.columns.some((names, at) => isOfQuality(quality, names, amountsIn(table, at)?.dimension));
}
