import { TAGS } from '../../language/tags.ts';
import type { Term } from '../../language/terms.ts';
import type { Associated } from '../lexicon.ts';
import type { Alignment } from './alignment.ts';
import { oddsOf } from './asked.ts';
import { KINDS } from './kinds.ts';

/** Words that tell what the word after them is to the sentence. */
const LEADS: Record<string, RegExp> = {
  in: /^(?:in|at|on|near)$/,
  by: /^by$/,
  of: /^of$/,
  to: /^(?:to|into|toward|towards)$/,
  from: /^from$/,
  for: /^(?:for|during)$/,
  with: /^(?:with|as|like)$/,
  because: /^(?:because|since|due|so)$/,
  a: /^an?$/,
  the: /^(?:the|its|his|her|their)$/,
  is: /^(?:is|was|are|were|be|been|being|became|become)$/,
  named: /^(?:named|called|known|titled|entitled)$/,
  and: /^(?:and|or)$/,
};
const LEAD_PATTERNS = Object.values(LEADS);

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
/** Those that do not. */
const FIXED = [
  ...TAGS.map((tag) => `is ${tag}`),
  ...Object.keys(LEADS).map((lead) => `after “${lead}”`),
  'after a comma',
  'after an opening mark',
  'before a mark',
  'first word',
  'place',
  'ends like a verb',
  'goes on a name',
];

/** The names of a word's features, in the order of the rows. */
export const WORD_FEATURES = [...ASKED, ...FIXED];
const COUNT = WORD_FEATURES.length;

/** Rows with the features that do not depend on the question, and 0 for those that do. */
export function fixedWordFeatures(
  text: string,
  terms: readonly Term[],
  tags: readonly number[],
): Float32Array {
  const rows = new Float32Array(terms.length * COUNT);
  terms.forEach(({ word, capital, start, end }, j) => {
    const before = terms[j - 1];
    const gap = text.slice(before?.end ?? 0, start);
    const features = [
      ...TAGS.map((_, bit) => (tags[j]! >>> bit) & 1),
      ...LEAD_PATTERNS.map((pattern) => before !== undefined && pattern.test(before.word)),
      gap.includes(','),
      /[("“]/.test(gap),
      /[,.;)]/.test(text.slice(end, end + 2)),
      before === undefined,
      j / terms.length,
      /(?:ed|ing|s)$/.test(word),
      capital && before?.capital === true && gap === ' ',
    ];
    rows.set(features.map(Number), j * COUNT + ASKED.length);
  });
  return rows;
}

/**
 * The features of every word of one sentence, one row after another: what it is, what stands before and around it,
 * and how well it fits what is asked for. From them the network tells where in the sentence the answer is.
 */
export function wordFeatures({ asked, passage, matchAt }: Alignment): Float32Array {
  const { terms, rows: vectors, given } = passage;
  const { wanted, lexicon, centroid } = asked;
  const length = terms.length;
  const shares = Float32Array.from(matchAt, (match) => (match < 0 ? 0 : asked.shares[match]!));
  const nearBefore = fading(shares, NEAR, 1);
  const nearAfter = fading(shares, NEAR, -1);
  const farBefore = fading(shares, FAR, 1);
  const farAfter = fading(shares, FAR, -1);
  const kind = KINDS.indexOf(asked.kind);
  const rows = passage.fixed.slice();
  for (let j = 0; j < length; j++) {
    const { word, stop } = terms[j]!;
    const isMatch = matchAt[j]! >= 0;
    let at = j * COUNT;
    if (!stop && !isMatch) {
      rows[at] = 1;
      rows[at + 5] = strongestOdds(wanted.whole, given[j]!);
      rows[at + 6] = strongestOdds(wanted.first, given[j]!);
      rows[at + 7] = strongestOdds(wanted.byHead, given[j]!);
      rows[at + 8] = lexicon.closeness(wanted.row, vectors[j]!);
      rows[at + 9] = centroid ? lexicon.closenessTo(centroid, vectors[j]!) : 0;
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
    rows[at + KINDS.length] = wanted.head === null ? 0 : 1;
  }
  return rows;
}

function strongestOdds(associated: Associated | null, given: readonly number[]): number {
  if (!associated) return 0;
  let most = 0;
  for (const number of given) most = Math.max(most, associated.given[number]!);
  return oddsOf(associated, most) / 3;
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
