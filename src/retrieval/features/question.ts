import { kindOf, type QuestionFocus, type QuestionKind, questionFocusOf } from '../../language/question.ts';
import type { Term } from '../../language/terms.ts';
import type { Match } from '../index.ts';
import type { Lexicon, Translations } from '../lexicon.ts';

/** What the second stage knows of a question. */
export interface AnalysedQuestion {
  kind: QuestionKind;
  /** All its words, stop words included. */
  terms: readonly Term[];
  /** Those that carry matter, as the index understood them. */
  matches: readonly Match[];
  /** Which match a term of the library is, by its key. */
  matchOf: ReadonlyMap<string, number>;
  /** Its stop words. */
  stops: ReadonlySet<string>;
  /** The share of each match in the sum of their idf. */
  shares: Float64Array;
  /** The sum of their idf; 1 when there are none. */
  total: number;
  rarest: number;
  /** The matches that are names, those that have digits, and those that no article knows, as bits. */
  names: number;
  numbers: number;
  unknown: number;
  /** Whether an amount of money is asked for. */
  asksMoney: boolean;
  /** The vectors of the matches, by row. */
  rows: readonly number[];
  centroid: Float32Array | null;
  /** What speaks for each match. */
  associated: readonly (Translations | null)[];
  wanted: {
    head: Term | null;
    row: number;
    /** What speaks for the whole of what is asked for (`@what city`), for its first word (`@what`), and for the head. */
    whole: Translations | null;
    first: Translations | null;
    byHead: Translations | null;
  };
  lexicon: Lexicon;
}

const ASKS_MONEY =
  /\b(?:how much (?:is|are|was|were|does|do|did|will|would|for|to|it)\b|price|pric(?:ey|ing)|costs?|fees?|cheap|expensive|pay|paid|charge)/i;

export function analyseQuestion(
  question: string,
  terms: readonly Term[],
  matches: readonly Match[],
  lexicon: Lexicon,
): AnalysedQuestion {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const shares = Float64Array.from(matches, ({ idf }) => idf / total);
  const bitsOf = (is: (match: Match) => boolean) =>
    matches.reduce((bits, match, i) => (is(match) ? bits | (1 << i) : bits), 0);
  const rows = matches.map(({ asked }) => lexicon.rowOf(asked.word, asked.key));
  const matchOf = new Map<string, number>();
  matches.forEach(({ asked, key, others }, i) => {
    matchOf.set(key ?? asked.key, i);
    for (const other of others) if (!matchOf.has(other)) matchOf.set(other, i);
  });
  return {
    kind: kindOf(question),
    terms,
    matches,
    matchOf,
    stops: new Set(terms.filter(({ stop }) => stop).map(({ word }) => word)),
    shares,
    total,
    names: bitsOf(({ name }) => name),
    numbers: bitsOf(({ asked }) => /\d/.test(asked.word)),
    unknown: bitsOf(({ key }) => key === undefined),
    asksMoney: ASKS_MONEY.test(question),
    rarest: shares.indexOf(Math.max(...shares)),
    rows,
    centroid: lexicon.centroid(rows, shares),
    associated: matches.map(({ asked }) => lexicon.translationsOf(asked.key)),
    wanted: readWanted(questionFocusOf(terms), lexicon),
    lexicon,
  };
}

function readWanted({ name, head }: QuestionFocus, lexicon: Lexicon): AnalysedQuestion['wanted'] {
  return {
    head,
    row: head ? lexicon.rowOf(head.word, head.key) : -1,
    whole: lexicon.translationsOf(name),
    first: lexicon.translationsOf(name.split(' ')[0]!),
    byHead: head && lexicon.translationsOf(head.key),
  };
}

/** How much of a word's background any single word can be given: keeps the odds of rare words within bounds. */
const SMOOTHING = 0.1;

/** ln of how much more probable a word of a question is, given what a sentence has, than in any question; 0 when unknown. */
export function oddsOf(associated: Translations | null, probability: number): number {
  if (!associated) return 0;
  const { background } = associated;
  return Math.log((probability + SMOOTHING * background) / ((1 + SMOOTHING) * background));
}
