import type { Question } from './question-set.ts';
import { hashOf } from './random.ts';

/** One of so many articles is kept for the calibration, and nothing learns from its questions. */
const HELD = 8;

/** What tells whose question it is. */
type Origin = Pick<Question, 'answers' | 'about' | 'id'>;

/** The article that a question is of; one that is of none stands for itself. */
export function articleOf({ answers, about, id }: Origin): string {
  return answers[0]?.article ?? about ?? id;
}

/** Whether a question is of an article that is held out: the same ones for every part of the model. */
export function isHeldOut(question: Origin): boolean {
  return hashOf(`${articleOf(question)} held`) % HELD === 0;
}
