import { expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../src/retrieval/verdict.ts';

it.each<[Verdict, string, none: number]>([
  ['answered', 'when the articles surely speak of it', 0],
  ['answered', 'when they very probably do', 0.16],
  ['unsure', 'when they do a little less probably', 0.17],
  ['unsure', 'when they perhaps do', 0.6],
  ['none', 'when they rather do not', 0.61],
  ['none', 'when there is no sentence at all', 1],
])('the verdict is %j %s', (verdict, _, none) => {
  expect(verdictOf(none)).toBe(verdict);
});
