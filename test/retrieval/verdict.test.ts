import { expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../src/retrieval/verdict.ts';

it.each<[Verdict, string, ...Parameters<typeof verdictOf>]>([
  ['answered', 'when the articles surely speak of it', 0, 1, false],
  ['answered', 'when they very probably do, and the first is very probably right', 0.05, 0.9, false],
  ['unsure', 'when they very probably do, and the first is as often wrong', 0.15, 0.5, false],
  ['unsure', 'when they do a little less probably', 0.3, 0.9, false],
  ['unsure', 'when they very probably do, and a word of the question is unknown', 0.08, 0.75, true],
  ['answered', 'when the same question has no unknown word', 0.08, 0.75, false],
  ['unsure', 'when they perhaps do', 0.7, 0.5, false],
  ['none', 'when they rather do not', 0.8, 1, false],
  ['none', 'when there is no sentence at all', 1, 0, false],
])('the verdict is %j %s', (verdict, _, none, certainty, hasUnknown) => {
  expect(verdictOf(none, certainty, hasUnknown)).toBe(verdict);
});

it.each<[Verdict, string, ...Parameters<typeof verdictOf>]>([
  ['answered', 'rather surely both', 0.3, 0.85, false, true],
  ['unsure', 'that any answers, too seldom', 0.4, 1, false, true],
  ['unsure', 'which one does, too seldom', 0.1, 0.6, false, true],
  ['unsure', 'both, with a word that no article has', 0.3, 0.85, true, true],
  ['none', 'that none does', 0.8, 1, false, true],
])('the verdict of the reader is %j when it says %s', (verdict, _, none, certainty, hasUnknown, isRead) => {
  expect(verdictOf(none, certainty, hasUnknown, isRead)).toBe(verdict);
});
