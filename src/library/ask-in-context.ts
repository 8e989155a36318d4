/** Asks a question in a conversation: decides whether it follows up the question before. */

import { followUpCuesOf, inContext } from '../language/follow-up.ts';
import { questionTermsOf } from '../language/question.ts';
import { logOdds } from '../retrieval/calibration.ts';
import type { Answers } from './answers.ts';

/**
 * Asks a question alone and, if there is a context, in it, and returns the answers of one of the two.
 *
 * @param ask asks a text
 * @param context what the question may take from the turn before: see `contextOf`
 */
export async function askInContext(
  ask: (question: string) => Promise<Answers>,
  question: string,
  context: string | null,
): Promise<Answers> {
  const alone = await ask(question);
  if (context === null) return alone;
  const within = await ask(inContext(question, context));
  return isFollowUp(question, within) ? { ...within, question, context } : alone;
}

/** The weights of a logistic regression on the conversations in src/training/chat, and on unrelated questions in pairs. */
const BIAS = 1.6;
/** The question opens as a continuation. */
const CONTINUES_WEIGHT = 3.3;
/** It has a word that stands for something said before. */
const REFERS_WEIGHT = 1.2;
/** For each content word, up to `MAX_WORDS`: a complete question has more. */
const WORD_WEIGHT = -1.5;
const MAX_WORDS = 5;
/** For the log-odds that any sentence answers it in its context. The log-odds that one answers it alone tell nothing. */
const ANSWERED_WEIGHT = 1.7;
/** The log-odds are limited to those of 2 and 98 of 100. */
const MAX_LOG_ODDS = 3.9;

function isFollowUp(question: string, within: Answers): boolean {
  const { continues, refers } = followUpCuesOf(question);
  const words = questionTermsOf(question).filter(({ stop }) => !stop).length;
  const answered = logOdds(within.answers[0]?.confidence ?? 0);
  const score =
    BIAS +
    CONTINUES_WEIGHT * Number(continues) +
    REFERS_WEIGHT * Number(refers) +
    WORD_WEIGHT * Math.min(MAX_WORDS, words) +
    ANSWERED_WEIGHT * Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, answered));
  return score > 0;
}
