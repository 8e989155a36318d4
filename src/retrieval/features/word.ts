/** The features of the words of a sentence, by which the network attends to the answer. */

import type { Translations } from '../lexicon.ts';
import type { Alignment } from './alignment.ts';
import type { Passage } from './analysed-passage.ts';
import { logOddsOf } from './question.ts';
import { KINDS } from './question-kinds.ts';
import { FIXED_WORD_FEATURES, PLACE } from './word-bits.ts';

/** The factor by which the weight of a match decays with each word between: for the near and the far context. */
const NEAR = 0.7;
const FAR = 0.93;

/** The features that depend on the question. */
const QUESTION_FEATURES = [
  'fresh',
  'match',
  'share of the match',
  'stop word of the question',
  'other stop word',
  'speaks for what is wanted',
  'speaks for its first word',
  'speaks for what is asked for',
  'near what is asked for',
  'near the question',
  'matches before, near',
  'matches after, near',
  'matches before',
  'matches after',
  'after a match',
  'before a match',
  ...KINDS.map((kind) => `asked ${kind}`),
  'a thing is asked for',
];
/** The names of the features, in the order of a row. */
export const WORD_FEATURES = [...QUESTION_FEATURES, ...FIXED_WORD_FEATURES];
const FEATURE_COUNT = WORD_FEATURES.length;

/**
 * The features of every word of one sentence, a row for each: what it is, what is before and around it, and how well it
 * fits what is asked for.
 */
export function wordFeatures({ asked, passage, matchAt }: Alignment): Float32Array {
  const { terms, rows: vectors, fixed } = passage;
  const { wanted, lexicon, centroid } = asked;
  const length = terms.length;
  const shares = new Float32Array(length);
  for (let j = 0; j < length; j++) if (matchAt[j]! >= 0) shares[j] = asked.shares[matchAt[j]!]!;
  const nearBefore = decayingSums(shares, NEAR, 1);
  const nearAfter = decayingSums(shares, NEAR, -1);
  const farBefore = decayingSums(shares, FAR, 1);
  const farAfter = decayingSums(shares, FAR, -1);
  const kind = KINDS.indexOf(asked.kind);
  const rows = new Float32Array(length * FEATURE_COUNT);
  for (let j = 0; j < length; j++) {
    const { word, stop } = terms[j]!;
    const isMatch = matchAt[j]! >= 0;
    let at = j * FEATURE_COUNT;
    if (!stop && !isMatch) {
      rows[at] = 1;
      rows[at + 5] = logOddsAt(wanted.whole, passage, j);
      rows[at + 6] = logOddsAt(wanted.first, passage, j);
      rows[at + 7] = logOddsAt(wanted.byHead, passage, j);
      rows[at + 8] = lexicon.cosineSimilarity(wanted.row, vectors[j]!);
      rows[at + 9] = centroid ? lexicon.cosineSimilarityTo(centroid, vectors[j]!) : 0;
    }
    if (isMatch) rows[at + 1] = 1;
    rows[at + 2] = shares[j]!;
    if (stop) rows[at + (asked.stops.has(word) ? 3 : 4)] = 1;
    at += 10;
    rows[at++] = nearBefore[j]!;
    rows[at++] = nearAfter[j]!;
    rows[at++] = farBefore[j]!;
    rows[at++] = farAfter[j]!;
    rows[at++] = j > 0 && matchAt[j - 1]! >= 0 ? 1 : 0;
    rows[at++] = j + 1 < length && matchAt[j + 1]! >= 0 ? 1 : 0;
    rows[at + kind] = 1;
    at += KINDS.length;
    rows[at++] = wanted.head === null ? 0 : 1;
    rows[at + PLACE] = j / length;
    for (let bits = fixed[j]!; bits !== 0; bits >>>= 1, at++) if (bits & 1) rows[at] = 1;
  }
  return rows;
}

function logOddsAt(translations: Translations | null, passage: Passage, j: number): number {
  return translations ? logOddsOf(translations, strongest(translations, passage, j)) / 3 : 0;
}

/**
 * The highest probability of a word of a question given one word of a sentence or one of its tags.
 *
 * @param translations those of the word of the question; null gives 0
 * @param j the position of the word of the sentence
 */
export function strongest(
  translations: Translations | null,
  { given, givenStarts }: Passage,
  j: number,
): number {
  let highest = 0;
  if (!translations) return highest;
  for (let at = givenStarts[j]!; at < givenStarts[j + 1]!; at++)
    highest = Math.max(highest, translations.given[given[at]!]!);
  return highest;
}

/** For each position, the sum of the values before it (after it, with a step of -1), decaying with their distance. */
function decayingSums(values: Float32Array, rate: number, step: 1 | -1): Float32Array {
  const out = new Float32Array(values.length);
  let sum = 0;
  for (let i = step === 1 ? 0 : values.length - 1; i >= 0 && i < values.length; i += step) {
    out[i] = sum;
    sum = sum * rate + values[i]!;
  }
  return out;
}
