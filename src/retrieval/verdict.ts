import { logOdds } from './odds.ts';

/** Does the library answer: yes, perhaps, or not at all. */
export type Verdict = 'answered' | 'unsure' | 'none';

/** How much it counts for "answered" that the first sentence is the right one, beside that any is. */
const CERTAINTY_WEIGHT = 0.5;
/**
 * From here on the articles speak of what is asked: ln of the odds that any sentence answers, and of those that the first
 * one does, weighed. Between 1 and 2.5 one is traded for the other: see test/eval.
 */
const ANSWERED_FROM = 2.1;
/** The same where the reader has read: ln of the odds that the first sentence answers. Between 0 and 1. */
const READ_ANSWERED_FROM = 0.2;
/** A word of the question that no article has is mostly what is asked about: then more is asked of an answer. From .5 to 3. */
const UNKNOWN_PENALTY = 1;
/** Below this they do not. */
const UNSURE_FROM = 0.25;

/**
 * What to say of a library.
 *
 * @param none how probable it is that no sentence answers, 0 to 1
 * @param certainty how probable it is that the first sentence is the right one, if any is, 0 to 1
 * @param hasUnknown whether the question has a word that no article has
 * @param isRead whether the reader has read the first sentences, whose probabilities are calibrated together
 */
export function verdictOf(none: number, certainty: number, hasUnknown: boolean, isRead = false): Verdict {
  if (1 - none < UNSURE_FROM) return 'none';
  const surety = isRead
    ? logOdds((1 - none) * certainty)
    : logOdds(1 - none) + CERTAINTY_WEIGHT * logOdds(certainty);
  const least = (isRead ? READ_ANSWERED_FROM : ANSWERED_FROM) + (hasUnknown ? UNKNOWN_PENALTY : 0);
  return surety < least ? 'unsure' : 'answered';
}
