import { expect, it } from 'vitest';
import { type Verdict, verdictOf } from '../../src/retrieval/verdict.ts';

it.each<[Verdict, string, none: number, first: number | undefined]>([
  ['answered', 'when the articles probably speak of it', 0.1, 0.6],
  ['answered', 'when it is as probable as not', 0.5, 0.5],
  ['answered', 'however improbable the first of many is', 0, 0.01],
  ['unsure', 'when they perhaps do', 0.6, 0.3],
  ['unsure', 'when it is a little less probable than not', 0.51, 0.49],
  ['unsure', 'from one in four on', 0.75, 0.25],
  ['none', 'when they probably do not', 0.9, 0.1],
  ['none', 'below one in four', 0.76, 0.24],
  ['none', 'when there is no sentence at all', 0, undefined],
])('the verdict is %j %s', (verdict, _, none, first) => {
  expect(verdictOf(none, first)).toBe(verdict);
});
