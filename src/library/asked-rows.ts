/** Finds the rows of a table that answer a question together: by a superlative, in a comparison, or as a selection. */

import { isDateTerm } from '../language/date-terms.ts';
import { type Superlative, superlativeIn } from '../language/superlative.ts';
import { keysOf, type Term } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import { type AskedBlocks, blocksInPlaceOf, placeOf } from './asked-blocks.ts';
import { comparedRows } from './asked-comparison.ts';
import { selectedRows } from './asked-selection.ts';
import { extremeRows } from './asked-superlative.ts';
import { textAt } from './collection.ts';
import { isIn } from './matched-words.ts';
import { namedCell } from './named-cell.ts';
import type { ServerView } from './server-view.ts';
import { labelsOfTwins, type Table, tableAround } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/** How many of the best answers are looked at for tables: one further down may be of something else. From 1 to 5. */
const MAX_ANSWERS = 3;

/**
 * The rows of a table, or the items of a list, that answer a question together: the extreme ones ("the most homes"), those
 * that it compares by name ("Ash or Birch"), or those with a word in their cells ("which campaigns are open?"). The table
 * is that of one of the best answers.
 *
 * @param terms the question's, stop words included
 * @param ranked best first
 * @returns those that surely answer, else those of the best answer, else null
 */
export function rowsAskedFor(
  question: string,
  terms: readonly Term[],
  matches: readonly Match[],
  ranked: readonly Ranked[],
  view: ServerView,
): AskedBlocks | null {
  const words = matches.filter(({ asked }) => !isDateTerm(asked));
  const superlative = superlativeIn(terms);
  let unsure: AskedBlocks | null = null;
  for (const [i, one] of ranked.slice(0, MAX_ANSWERS).entries()) {
    const { held } = one.candidate;
    const { ref, number, analysed } = placeOf(one, view);
    const block = analysed.blockOf(number);
    const table = tableAround(analysed, block);
    if (!table) {
      if (superlative && says(one, superlative, matches, textAt(ref, number))) return null;
      continue;
    }
    const isInTitle = (word: Match) => (held.title & (1 << matches.indexOf(word))) !== 0;
    const above = words.filter((word) => isInTitle(word) || isIn(table.labels, word));
    const hasTwin = () =>
      labelsOfTwins(analysed, block).some((labels) =>
        above.every((word) => isInTitle(word) || isIn(labels, word)),
      );
    const found = rowsIn(table, { question, terms, superlative, words, above: new Set(above), hasTwin });
    if (!found) continue;
    const { rows, verdict, cell } = found;
    const blocks = rows.map(({ block }) => block);
    const asked = {
      ...blocksInPlaceOf(one, analysed, number, blocks),
      verdict,
      ...(cell && { highlight: cell }),
    };
    if (verdict === 'answered') return asked;
    if (i === 0) unsure = asked;
  }
  return unsure;
}

function rowsIn(table: Table, asked: TableQuestion): AskedRows | null {
  return (
    comparedRows(table, asked) ??
    namedCell(table, asked) ??
    extremeRows(table, asked) ??
    selectedRows(table, asked)
  );
}

/** Whether a sentence says of itself, or of the heading above, what a superlative asks for: "our cheapest boat is…". */
function says(
  { candidate: { held } }: Ranked,
  { term }: Superlative,
  matches: readonly Match[],
  text: string,
): boolean {
  const at = matches.findIndex(({ asked }) => asked.start === term.start);
  return at < 0 ? keysOf(text).has(term.key) : ((held.sentence | held.heading) & (1 << at)) !== 0;
}
