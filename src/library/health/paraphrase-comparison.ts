/** Compares two sentences that may say the same in other words: whether they cannot both hold. */

import { areOpposite, isLimited, moodOf } from '../../language/mood.ts';
import { areOppositeStates } from '../../language/opposite-states.ts';
import { isDerived } from '../../language/paraphrases.ts';
import { allConceptsOf, type ContentWord, isVerb } from '../../language/proposition.ts';
import type { Span } from '../../span.ts';
import type { ComparedSentence } from './compared-sentence.ts';
import { haveOtherSubjects } from './editions.ts';
import { functionalDifference } from './functional-relation.ts';
import { reportOneEvent } from './other-scope.ts';
import type { Difference } from './statement-comparison.ts';
import { valueDifference } from './value-comparison.ts';

/** A part that begins so says when, where or for whom the rest holds. */
const RESTRICTS =
  /^[\s,]*(?:in|on|at|for|from|to|if|when|while|during|without|(?<!, )with|until|before|after|except|only|as long)\b/i;
/** What came before something that happened, does not say of what it holds. */
const AFTERWARDS = /^[\s,]*(?:after|before)\b/i;
/** Whoever reads it is one of these, where a sentence says "you". */
const YOU = /\byou\b/i;
const AUDIENCE = allConceptsOf('member player user visitor guest customer tenant reader participant');
/** The least number of words that both sentences have themselves, or in their nearest label. */
const MIN_COMMON = 2;

/**
 * In what two sentences contradict each other, each with words that the other does not have. It has to be nearly certain
 * that both hold of the same: what one says of a narrower thing ("the balcony of the hall") contradicts nothing.
 *
 * @returns null when they may both hold
 */
export function paraphraseDifference(a: ComparedSentence, b: ComparedSentence): Difference | null {
  if (commonWords(a, b) < MIN_COMMON) return null;
  const differing = valueDifference(a, b);
  if (differing === 'incomparable') return null;
  const { onlyA, onlyB, areOpposed } = differingWords(a, b);
  const hasOtherVerbs = onlyA.length > 0 && onlyB.length > 0;
  const isNarrower = hasOtherVerbs || hasNoun(a.text, onlyA) || hasNoun(b.text, onlyB);
  const isOneEvent = differing !== null && !hasOtherVerbs && reportOneEvent(a, b) && !haveOtherSubjects(a, b);
  if (isNarrower && !isOneEvent && (differing !== null || !hasOtherVerbs)) return null;
  const [main, otherMain] = [mainParts(a, b), mainParts(b, a)];
  const [mood, other] = [moodOf(main), moodOf(otherMain)];
  const isSameMood = mood.isPositive === other.isPositive;
  if (differing !== null) return isSameMood ? differing : null;
  if (areOpposed ? isSameMood : areOpposite(mood, other))
    return isNarrower || isLimited(main) || isLimited(otherMain) ? null : 'negation';
  if (!isSameMood) return null;
  return functionalDifference({ text: a.text, only: onlyA }, { text: b.text, only: onlyB });
}

/** The words that only one of two sentences has; of those that are opposite only that there are some. */
function differingWords(a: ComparedSentence, b: ComparedSentence) {
  const [onlyA, onlyB] = [wordsOnlyIn(a, b), wordsOnlyIn(b, a)];
  for (const [key, word] of onlyA)
    for (const [otherKey, other] of onlyB)
      if (areOppositeStates(key, otherKey)) {
        const without = (words: typeof onlyA, one: ContentWord) =>
          words.flatMap(([, its]) => (its === one ? [] : its));
        return { onlyA: without(onlyA, word), onlyB: without(onlyB, other), areOpposed: true };
      }
  const wordsOf = (words: typeof onlyA) => words.map(([, word]) => word);
  return { onlyA: wordsOf(onlyA), onlyB: wordsOf(onlyB), areOpposed: false };
}

/** Whether there is a word that tells things apart: not a verb. */
function hasNoun(text: string, words: readonly ContentWord[]): boolean {
  return words.some((word) => word.isName || !isVerb(text, word));
}

/** How many concepts two sentences have in common. */
function commonWords(a: ComparedSentence, b: ComparedSentence): number {
  const [one, other] = [a.proposition.content, b.proposition.content];
  return (
    [...one.keys()].filter((key) => other.has(key) || b.label.has(key)).length +
    [...other.keys()].filter((key) => !one.has(key) && a.label.has(key)).length
  );
}

/** The words of a sentence that neither the other nor its headings have, and that belong to what it says. */
function wordsOnlyIn(one: ComparedSentence, other: ComparedSentence): [concept: string, word: ContentWord][] {
  const its = other.proposition.content;
  const isAddressed = YOU.test(other.text);
  const missing = [...one.proposition.content].filter(
    ([concept]) =>
      !its.has(concept) &&
      !other.above.has(concept) &&
      !(isAddressed && AUDIENCE.has(concept)) &&
      ![...its.keys()].some((key) => isDerived(key, concept)),
  );
  if (missing.length === 0) return [];
  const added = addedParts(one, other);
  const isAdded = ([, word]: (typeof missing)[number]) => added.some((part) => isIn(word, part));
  // What has more words is what the sentence says.
  const count = missing.filter(isAdded).length;
  return count > one.proposition.content.size / 2 ? missing : missing.filter((word) => !isAdded(word));
}

/** The parts of a sentence that say something of what the other is about, as one text. */
function mainParts(one: ComparedSentence, other: ComparedSentence): string {
  const { text, parts, proposition } = one;
  if (parts.length === 1) return text;
  const main = [...sharedWords(one, other), ...proposition.values];
  return parts
    .filter((part) => main.some((word) => isIn(word, part)))
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
}

/** The parts that add something of their own, rather than say when, where or for whom the rest holds. */
function addedParts(one: ComparedSentence, other: ComparedSentence): readonly Span[] {
  const { text, parts, statement } = one;
  if (parts.length === 1) return [];
  const shared = sharedWords(one, other);
  return parts.filter((part) => {
    if (shared.some((word) => isIn(word, part))) return false;
    const says = text.slice(part.start, part.end);
    return !RESTRICTS.test(says) || (statement.isPast && AFTERWARDS.test(says));
  });
}

function sharedWords({ proposition }: ComparedSentence, other: ComparedSentence): ContentWord[] {
  return [...proposition.content].flatMap(([concept, word]) =>
    other.proposition.content.has(concept) || other.above.has(concept) ? word : [],
  );
}

function isIn(word: Span, part: Span): boolean {
  return word.start >= part.start && word.end <= part.end;
}
