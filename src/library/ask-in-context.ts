/** Asks a question in a conversation: decides whether it follows up the question before. */

import { followUpCuesOf, inContext, type Turn } from '../language/follow-up.ts';
import { questionTermsOf } from '../language/question.ts';
import { logOdds } from '../retrieval/calibration.ts';
import type { Answers } from './answers.ts';

/**
 * Asks a question alone and, if there is a context, in it, and returns the answers of one of the two.
 *
 * @param ask asks a text, and reads the candidates with the follow-up by itself as well
 * @param context what the question may take from the turn before: see `contextOf`
 */
export async function askInContext(
  ask: (question: string, followUp?: string) => Promise<Answers>,
  question: string,
  context: string | null,
): Promise<Answers> {
  const alone = await ask(question);
  if (context === null) return alone;
  const within = await ask(inContext(question, context), question);
  return isFollowUp(question, alone, within) ? { ...within, question, context } : alone;
}

/** A turn of a conversation, as the next question follows it up. */
export function turnOf({ question, context, verdict, answers: [first] }: Answers): Turn {
  const [part] = verdict === 'none' ? [] : (first?.highlight ?? []);
  return { question, context, answer: first && part ? first.quote.slice(...part) : null };
}

/** The weights of a logistic regression on the conversations in src/training/chat, and on unrelated questions in pairs. */
const BIAS = 2.3;
/** The question opens as a continuation. */
const CONTINUES_WEIGHT = 5;
/** It has a word that stands for something said before. */
const REFERS_WEIGHT = 2;
/** For each content word, up to `MAX_WORDS`: a complete question has more. */
const WORD_WEIGHT = -2;
const MAX_WORDS = 5;
/** For the log-odds that the first sentence answers it in its context, and that the first one answers it alone. */
const WITHIN_WEIGHT = 2;
const ALONE_WEIGHT = -1;
/** The log-odds are limited to those of 2 and 98 of 100. */
const MAX_LOG_ODDS = 3.9;

function isFollowUp(question: string, alone: Answers, within: Answers): boolean {
  const { continues, refers } = followUpCuesOf(question);
  const words = questionTermsOf(question).filter(({ stop }) => !stop).length;
  const score =
    BIAS +
    CONTINUES_WEIGHT * Number(continues) +
    REFERS_WEIGHT * Number(refers) +
    WORD_WEIGHT * Math.min(MAX_WORDS, words) +
    WITHIN_WEIGHT * logOddsOfFirst(within) +
    ALONE_WEIGHT * logOddsOfFirst(alone);
  return score > 0;
}

function logOddsOfFirst({ answers: [first], certainty }: Answers): number {
  const odds = logOdds(first ? first.confidence * certainty : 0);
  return Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, odds));
}
