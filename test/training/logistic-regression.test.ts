import { describe, expect, it } from 'vitest';
import { probabilityAt } from '../../src/retrieval/calibration.ts';
import { fitLogistic } from '../../src/training/logistic-regression.ts';

describe('a fitted logistic curve', () => {
  const examples = (values: number[], yes: number, no: number) => [
    ...Array.from({ length: yes }, () => ({ values, is: true })),
    ...Array.from({ length: no }, () => ({ values, is: false })),
  ];

  it('equals the shares of true examples at two points', () => {
    // One in four at 0, and three in four at 2: log-odds of -ln 3 and ln 3.
    const { offset, slopes } = fitLogistic([...examples([0], 100, 300), ...examples([2], 300, 100)]);
    expect(offset).toBeCloseTo(-Math.log(3), 3);
    expect(slopes).toHaveLength(1);
    expect(slopes[0]).toBeCloseTo(Math.log(3), 3);
  });

  it('has a slope for each value', () => {
    const curve = fitLogistic([
      ...examples([0, 0], 200, 200),
      ...examples([1, 0], 300, 100),
      ...examples([0, 1], 100, 300),
      ...examples([1, 1], 200, 200),
    ]);
    expect(curve.offset).toBeCloseTo(0, 6);
    expect(curve.slopes[0]).toBeCloseTo(Math.log(3), 3);
    expect(curve.slopes[1]).toBeCloseTo(-Math.log(3), 3);
    expect(probabilityAt([1, 1], curve)).toBeCloseTo(0.5, 6);
  });

  it('stays bounded when all examples are true', () => {
    const { offset, slopes } = fitLogistic(examples([1], 10, 0));
    expect(Number.isFinite(offset)).toBe(true);
    expect(probabilityAt([1], { offset, slopes })).toBeGreaterThan(0.95);
  });

  it('is constant without examples', () => {
    expect(fitLogistic([])).toEqual({ offset: 0, slopes: [] });
  });
});
