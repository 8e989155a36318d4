/** Which questions are held out of the training: for the calibration, and for cross-fitting. */

import type { Question } from './question-set.ts';
import { hashOf } from './random.ts';

/** One in this many articles is held out: nothing is trained on its questions. */
const HELD_OUT_ONE_IN = 8;

/**
 * Cross-fitting: what was learned from a question knows its answer, so the network reads each question with the translation
 * table and the embeddings that were learned from the other folds.
 */
export const FOLDS = 5;

/** What identifies the article of a question. */
type Origin = Pick<Question, 'answers' | 'about' | 'id'>;

/** The article that a question is about; its own id where that is not known. */
export function articleOf({ answers, about, id }: Origin): string {
  return answers[0]?.article ?? about ?? id;
}

/** Whether a question is about a held-out article; the same articles are held out for every part of the model. */
export function isHeldOut(question: Origin): boolean {
  return hashOf(`${articleOf(question)} held`) % HELD_OUT_ONE_IN === 0;
}

/** The fold of a question, from 0: all questions about an article are in the same. */
export function foldOf(question: Origin): number {
  return hashOf(articleOf(question)) % FOLDS;
}
