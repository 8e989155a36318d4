import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupQuestions } from '../../../src/library/health/question-groups.ts';
import { PARAPHRASES } from './paraphrases.ts';

const group = (questions: readonly string[]) => groupQuestions(questions, (question) => question);
const [TOURNAMENT, PASSWORD] = PARAPHRASES as [string[], string[]];

it('groups questions about the same, in other words and forms of words, the largest group first', () => {
  const mixed = ['are dogs allowed', ...PASSWORD.slice(0, 2), ...TOURNAMENT.slice(0, 3)];
  expect(group(mixed)).toEqual([TOURNAMENT.slice(0, 3), PASSWORD.slice(0, 2), ['are dogs allowed']]);
});

it('keeps the order in which they are given, and puts the group of the first before others of its size', () => {
  expect(group(['Where is the mill?', 'Who is the mayor?', 'where’s the mill'])).toEqual([
    ['Where is the mill?', 'where’s the mill'],
    ['Who is the mayor?'],
  ]);
  expect(group(['Who is the mayor?', 'Where is the mill?'])).toEqual([
    ['Who is the mayor?'],
    ['Where is the mill?'],
  ]);
});

it('groups nothing by words that every question has, such as stop words', () => {
  expect(group(['What is it?', 'Who is it?', '??', ''])).toHaveLength(4);
});

it('puts nearly all questions about the same together, and hardly any others with them', () => {
  const topicOf = new Map(PARAPHRASES.flatMap((list, topic) => list.map((question) => [question, topic])));
  const groups = group(PARAPHRASES[0]!.flatMap((_, form) => PARAPHRASES.map((list) => list[form]!)));
  const pairs = groups.flatMap((one) =>
    one.flatMap((question, i) =>
      one.slice(i + 1).map((other) => topicOf.get(question) === topicOf.get(other)),
    ),
  );
  const right = pairs.filter((isRight) => isRight).length;
  expect(right / pairs.length).toBeGreaterThan(0.9);
  expect(
    right / PARAPHRASES.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0),
  ).toBeGreaterThan(0.7);
});

it('keeps every question, whatever there is in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 40 }), (questions) => {
      expect(group(questions).flat().sort()).toEqual([...questions].sort());
    }),
  );
});
