/** Finds the rows of a table that a question names, by their whole names or by a part of each where it joins them. */

import { questionTermsOf } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import type { Match } from '../retrieval/matcher.ts';
import { isIn } from './matched-words.ts';
import type { Row, Table } from './table.ts';

/** Some rows of a table, and the words of the question that name them. */
export interface NamedRows {
  rows: readonly Row[];
  words: ReadonlySet<Match>;
}

/** "Ash or Birch", "Ash n Birch", "dearer than Birch". */
const CONJUNCTIONS = new Set('and n or vs versus than'.split(' '));
/** "Ash, Birch", "Ash & Birch", "ash/birch". */
const CONJUNCTION_SIGNS = /[,&+/]/;

/** The content words of a question in its order, repeated ones as well. */
export function inOrder(terms: readonly Term[], words: readonly Match[]): Match[] {
  return terms.flatMap(({ stop, key }) => words.filter(({ asked }) => !stop && asked.key === key));
}

/**
 * The rows whose whole names, or whose numbers with the name of their column, stand in a question. "Pro Plus" does not name
 * "Pro" as well.
 *
 * @param words see `inOrder`
 */
export function rowsNamedIn(words: readonly Match[], table: Table): NamedRows {
  const taken = words.map(() => false);
  const byLength = table.rows
    .flatMap((row) =>
      [row.name, ...(row.designation ? [row.designation] : [])].map((name) => ({ row, name })),
    )
    .filter(({ name }) => name.length > 0 && name.length <= words.length)
    .sort((a, b) => b.name.length - a.name.length);
  const named = byLength.filter(({ name }) => {
    const at = words.findIndex((_, from) =>
      name.every((key, i) => words[from + i]?.key === key && !taken[from + i]),
    );
    if (at >= 0) taken.fill(true, at, at + name.length);
    return at >= 0;
  });
  const rows = [...new Set(named.map(({ row }) => row))];
  return { rows, words: new Set(words.filter((_, i) => taken[i])) };
}

/**
 * The rows that a question joins, each by some words of its name that no other row has together: "the rotavator or the
 * shredder" for "Rotavator hire" and "Shredder hire".
 *
 * @param isOther whether a word may stand between a name and the conjunction: "is Ash cheaper than Birch"
 * @param takesAny whether any word that no other row has may stand for a name: "cheaper, skiff or punt" for "Rowing skiff Pipit"
 * @returns none where one side of each conjunction names no row, or both name the same
 */
export function rowsJoinedIn(
  question: string,
  words: readonly Match[],
  table: Table,
  isOther: (word: Match) => boolean,
  takesAny = false,
): NamedRows {
  const rows = new Set<Row>();
  const used = new Set<Match>();
  const conjuncts = conjunctsOf(question, words);
  for (const [i, right] of conjuncts.entries()) {
    if (i === 0) continue;
    const before = rowNamedBy([...conjuncts[i - 1]!].reverse(), table, isOther, takesAny);
    const after = rowNamedBy(right, table, isOther, takesAny);
    if (!before || !after || before.row === after.row) continue;
    for (const { row, named } of [before, after]) {
      rows.add(row);
      for (const word of named) used.add(word);
    }
  }
  return { rows: [...rows], words: used };
}

/** The content words of a question between its conjunctions. */
function conjunctsOf(question: string, words: readonly Match[]): Match[][] {
  const conjuncts: Match[][] = [[]];
  let end = 0;
  for (const term of questionTermsOf(question)) {
    const isJoined = CONJUNCTIONS.has(term.word) || CONJUNCTION_SIGNS.test(question.slice(end, term.start));
    if (isJoined && conjuncts.at(-1)!.length > 0) conjuncts.push([]);
    end = term.end;
    const word = words.find(({ asked }) => asked.key === term.key);
    if (word && !term.stop && !CONJUNCTIONS.has(term.word)) conjuncts.at(-1)!.push(word);
  }
  return conjuncts;
}

/** Whether words are the first or half of a row's name: "concept photos: Haneul, Yebin" is not named by "Haneul". */
function isClear({ name }: Row, words: readonly Match[]): boolean {
  const isFirst = words.some((word) => isIn(new Set(name.slice(0, 1)), word));
  return isFirst || (words.length > 0 && words.length >= name.length / 2);
}

/**
 * The only row with some words in its name, or the only one of these whose name has no others; among them the first one of
 * the name, or half of all, unless any will do.
 *
 * @param words from the conjunction on, of which those are taken that come before the first that is of nothing
 * @param isOther whether a word that is in no such name is left out
 */
export function rowNamedBy(
  words: readonly Match[],
  table: Table,
  isOther: (word: Match) => boolean,
  takesAny = false,
): { row: Row; named: readonly Match[]; isWhole: boolean } | null {
  let rows = table.rows;
  const named: Match[] = [];
  let isWhole = true;
  for (const word of words) {
    const some = rows.filter(({ name }) => isIn(new Set(name), word));
    if (some.length > 0) {
      rows = some;
      named.push(word);
    } else if (!isOther(word)) {
      isWhole = false;
      break;
    }
  }
  const exact = rows.filter(({ name }) => name.length === named.length);
  const [row, another] = exact.length > 0 ? exact : rows;
  return row && !another && named.length > 0 && (takesAny || isClear(row, named))
    ? { row, named, isWhole }
    : null;
}
