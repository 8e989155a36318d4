import { TAGS } from '../../language/tags.ts';
import type { Associated } from '../lexicon.ts';
import type { Alignment } from './alignment.ts';
import { oddsOf } from './asked.ts';
import { KINDS } from './sentence.ts';

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

/** Which lead a word is, by its number, or -1; words come back by the thousand. */
const leadOf = memoised((word) => LEAD_PATTERNS.findIndex((pattern) => pattern.test(word)));
const endsLikeVerb = memoised((word) => (/(?:ed|ing|s)$/.test(word) ? 1 : 0));

/** How fast the weight of a match fades with each word between: the near and the far surroundings. */
const NEAR = 0.7;
const FAR = 0.93;

/** The names of a word's features, in the order of the rows. */
export const WORD_FEATURES = [
  'fresh',
  'match',
  'share of the match',
  'stop word of the question',
  'other stop word',
  ...TAGS.map((tag) => `is ${tag}`),
  'speaks for what is wanted',
  'speaks for its first word',
  'speaks for what is asked for',
  'near what is asked for',
  'near the question',
  'matches before, near',
  'matches after, near',
  'matches before',
  'matches after',
  ...Object.keys(LEADS).map((lead) => `after “${lead}”`),
  'after a comma',
  'after an opening mark',
  'before a mark',
  'first word',
  'after a match',
  'before a match',
  'place',
  'ends like a verb',
  'goes on a name',
  ...KINDS.map((kind) => `asked ${kind}`),
  'a thing is asked for',
];

const COUNT = WORD_FEATURES.length;

/**
 * The features of every word of one sentence, one row after another: what it is, what stands before and around it,
 * and how well it fits what is asked for. From them the network tells where in the sentence the answer is.
 */
export function wordFeatures({ asked, passage, matchAt }: Alignment): Float32Array {
  const { terms, tags, rows, given, text } = passage;
  const { wanted, lexicon, centroid } = asked;
  const length = terms.length;
  const shareAt = Float32Array.from(matchAt, (match) => (match < 0 ? 0 : asked.shares[match]!));
  const surroundings = [
    fading(shareAt, NEAR, 1),
    fading(shareAt, NEAR, -1),
    fading(shareAt, FAR, 1),
    fading(shareAt, FAR, -1),
  ];
  const kind = KINDS.indexOf(asked.kind);
  const out = new Float32Array(length * COUNT);
  let at = 0;
  const put = (value: number | boolean) => {
    out[at++] = Number(value);
  };
  for (let j = 0; j < length; j++) {
    const { word, stop, capital, start, end } = terms[j]!;
    const match = matchAt[j]!;
    const fresh = !stop && match < 0;
    const before = terms[j - 1];
    const gap = text.slice(before?.end ?? 0, start);
    put(fresh);
    put(match >= 0);
    put(shareAt[j]!);
    put(stop && asked.stops.has(word));
    put(stop && !asked.stops.has(word));
    for (let bit = 0; bit < TAGS.length; bit++) put((tags[j]! >>> bit) & 1);
    put(fresh ? strongestOdds(wanted.whole, given[j]!) : 0);
    put(fresh ? strongestOdds(wanted.first, given[j]!) : 0);
    put(fresh ? strongestOdds(wanted.byHead, given[j]!) : 0);
    put(fresh ? lexicon.closeness(wanted.row, rows[j]!) : 0);
    put(fresh && centroid ? lexicon.closenessTo(centroid, rows[j]!) : 0);
    for (const weights of surroundings) put(weights[j]!);
    const lead = before ? leadOf(before.word) : -1;
    for (let l = 0; l < LEAD_PATTERNS.length; l++) put(l === lead);
    put(gap.includes(','));
    put(/[("“]/.test(gap));
    put(/[,.;)]/.test(text.slice(end, end + 2)));
    put(before === undefined);
    put(j > 0 && matchAt[j - 1]! >= 0);
    put(j + 1 < length && matchAt[j + 1]! >= 0);
    put(j / length);
    put(endsLikeVerb(word));
    put(capital && before?.capital === true && gap === ' ');
    for (let k = 0; k < KINDS.length; k++) put(k === kind);
    put(wanted.head !== null);
  }
  return out;
}

function strongestOdds(associated: Associated | null, given: readonly number[]): number {
  if (!associated) return 0;
  let most = 0;
  for (const number of given) most = Math.max(most, associated.given.get(number) ?? 0);
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

function memoised<T>(compute: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const value = compute(word);
    if (known.size >= 100_000) known.clear();
    known.set(word, value);
    return value;
  };
}
