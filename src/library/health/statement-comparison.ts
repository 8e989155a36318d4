/** Compares two statements: whether they cannot both hold. */

import { areOppositeStates } from '../../language/opposite-states.ts';
import { conceptOf } from '../../language/paraphrases.ts';
import { contradict, quantityIn } from '../../language/quantities.ts';
import type { StatedValue, Statement, ValueKind } from '../../language/statement.ts';

/** In what two statements differ. */
export type Difference = ValueKind | 'negation';

/** The least number of words of what is denied: one alone is often a heading. */
const MIN_TOPIC = 2;

/** A sentence with its statement. */
export interface ReadSentence {
  text: string;
  statement: Statement;
}

/**
 * In what two statements about the same contradict each other: one of them has another value in the same place, or denies
 * what the other says. It has to be nearly certain: any other difference in content, but for one more word of the
 * context, makes them statements about different things.
 *
 * @param isInContext whether a key is in what stands above the statement that does not have it
 * @returns null when they may both hold
 */
export function differenceBetween(
  a: ReadSentence,
  b: ReadSentence,
  isInContext: (key: string, missingIn: 'a' | 'b') => boolean,
): Difference | null {
  const [one, other] = [a.statement, b.statement];
  if (one.relations !== other.relations || one.isOfItsTime || other.isOfItsTime) return null;
  const isShort = Math.min(one.topic.length, other.topic.length) < MIN_TOPIC;
  const onlyA = one.topic.filter((key) => !other.topic.includes(key));
  const onlyB = other.topic.filter((key) => !one.topic.includes(key));
  const differing = valueDifference(a, b);
  if (differing === 'incomparable') return null;
  const isSameTopic =
    onlyA.every((key) => isInContext(key, 'b') && !one.names.has(key)) &&
    onlyB.every((key) => isInContext(key, 'a') && !other.names.has(key));
  if (isSameTopic) {
    if (one.isNegated === other.isNegated) return differing;
    return differing === null && !isShort ? 'negation' : null;
  }
  const [word, opposite] = [onlyA[0], onlyB[0]];
  const isSubstitution = onlyA.length === 1 && onlyB.length === 1 && word && opposite;
  const isOpposite = !isShort && isSubstitution && differing === null && one.isNegated === other.isNegated;
  return isOpposite && areOppositeStates(conceptOf(word), conceptOf(opposite)) ? 'negation' : null;
}

/** The kind of the values in which two statements differ; null when they have the same values. */
function valueDifference(a: ReadSentence, b: ReadSentence): ValueKind | null | 'incomparable' {
  const [one, other] = [a.statement.values, b.statement.values];
  if (one.length !== other.length) return 'incomparable';
  let kind: ValueKind | null = null;
  let count = 0;
  for (const [i, value] of one.entries()) {
    const its = other[i]!;
    if (value.kind !== its.kind || value.unit !== its.unit) return 'incomparable';
    if (value.value === its.value) continue;
    if (value.identifies || its.identifies || !differ(a.text, value, b.text, its)) return 'incomparable';
    if (kind !== null && kind !== value.kind) return 'incomparable';
    kind = value.kind;
    count++;
  }
  // "From 9:00 to 17:00" may differ at both ends; several other differences are of different things.
  return count > 1 && kind !== 'time' ? 'incomparable' : kind;
}

/** Whether two values cannot both be right: rounding explains some, and "3 May" is in "May 2024". */
function differ(text: string, value: StatedValue, otherText: string, other: StatedValue): boolean {
  if (value.kind === 'date') return value.value.split(' ').length === other.value.split(' ').length;
  if (value.kind === 'name') {
    const [words, others] = [value.value.split(' '), other.value.split(' ')];
    return !words.some((word) => others.includes(word));
  }
  if (value.kind === 'time') return true;
  const [one, its] = [quantityIn(text, value), quantityIn(otherText, other)];
  return one === null || its === null || contradict(one, its);
}
