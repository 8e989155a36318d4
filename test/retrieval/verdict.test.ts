import { expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../src/retrieval/verdict.ts';

it.each<[Verdict, string, ...Parameters<typeof verdictOf>]>([
  ['answered', 'when an answer is certain', 0, 1, false],
  ['answered', 'when an answer is very probable, and the first is very probably right', 0.05, 0.9, false],
  ['unsure', 'when an answer is very probable, and the first is as often wrong', 0.15, 0.5, false],
  ['unsure', 'when an answer is a little less probable', 0.3, 0.9, false],
  ['unsure', 'when an answer is very probable, and a word of the question is unknown', 0.08, 0.55, true],
  ['answered', 'with the same probabilities and no unknown word', 0.08, 0.55, false],
  ['unsure', 'when an answer is possible', 0.7, 0.5, false],
  ['none', 'when an answer is improbable', 0.85, 1, false],
  ['none', 'without any sentence', 1, 0, false],
])('the verdict is %j %s', (verdict, _, none, certainty, hasUnknown) => {
  expect(verdictOf(none, certainty, hasUnknown)).toBe(verdict);
});

it.each<[Verdict, string, ...Parameters<typeof verdictOf>]>([
  ['answered', 'when an answer and the first are probable enough', 0.3, 0.85, false, true],
  ['unsure', 'when an answer is not probable enough', 0.55, 1, false, true],
  ['unsure', 'when the first is not probable enough', 0.1, 0.4, false, true],
  ['answered', 'when both are probable enough for an unknown word', 0.3, 0.85, true, true],
  ['unsure', 'when they are just not, with an unknown word', 0.45, 0.85, true, true],
  ['answered', 'with the same probabilities and no unknown word', 0.45, 0.85, false, true],
  ['none', 'when an answer is improbable', 0.85, 1, false, true],
])('the verdict with the reader is %j %s', (verdict, _, none, certainty, hasUnknown, isRead) => {
  expect(verdictOf(none, certainty, hasUnknown, isRead)).toBe(verdict);
});
