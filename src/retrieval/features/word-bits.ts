/** The features of a word that do not depend on the question, as bits. */

import { TAGS } from '../../language/entity-tags.ts';
import type { Term } from '../../language/terms.ts';

/** Words that tell the role of the word after them. */
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

/** The names of the features, in the order of the bits. */
export const FIXED_WORD_FEATURES = [
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

const LEADS_FROM = TAGS.length;
const AFTER_LEADS = LEADS_FROM + LEAD_PATTERNS.length;
export const [AFTER_COMMA, AFTER_OPENING, BEFORE_MARK, FIRST, PLACE, LIKE_VERB, ON_NAME] = Array.from(
  { length: FIXED_WORD_FEATURES.length - AFTER_LEADS },
  (_, i) => AFTER_LEADS + i,
) as [number, number, number, number, number, number, number];

/** The bits that a word sets wherever it occurs: those of the word after it, and its own. */
export interface WordBits {
  lead: number;
  own: number;
}

/**
 * The bits that a word sets.
 *
 * @param word in the form that `fold` gives
 */
export function bitsOfWord(word: string): WordBits {
  const lead = LEAD_PATTERNS.findIndex((pattern) => pattern.test(word));
  return {
    lead: lead < 0 ? 0 : 1 << (LEADS_FROM + lead),
    own: /(?:ed|ing|s)$/.test(word) ? 1 << LIKE_VERB : 0,
  };
}

/**
 * The features of every word of a sentence that do not depend on the question, as bits.
 *
 * @param text the sentence
 * @param tags the tags of each word, as bits
 * @param known the bits that each word sets
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
