/** Decides from the probabilities whether the library answers a question. */

import { logOdds } from './calibration.ts';

/** Whether the library answers: yes, perhaps, or not at all. */
export type Verdict = 'answered' | 'unsure' | 'none';

/** The weight of the log-odds that the first sentence is right, beside those that any is. */
const CERTAINTY_WEIGHT = 0.5;
/**
 * The least for "answered": the log-odds that any sentence answers plus the weighted log-odds that the first one is right.
 * From 1 (more answers) to 2.5 (fewer wrong ones): see test/eval.
 */
const ANSWERED_FROM = 2.1;
/**
 * The least for "answered" where the reader has read: the probability that any sentence answers, and that the first one
 * does, which are calibrated together over several kinds of text. From .4 to .6, which answers a tenth less: see test/eval.
 */
const READER_ANY_FROM = 0.5;
const READER_FIRST_FROM = 0.42;
/** Subtracted from the log-odds when no article has a word of the question, which may be what is asked about. From .25 to 1. */
const UNKNOWN_PENALTY = 0.5;
/** The least probability that any sentence answers for "unsure". */
const UNSURE_FROM = 0.2;

/**
 * Whether a library answers a question.
 *
 * @param none the probability that no sentence answers, 0 to 1
 * @param certainty the probability that the first sentence is right, if any is, 0 to 1
 * @param hasUnknown whether the question has a word that no article has
 * @param isRead whether the reader has read the first sentences, whose probabilities are calibrated together
 */
export function verdictOf(none: number, certainty: number, hasUnknown: boolean, isRead = false): Verdict {
  if (1 - none < UNSURE_FROM) return 'none';
  const penalty = hasUnknown ? UNKNOWN_PENALTY : 0;
  const [any, first] = [logOdds(1 - none) - penalty, logOdds((1 - none) * certainty) - penalty];
  const isSure = isRead
    ? any >= logOdds(READER_ANY_FROM) && first >= logOdds(READER_FIRST_FROM)
    : any + CERTAINTY_WEIGHT * logOdds(certainty) >= ANSWERED_FROM;
  return isSure ? 'answered' : 'unsure';
}
