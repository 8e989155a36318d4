import { describe, expect, it } from 'vitest';
import { probabilityAt } from '../../src/retrieval/calibration.ts';
import { fitLogistic } from '../../src/training/logistic-regression.ts';

describe('the logistic curve through examples', () => {
  const of = (values: number[], yes: number, no: number) => [
    ...Array.from({ length: yes }, () => ({ values, is: true })),
    ...Array.from({ length: no }, () => ({ values, is: false })),
  ];

  it('goes through the shares of two points', () => {
    // 1 of 4 at 0, and 3 of 4 at 2: ln 3 apart from even on either side.
    const { offset, slopes } = fitLogistic([...of([0], 100, 300), ...of([2], 300, 100)]);
    expect(offset).toBeCloseTo(-Math.log(3), 3);
    expect(slopes).toHaveLength(1);
    expect(slopes[0]).toBeCloseTo(Math.log(3), 3);
  });

  it('tells several values apart', () => {
    const curve = fitLogistic([
      ...of([0, 0], 200, 200),
      ...of([1, 0], 300, 100),
      ...of([0, 1], 100, 300),
      ...of([1, 1], 200, 200),
    ]);
    expect(curve.offset).toBeCloseTo(0, 6);
    expect(curve.slopes[0]).toBeCloseTo(Math.log(3), 3);
    expect(curve.slopes[1]).toBeCloseTo(-Math.log(3), 3);
    expect(probabilityAt([1, 1], curve)).toBeCloseTo(0.5, 6);
  });

  it('stays bounded where all examples are on one side', () => {
    const { offset, slopes } = fitLogistic(of([1], 10, 0));
    expect(Number.isFinite(offset)).toBe(true);
    expect(probabilityAt([1], { offset, slopes })).toBeGreaterThan(0.95);
  });

  it('is even of nothing', () => {
    expect(fitLogistic([])).toEqual({ offset: 0, slopes: [] });
  });
});
