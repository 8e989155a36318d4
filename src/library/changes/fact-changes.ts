/** Finds the facts that have changed between two versions of an article. */

import { NEGATIONS } from '../../language/negation.ts';
import { isName, keysOf, type Term, termsOf } from '../../language/terms.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { align } from '../quotation-sources/local-alignment.ts';

/** How many facts of an article are noted. */
const MAX_FACTS = 10;
/** Of longer lists of sentences that are gone or new, only so many are compared: each with each. */
const MAX_COMPARED = 200;
/** Of a longer sentence, only so many words are compared. */
const MAX_WORDS = 100;
/**
 * The share of equal words that two sentences need, apart from their values, to be about the same: Dice's coefficient of
 * the words that are aligned. From .6 (rephrased) to .9 (word by word).
 */
const MIN_SIMILARITY = 0.7;

const MONTHS = 'january february march april may june july august september october november december';
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday';
/** The keys of the names of months and weekdays, which are no names where a text has no capitals. */
const CALENDAR = keysOf(`${MONTHS} ${WEEKDAYS}`);

/** A sentence that only one version has. */
interface Sentence {
  text: string;
  /** Its number in its version. */
  number: number;
  /** The keys of its words apart from its values. */
  words: string[];
  /** The numbers, days, names and negations in it, as one text: the same values in another order are the same. */
  values: string;
}

/**
 * Finds pairs of an old and a new sentence that are about the same and differ in a value: in a number, a day, a name, or
 * a "not". Only sentences that the other version does not have are compared, wherever they stand. They are paired greedily,
 * the most similar first (competitive linking: Melamed, 2000, "Models of translational equivalence among words").
 *
 * @param before the sentences of the old version, in their order
 * @param after those of the new one
 * @returns in the order of the new sentences, with their numbers; at most `MAX_FACTS`
 */
export function* factChanges(
  before: readonly string[],
  after: readonly string[],
): CooperativeTask<{ before: string; after: string; number: number }[]> {
  const gone = onlyIn(before, after);
  const fresh = onlyIn(after, before);
  const pairs: { old: Sentence; now: Sentence; similarity: number }[] = [];
  for (const old of gone) {
    for (const now of fresh) {
      const similarity = similarityOf(old, now);
      if (similarity >= MIN_SIMILARITY) pairs.push({ old, now, similarity });
    }
    yield;
  }
  pairs.sort((a, b) => b.similarity - a.similarity);
  const linked = new Set<Sentence>();
  const found: { before: string; after: string; number: number }[] = [];
  for (const { old, now } of pairs) {
    if (linked.has(old) || linked.has(now)) continue;
    linked.add(old).add(now);
    if (old.values !== now.values) found.push({ before: old.text, after: now.text, number: now.number });
  }
  return found.sort((a, b) => a.number - b.number).slice(0, MAX_FACTS);
}

/** The sentences of a version that another version has less often. */
function onlyIn(sentences: readonly string[], others: readonly string[]): Sentence[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  const only: Sentence[] = [];
  for (const [number, text] of sentences.entries()) {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    if (count > 0) continue;
    only.push(sentenceOf(text, number));
    if (only.length === MAX_COMPARED) break;
  }
  return only;
}

function sentenceOf(text: string, number: number): Sentence {
  const terms = termsOf(text).slice(0, MAX_WORDS);
  const keysOf = (some: readonly Term[]) => some.map(({ key }) => key);
  return {
    text,
    number,
    words: keysOf(terms.filter((term) => !isValue(term))),
    values: keysOf(terms.filter(isValue)).sort().join(' '),
  };
}

function isValue(term: Term): boolean {
  return /\d/.test(term.key) || CALENDAR.has(term.key) || NEGATIONS.test(term.word) || isName(term);
}

function similarityOf({ words: old }: Sentence, { words: now }: Sentence): number {
  return (2 * (align(old, now)?.same ?? 0)) / (old.length + now.length);
}
