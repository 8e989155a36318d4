import path from 'node:path';
import { expect, it } from 'vitest';
import { readAnySet } from '../../src/training/chat-set.ts';
import { measure } from './measure.ts';

/*
 * In a library about one subject, its name is in every question and every article, and is no evidence. The set has forty
 * questions that the articles answer, and forty about the subject that they do not. They were written before the product
 * was measured on them, and nothing was trained on them.
 */
it('a library about one subject does not answer because of its name alone', {
  timeout: 180_000,
}, async () => {
  const set = await readAnySet(path.join(import.meta.dirname, 'cases/one-subject'));
  const { answerable, questions, threshold } = await measure(set.name, [set], () => {});
  expect({ answerable, questions }).toEqual({ answerable: 40, questions: 80 });
  expect(threshold.falseAnswers).toBeLessThanOrEqual(0.1);
  expect(threshold.answered).toBeGreaterThanOrEqual(0.8);
  expect(threshold.precision).toBeGreaterThanOrEqual(0.9);
});
