import { expect, it } from 'vitest';
import { groupQuestions } from '../../../src/library/health/question-groups.ts';

it('groups questions with the same rare words, the largest groups first', () => {
  const questions = [
    'Who feeds the llamas?',
    'Is there wifi in the castle?',
    'where can I park my car',
    'does the castle have wifi',
    'wifi in castle??',
    'Can I park a car here?',
  ];
  expect(groupQuestions(questions)).toEqual([[1, 3, 4], [2, 5], [0]]);
});

it('puts a question without content into a group of its own', () => {
  expect(groupQuestions(['what is it?', '', 'what is it?'])).toEqual([[0], [1], [2]]);
  expect(groupQuestions([])).toEqual([]);
});
