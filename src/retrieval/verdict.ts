import { logOdds } from './calibration.ts';

/** Does the library answer: yes, perhaps, or not at all. */
export type Verdict = 'answered' | 'unsure' | 'none';

/** How much it counts for "answered" that the first sentence is the right one, beside that any is. */
const CERTAINTY_WEIGHT = 0.5;
/**
 * From here on the articles speak of what is asked: ln of the odds that any sentence answers, and of those that the first
 * one does, weighed. Between 1 and 2.5 one is traded for the other: see test/eval.
 */
const ANSWERED_FROM = 2.1;
/**
 * Where the reader has read, whose probabilities are calibrated together over several kinds of text: so probable it has to
 * be that any sentence answers, and that the first one does. From .5 (a third more is answered) to .7: see test/eval.
 */
const READ_SOME_FROM = 0.65;
const READ_ANSWERED_FROM = 0.57;
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
  const penalty = hasUnknown ? UNKNOWN_PENALTY : 0;
  const [some, first] = [logOdds(1 - none) - penalty, logOdds((1 - none) * certainty) - penalty];
  const isSure = isRead
    ? some >= logOdds(READ_SOME_FROM) && first >= logOdds(READ_ANSWERED_FROM)
    : some + CERTAINTY_WEIGHT * logOdds(certainty) >= ANSWERED_FROM;
  return isSure ? 'answered' : 'unsure';
}
