/** What the second stage needs to know of a question. */

import { kindOf, type QuestionFocus, type QuestionKind, questionFocusOf } from '../../language/question.ts';
import type { Term } from '../../language/terms.ts';
import type { Lexicon, Translations } from '../lexicon.ts';
import type { Match } from '../matcher.ts';

/** A question as the second stage reads it, worked out once for all candidates. */
export interface QuestionFeatures {
  kind: QuestionKind;
  /** All its terms, stop words included. */
  terms: readonly Term[];
  /** The content terms, as the index looked them up. */
  matches: readonly Match[];
  /** The number of the match that a term of the library stands for, by its key. */
  matchOf: ReadonlyMap<string, number>;
  /** Its stop words. */
  stops: ReadonlySet<string>;
  /** The share of each match in `total`. */
  shares: Float64Array;
  /** The sum of the matches' idf; 1 when there are none. */
  total: number;
  /** The number of the match with the highest idf; -1 when there are none. */
  rarest: number;
  /** The matches that are names, that have digits, and that no article has, as bits. */
  names: number;
  numbers: number;
  unknown: number;
  /** Whether an amount of money is asked for. */
  asksMoney: boolean;
  /** The row of each match's vector. */
  rows: readonly number[];
  centroid: Float32Array | null;
  /** The row of each match in the translation table. */
  translations: readonly (Translations | null)[];
  wanted: {
    head: Term | null;
    row: number;
    /** The translations of the whole of what is asked for (`@what city`), of its first word (`@what`), and of the head. */
    whole: Translations | null;
    first: Translations | null;
    byHead: Translations | null;
  };
  lexicon: Lexicon;
}

const ASKS_MONEY =
  /\b(?:how much (?:is|are|was|were|does|do|did|will|would|for|to|it)\b|price|pric(?:ey|ing)|costs?|fees?|cheap|expensive|pay|paid|charge)/i;

/**
 * Finds the features of a question.
 *
 * @param question its text
 * @param terms its terms, stop words included
 * @param matches the terms that the index looked it up by
 */
export function questionFeaturesOf(
  question: string,
  terms: readonly Term[],
  matches: readonly Match[],
  lexicon: Lexicon,
): QuestionFeatures {
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
    translations: matches.map(({ asked }) => lexicon.translationsOf(asked.key)),
    wanted: analyseWanted(questionFocusOf(terms), lexicon),
    lexicon,
  };
}

function analyseWanted({ name, head }: QuestionFocus, lexicon: Lexicon): QuestionFeatures['wanted'] {
  return {
    head,
    row: head ? lexicon.rowOf(head.word, head.key) : -1,
    whole: lexicon.translationsOf(name),
    first: lexicon.translationsOf(name.split(' ')[0]!),
    byHead: head && lexicon.translationsOf(head.key),
  };
}

/** Additive smoothing, as a share of the background: bounds the log-odds of rare words. */
const SMOOTHING = 0.1;

/**
 * The log-odds of a word of a question given a sentence: ln(P(word | sentence) / P(word in any question)), smoothed.
 *
 * @param translations those of the word; null gives 0
 * @param probability P(word | sentence)
 */
export function logOddsOf(translations: Translations | null, probability: number): number {
  if (!translations) return 0;
  const { background } = translations;
  return Math.log((probability + SMOOTHING * background) / ((1 + SMOOTHING) * background));
}
