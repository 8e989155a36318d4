/** Says which of several good answers a question prefers, by its words. */

import type { Day } from '../day.ts';
import { asksForDenial } from '../language/negation.ts';
import type { QuestionKind } from '../language/question.ts';
import { nextWordIn, recencyWordsIn } from '../language/recency.ts';
import { type Claim, claimAskedIn } from '../language/stance.ts';

/** Which of several good answers a question prefers. */
export interface Preference {
  /** The newest. */
  newest: boolean;
  /** One that agrees with this claim. */
  claim: Claim | null;
  /** One that denies something. */
  denial: boolean;
  /** One with a date or an amount. */
  value: boolean;
  /** One with no date that is before this day alone. */
  after: Day | null;
}

/**
 * What a question prefers, by its words.
 *
 * @param asked the day on which it is asked
 */
export function preferenceOf(question: string, kind: QuestionKind, asked: Day | null): Preference {
  return {
    newest: recencyWordsIn(question) !== null,
    claim: claimAskedIn(question),
    denial: asksForDenial(question),
    value: /^(?:when|how many|how long)$/.test(kind),
    after: kind === 'when' && nextWordIn(question) !== null ? asked : null,
  };
}

/**
 * The probability, as a share of the first answer's, from which an answer is about as good as the first. From .3 to .9.
 */
export const MIN_SHARE = 0.5;
