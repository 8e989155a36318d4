import { TAGS } from '../../language/entity-tags.ts';
import type { Term } from '../../language/terms.ts';
import type { Translations } from '../lexicon.ts';
import type { Alignment } from './alignment.ts';
import { KINDS } from './kinds.ts';
import type { Passage } from './passage.ts';
import { oddsOf } from './question.ts';

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

/** Of the features that do not depend on the question: whether a word has each, as bits in their order. */
const LEADS_FROM = TAGS.length;
const AFTER_LEADS = LEADS_FROM + LEAD_PATTERNS.length;
const [AFTER_COMMA, AFTER_OPENING, BEFORE_MARK, FIRST, PLACE, LIKE_VERB, ON_NAME] = Array.from(
  { length: FIXED.length - AFTER_LEADS },
  (_, i) => AFTER_LEADS + i,
) as [number, number, number, number, number, number, number];

/** The bits that a word brings wherever it stands: of the word after it, and its own. */
export interface WordBits {
  lead: number;
  own: number;
}

/** @param word as `fold` leaves it */
export function bitsOfWord(word: string): WordBits {
  const lead = LEAD_PATTERNS.findIndex((pattern) => pattern.test(word));
  return {
    lead: lead < 0 ? 0 : 1 << (LEADS_FROM + lead),
    own: /(?:ed|ing|s)$/.test(word) ? 1 << LIKE_VERB : 0,
  };
}

/**
 * The bits of the features that do not depend on the question, for every word of a sentence.
 *
 * @param known the bits that each word brings
 */
export function fixedBits(
  text: string,
  terms: readonly Term[],
  tags: readonly number[],
  known: readonly WordBits[],
): Int32Array {
  const all = new Int32Array(terms.length);
  let before: Term | undefined;
  for (let j = 0; j < terms.length; j++) {
    const { capital, start, end } = terms[j]!;
    let bits = tags[j]! | known[j]!.own;
    if (before) bits |= known[j - 1]!.lead;
    else bits |= 1 << FIRST;
    const gap = text.slice(before?.end ?? 0, start);
    if (gap === ' ') {
      if (capital && before?.capital) bits |= 1 << ON_NAME;
    } else {
      if (gap.includes(',')) bits |= 1 << AFTER_COMMA;
      if (/[("“]/.test(gap)) bits |= 1 << AFTER_OPENING;
    }
    if (isMark(text[end]) || isMark(text[end + 1])) bits |= 1 << BEFORE_MARK;
    all[j] = bits;
    before = terms[j];
  }
  return all;
}

function isMark(character: string | undefined): boolean {
  return character === ',' || character === '.' || character === ';' || character === ')';
}

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
