import { describe, expect, it } from 'vitest';
import { logOdds, oddsFrom, probabilitiesOf, probabilityAt } from '../../src/retrieval/calibration.ts';
import { rounded } from './features/fixtures.ts';

/** The log-odds that a certain event has. */
const BOUND = rounded(logOdds(1));

describe('the probabilities of candidates', () => {
  it.each([
    [[], [], 1],
    [[0], [0.5], 0.5],
    [[Math.LN2, 0], [0.5, 0.25], 0.25],
    [[-Math.LN2, -Math.LN2], [0.25, 0.25], 0.5],
    [[1_000, 1_000], [0.5, 0.5], 0],
    [[-1_000], [0], 1],
  ])('sum to 1, with that of no answer: %j', (scores, each, none) => {
    const found = probabilitiesOf(Float64Array.from(scores));
    expect(Array.from(found.each, rounded)).toEqual(each);
    expect(found.none).toBeCloseTo(none, 12);
    expect(found.each.reduce((sum, one) => sum + one, found.none)).toBeCloseTo(1, 12);
  });

  it.each([
    [[0], 0, BOUND],
    [[Math.LN2, 0], rounded(Math.log(3)), rounded(Math.LN2)],
    [[0, Math.LN2], rounded(Math.log(3)), rounded(Math.LN2)],
    [[1_000, 1_000], BOUND, 0],
    [[-1_000], -BOUND, -BOUND],
    [[], -BOUND, -BOUND],
  ])('give bounded log-odds for any, and for the best of them: %j', (scores, some, first) => {
    const odds = oddsFrom(Float64Array.from(scores));
    expect({ some: rounded(odds.some), first: rounded(odds.first) }).toEqual({ some, first });
  });

  it('are calibrated by a logistic curve', () => {
    expect(probabilityAt([2, 3], { offset: 1, slopes: [2, -1] })).toBeCloseTo(0.880797, 6);
    expect(probabilityAt([2, 3], { offset: -2, slopes: [1] })).toBe(0.5);
    expect(probabilityAt([1e9], { offset: 0, slopes: [1] })).toBe(1);
  });
});
