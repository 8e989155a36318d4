/** Compares two sentences that may say the same in other words: whether they cannot both hold. */

import { areOpposite } from '../../language/mood.ts';
import { areOppositeStates } from '../../language/opposite-states.ts';
import { type ContentWord, isVerb } from '../../language/proposition.ts';
import type { Span } from '../../span.ts';
import type { ComparedSentence } from './compared-sentence.ts';
import { functionalDifference } from './functional-relation.ts';
import type { Difference } from './statement-comparison.ts';
import { valueDifference } from './value-comparison.ts';

/** Begins the parts of a sentence that may add something, rather than say of what the rest holds. */
const PARTS =
  /[;:–—(),]|\band (?=(?:the|it|they|you|we|is|are|has|have|can|may|cannot)\b)|\b(?:but|so|because|whoever|though|although)\b/gi;
/** A part that begins so says when, where or for whom the rest holds. */
const RESTRICTS =
  /^[\s,]*(?:in|on|at|for|from|to|if|when|while|during|with|without|until|before|after|except|unless|only|as long)\b/i;
/** The least number of words that both sentences have themselves, or in their nearest label. */
const MIN_COMMON = 2;

/**
 * In what two sentences contradict each other, each with words that the other does not have. It has to be nearly certain
 * that both hold of the same: what one says of a narrower thing ("the balcony of the hall") contradicts nothing.
 *
 * @returns null when they may both hold
 */
export function paraphraseDifference(a: ComparedSentence, b: ComparedSentence): Difference | null {
  const differing = valueDifference(a, b);
  if (differing === 'incomparable') return null;
  const [mood, other] = [a.proposition.mood, b.proposition.mood];
  const { onlyA, onlyB, areOpposed } = differingWords(a, b);
  const areDenied = areOpposed ? mood.isPositive === other.isPositive : areOpposite(mood, other);
  if (commonWords(a, b) < MIN_COMMON) return null;
  if (differing === null && !areDenied) {
    const isSameMood = mood.isPositive === other.isPositive;
    return isSameMood
      ? functionalDifference(
          { ...a.proposition, text: a.text, only: onlyA },
          { ...b.proposition, text: b.text, only: onlyB },
        )
      : null;
  }
  if (hasNoun(a.text, onlyA) || hasNoun(b.text, onlyB) || (onlyA.length > 0 && onlyB.length > 0)) return null;
  if (differing !== null) return mood.isPositive === other.isPositive ? differing : null;
  return a.proposition.isLimited || b.proposition.isLimited ? null : 'negation';
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
  const missing = [...one.proposition.content].filter(
    ([concept]) => !its.has(concept) && !other.above.has(concept),
  );
  if (missing.length === 0) return [];
  const added = addedParts(one, other);
  return missing.filter(([, word]) => !added.some((part) => isIn(word, part)));
}

/** The parts of a sentence that have no word in common with another, and no value. */
function addedParts({ text, proposition }: ComparedSentence, other: ComparedSentence): Span[] {
  const bounds = [0, ...[...text.matchAll(PARTS)].map(({ index }) => index), text.length];
  const shared = [...proposition.content].flatMap(([concept, word]) =>
    other.proposition.content.has(concept) ? word : [],
  );
  return bounds.slice(1).flatMap((end, i) => {
    const part = { start: bounds[i]!, end };
    const belongs = [...shared, ...proposition.values].some((one) => isIn(one, part));
    return belongs || RESTRICTS.test(text.slice(part.start, end)) ? [] : part;
  });
}

function isIn(word: Span, part: Span): boolean {
  return word.start >= part.start && word.end <= part.end;
}
