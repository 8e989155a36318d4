/** Analyses questions: their words, and the days that they name. */

import type { Day } from '../day.ts';
import { withChangelogWords } from '../language/changelog-question.ts';
import { askedDateTermsOf } from '../language/date-terms.ts';
import { questionTermsOf } from '../language/question.ts';
import type { Term } from '../language/terms.ts';

/** A question with its terms. */
export interface AnalysedQuestion {
  question: string;
  /** Its words, stop words included. */
  terms: readonly Term[];
  /** The days that it names. */
  dateTerms: readonly Term[];
  /** For a follow-up in its context: the follow-up by itself, which the reader reads as well. */
  followUp: string | null;
}

/**
 * Finds the terms of a question.
 *
 * @param day the day on which the question is asked: see `Scope.asked`
 */
export function analyseQuestion(
  question: string,
  day: Day | null = null,
  followUp: string | null = null,
): AnalysedQuestion {
  return {
    question,
    terms: withChangelogWords(question, questionTermsOf(question)),
    dateTerms: askedDateTermsOf(question, day),
    followUp,
  };
}
