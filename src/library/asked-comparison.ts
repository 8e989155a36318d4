/** Finds the rows of a table that a question compares by their names: "what is the difference between Ash and Birch?" */

import { comparedQualityIn, type Quality } from '../language/superlative.ts';
import { keysOf, type Term, termsOf } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';
import { isIn } from './matched-words.ts';
import { amountsIn, isOfQuality, type Row, type Table } from './table.ts';
import type { AskedRows, TableQuestion } from './table-question.ts';

const COMPARES = /\b(?:vs|versus|or|than|differ\w*|compar\w+)\b/i;
/** "Between Monday and Friday" has all that is between them, and "the difference between" the two. */
const NAMES_RANGE = /^(?!.*\b(?:differ|compar)).*\b(?:between|from)\b/is;
/** At the start, "and" goes on from the question before. */
const JOINS = /\S\s+and\b|[,&+]/i;
/** The words of comparisons that are no stop words, by their keys. */
const COMPARING = keysOf('between vs versus differ different difference compare compared comparison');

/**
 * The rows whose names stand in a question that compares them, or that joins them and has no other words.
 *
 * @returns answers surely where all other words of the question are above the table, name its columns, or compare what one
 *   of them has ("cheaper"); null where fewer than two rows are named
 */
export function comparedRows(
  table: Table,
  { question, terms, words, above }: TableQuestion,
): AskedRows | null {
  if (NAMES_RANGE.test(question)) return null;
  const content = terms.filter(({ stop }) => !stop).map(({ key }) => inLibrary(key, words));
  const { rows, names } = rowsNamedIn(content, table);
  if (rows.length < 2) return null;
  const compared = comparedQualityIn(terms);
  const namesColumn = (word: Match) => table.columns.some((column) => isIn(column, word));
  const isComparative = ({ start }: Term) =>
    compared?.term.start === start &&
    (compared.quality ? hasColumnOf(table, compared.quality) : words.some(namesColumn));
  const isWhole = words.every(
    (word) =>
      above.has(word) ||
      namesColumn(word) ||
      names.has(word.key ?? '') ||
      COMPARING.has(word.asked.key) ||
      isComparative(word.asked),
  );
  const isAsked = COMPARES.test(question) || (isWhole && JOINS.test(question));
  return isAsked ? { rows, verdict: isWhole ? 'answered' : null } : null;
}

/** A word of the question as the library spells it. */
function inLibrary(asked: string, words: TableQuestion['words']): string {
  return words.find((word) => word.asked.key === asked)?.key ?? asked;
}

/** The rows whose names stand in some words, and the words of these names. "Pro Plus" does not name "Pro" as well. */
function rowsNamedIn(
  words: readonly string[],
  { rows, nameColumn }: Table,
): { rows: Row[]; names: Set<string> } {
  const taken = new Array<boolean>(words.length).fill(false);
  const byLength = rows
    .map((row) => ({ row, name: contentOf(row.cells[nameColumn]?.text ?? '') }))
    .filter(({ name }) => name.length > 0 && name.length <= words.length)
    .sort((a, b) => b.name.length - a.name.length);
  const named = byLength.filter(({ name }) => {
    const at = words.findIndex((_, from) =>
      name.every((word, i) => words[from + i] === word && !taken[from + i]),
    );
    if (at >= 0) taken.fill(true, at, at + name.length);
    return at >= 0;
  });
  return {
    rows: rows.filter((row) => named.some((one) => one.row === row)),
    names: new Set(named.flatMap(({ name }) => name)),
  };
}

function contentOf(name: string): string[] {
  return termsOf(name).flatMap(({ key, stop }) => (stop ? [] : [key]));
}

function hasColumnOf(table: Table, quality: Quality): boolean {
  return table.columns.some((names, at) => isOfQuality(quality, names, amountsIn(table, at)?.dimension));
}
