/** Finds the rows of a table that answer a question together: by a superlative, in a comparison, or as a selection. */

import { listOf } from '../articles/block-tree.ts';
import { isDateTerm } from '../language/date-terms.ts';
import { type Superlative, standingAskedIn, superlativeIn } from '../language/superlative.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import type { Ranked } from '../retrieval/reranker.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { placeOf } from './answer-place.ts';
import { type AskedBlocks, blocksInPlaceOf } from './asked-blocks.ts';
import { comparedRows } from './asked-comparison.ts';
import { rowsInRange } from './asked-range.ts';
import { selectedRows } from './asked-selection.ts';
import { extremeRows, standingRow } from './asked-superlative.ts';
import { textAt } from './collection.ts';
import { isIn } from './matched-words.ts';
import { namedCell, namedColumn, numberedRow } from './named-cell.ts';
import type { ServerView } from './server-view.ts';
import { labelsOfTwins, type Table, tableAround } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

/** How many of the best answers are looked at for tables: one further down may be of something else. From 1 to 5. */
const MAX_ANSWERS = 3;
/** How many articles are looked at for a table with what a superlative compares, which no answer is in. From 2 to 8. */
const MAX_ARTICLES = 5;
/** How many tables of an article are looked at where none of the best answers is in one that has what is compared. */
const MAX_TABLES = 10;

/**
 * The rows of a table, or the items of a list, that answer a question together: the extreme ones ("the most homes"), those
 * that it compares by name ("Ash or Birch"), or those with a word in their cells ("which campaigns are open?"). The table
 * is that of one of the best answers; for a superlative it may be elsewhere in the article.
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
  const superlative = superlativeIn(terms);
  const words = matches.filter(({ asked }) => !isDateTerm(asked));
  const best = ranked.slice(0, MAX_ANSWERS);
  const asked = { question, terms, superlative, words };
  let unsure: AskedBlocks | null = null;
  for (const [i, one] of best.entries()) {
    const { ref, number, analysed } = placeOf(one, view);
    const block = analysed.blockOf(number);
    const table = tableAround(analysed, block);
    if (!table) {
      if (superlative && says(one, superlative, matches, textAt(ref, number))) return null;
      continue;
    }
    const found = rowsOf(table, block, one, asked, matches, view);
    if (found?.verdict === 'answered') return found;
    if (i === 0 || superlative) unsure ??= found;
  }
  if (unsure || !(superlative ?? standingAskedIn(question))) return unsure;
  const articles = new Set<AnalysedArticle>();
  for (const one of ranked) {
    const { analysed } = placeOf(one, view);
    if (articles.has(analysed)) continue;
    if (articles.size === MAX_ARTICLES) break;
    articles.add(analysed);
    const found = tablesOf(analysed).flatMap(({ table, block }) => {
      const rows = rowsOf(table, block, one, asked, matches, view);
      return rows?.verdict === 'answered' ? [rows] : [];
    });
    if (found.length === 1) return found[0]!;
  }
  return null;
}

/** The rows of a table that answer, in place of an answer from its article. @param block one of the table's */
function rowsOf(
  table: Table,
  block: number,
  one: Ranked,
  asked: Pick<TableQuestion, 'question' | 'terms' | 'superlative' | 'words'>,
  matches: readonly Match[],
  view: ServerView,
): AskedBlocks | null {
  const { analysed } = placeOf(one, view);
  const isInTitle = (word: Match) => (one.candidate.held.title & (1 << matches.indexOf(word))) !== 0;
  const above = asked.words.filter((word) => isInTitle(word) || isIn(table.labels, word));
  const hasTwin = () =>
    labelsOfTwins(analysed, block).some((labels) =>
      above.every((word) => isInTitle(word) || isIn(labels, word)),
    );
  const found = rowsIn(table, { ...asked, above: new Set(above), hasTwin });
  if (!found) return null;
  const { rows, verdict, cell } = found;
  const blocks = rows.map(({ block }) => block);
  return { ...blocksInPlaceOf(one, blocks, view), verdict, ...(cell && { highlight: cell }) };
}

/** The first tables of an article, each with one of its blocks. */
function tablesOf(analysed: AnalysedArticle): { table: Table; block: number }[] {
  const found: { table: Table; block: number }[] = [];
  const { blocks } = analysed.article;
  for (let block = 0; block < blocks.length && found.length < MAX_TABLES; block++) {
    if (blocks[block]!.kind !== 'row') continue;
    const table = tableAround(analysed, block);
    if (table) found.push({ table, block });
    block = listOf(blocks, block).end - 1;
  }
  return found;
}

function rowsIn(table: Table, asked: TableQuestion): AskedRows | null {
  for (const find of [
    comparedRows,
    rowsInRange,
    namedColumn,
    namedCell,
    numberedRow,
    standingRow,
    extremeRows,
    selectedRows,
  ]) {
    const found = find(table, asked);
    if (found) return found;
  }
  return null;
}

/** Whether a sentence says of itself, or of the heading above, what a superlative asks for: "our cheapest boat is…". */
function says(
  { candidate: { held } }: Ranked,
  { term }: Superlative,
  matches: readonly Match[],
  text: string,
): boolean {
  const at = matches.findIndex(({ asked }) => asked.start === term.start);
  const isInHeading = at >= 0 && (held.heading & (1 << at)) !== 0;
  // "No bigger than" does not say which one is the biggest.
  return isInHeading || termsOf(text).some(({ word }) => word === term.word);
}
