import type { Question } from './question-set.ts';
import { hashOf } from './random.ts';

/** One of so many articles is kept for the calibration, and nothing learns from its questions. */
const HELD = 8;

/** The article that a question is of; one that nothing answers is of none, and stands for itself. */
export function articleOf({ answers, id }: Pick<Question, 'answers' | 'id'>): string {
  return answers[0]?.article ?? id;
}

/** Whether a question is of an article that is held out: the same ones for every part of the model. */
export function isHeldOut(question: Pick<Question, 'answers' | 'id'>): boolean {
  return hashOf(`${articleOf(question)} held`) % HELD === 0;
}
