/** Finds the rows of a table that a question asks for by a word in their cells: "which campaigns are still open?" */

import { rowsWith, type Table, wordsOfColumns } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/** "Which boats are", "who are", "what tools need", "list the boats". */
const ASKS_FOR_SEVERAL = /\b(?:which|what|who|whose|list|show|all)\b/i;
/** "What is the price", "which boat has". */
const ASKS_FOR_ONE = /\b(?:is|was|does|has|how|when|where|why)\b|\b(?:what|who)['’]?s\b/i;

/** How many words of a question cells have where they have all of them: one may be in them by chance. */
const MIN_WORDS = 2;

/**
 * The rows that have, in their cells or above a cell that says yes, all words of a question that are not above the table
 * and name none of its columns.
 *
 * @returns answers surely where some words of the question are above the table or its columns. Null where the question may
 *   be for one row, where its only word is in cells, and where fewer than two rows, or all of them, have its words
 */
export function selectedRows(
  table: Table,
  { question, words, above, hasTwin }: TableQuestion,
): AskedRows | null {
  if (ASKS_FOR_ONE.test(question) || !ASKS_FOR_SEVERAL.test(question)) return null;
  const ofColumns = wordsOfColumns(table, words);
  const criteria = words.filter((word) => !above.has(word) && !ofColumns.has(word));
  const isOfCells = criteria.length === words.length;
  if (criteria.length === 0 || (isOfCells && criteria.length < MIN_WORDS)) return null;
  const rows = rowsWith(table, criteria);
  if (rows.length < 2 || rows.length === table.rows.length) return null;
  return { rows, verdict: isOfCells ? null : hasTwin() ? 'unsure' : 'answered' };
}
