import type { Translations } from '../lexicon.ts';
import type { Alignment } from './alignment.ts';
import { KINDS } from './kinds.ts';
import type { Passage } from './passage.ts';
import { oddsOf } from './question.ts';
import { FIXED_WORD_FEATURES, PLACE } from './word-bits.ts';

/** How fast the weight of a match fades with each word between: the near and the far surroundings. */
const NEAR = 0.7;
const FAR = 0.93;

/** Those that depend on the question. */
const ASKED = [
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
/** The names of a word's features, in the order of the rows. */
export const WORD_FEATURES = [...ASKED, ...FIXED_WORD_FEATURES];
const COUNT = WORD_FEATURES.length;

/**
 * The features of every word of one sentence, one row after another: what it is, what stands before and around it,
 * and how well it fits what is asked for. From them the network tells where in the sentence the answer is.
 */
export function wordFeatures({ asked, passage, matchAt }: Alignment): Float32Array {
  const { terms, rows: vectors, fixed } = passage;
  const { wanted, lexicon, centroid } = asked;
  const length = terms.length;
  const shares = new Float32Array(length);
  for (let j = 0; j < length; j++) if (matchAt[j]! >= 0) shares[j] = asked.shares[matchAt[j]!]!;
  const nearBefore = fading(shares, NEAR, 1);
  const nearAfter = fading(shares, NEAR, -1);
  const farBefore = fading(shares, FAR, 1);
  const farAfter = fading(shares, FAR, -1);
  const kind = KINDS.indexOf(asked.kind);
  const rows = new Float32Array(length * COUNT);
  for (let j = 0; j < length; j++) {
    const { word, stop } = terms[j]!;
    const isMatch = matchAt[j]! >= 0;
    let at = j * COUNT;
    if (!stop && !isMatch) {
      rows[at] = 1;
      rows[at + 5] = oddsAt(wanted.whole, passage, j);
      rows[at + 6] = oddsAt(wanted.first, passage, j);
      rows[at + 7] = oddsAt(wanted.byHead, passage, j);
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

function oddsAt(associated: Translations | null, passage: Passage, j: number): number {
  return associated ? oddsOf(associated, strongest(associated, passage, j)) / 3 : 0;
}

/** The most that one word of a sentence, or any of its tags, speaks for a word of a question: a probability. */
export function strongest(
  associated: Translations | null,
  { given, givenStarts }: Passage,
  j: number,
): number {
  let most = 0;
  if (!associated) return most;
  for (let at = givenStarts[j]!; at < givenStarts[j + 1]!; at++)
    most = Math.max(most, associated.given[given[at]!]!);
  return most;
}

/** What stands before each place (after it, with a step of -1), each word fading with its distance. */
function fading(values: Float32Array, rate: number, step: 1 | -1): Float32Array {
  const out = new Float32Array(values.length);
  let sum = 0;
  for (let i = step === 1 ? 0 : values.length - 1; i >= 0 && i < values.length; i += step) {
    out[i] = sum;
    sum = sum * rate + values[i]!;
  }
  return out;
}
