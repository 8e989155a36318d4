/** Finds the cell of a row that a question asks for by the name of its column. */

import { isBlank } from '../language/amounts.ts';
import { type Term, termsOf } from '../language/terms.ts';
import type { Span } from '../span.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import { excerptBlockOf } from './excerpt.ts';

const WORDS = /[\p{L}\p{N}]/u;

/**
 * The cell whose column has a word of the question: "0.4" below "Nozzle" for "which nozzle does Benchy have?". Cells that
 * have a word of the question themselves tell the row from others.
 *
 * @param sentence the number of the row's sentence in its article
 * @param question its terms
 * @returns offsets within the row; null where there is none or more than one, and outside of tables
 */
export function askedCell(
  analysed: AnalysedArticle,
  sentence: number,
  question: readonly Term[],
): Span | null {
  const found = cellsAskedOf(analysed, sentence, question).filter(({ text }) => WORDS.test(text));
  const [cell] = found;
  return cell && found.length === 1 ? { start: cell.from, end: cell.to } : null;
}

/** Whether all cells of a row that a question asks for by the names of their columns say nothing. */
export function isAskedCellBlank(
  analysed: AnalysedArticle,
  sentence: number,
  question: readonly Term[],
): boolean {
  const cells = cellsAskedOf(analysed, sentence, question);
  return cells.length > 0 && cells.every(({ text }) => isBlank(text));
}

/** The cells of a row whose column has a word of the question, and which have none themselves. */
function cellsAskedOf(analysed: AnalysedArticle, sentence: number, question: readonly Term[]) {
  const { article, starts, ends } = analysed;
  const { cells } = excerptBlockOf(analysed, analysed.blockOf(sentence));
  const row = article.text.slice(starts[sentence], ends[sentence]);
  const asked = new Set(question.flatMap(({ key, stop }) => (stop ? [] : [key])));
  const hasAsked = (text: string) => termsOf(text).some(({ key, stop }) => !stop && asked.has(key));
  return (cells ?? []).flatMap(({ column, from, to }) => {
    const text = row.slice(from, to);
    return hasAsked(column) && !hasAsked(text) ? [{ from, to, text }] : [];
  });
}
