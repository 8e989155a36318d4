import { describe, expect, it } from 'vitest';
import { AdamW } from '../../src/training/adamw.ts';

describe('a step of AdamW', () => {
  it('is first as long as the rate, against the gradient, whatever its size', () => {
    const parameters = Float64Array.of(1, 1, 1);
    new AdamW(parameters, 0).step(Float64Array.of(5, -0.001, 0), 1, 0.1);
    expect(parameters[0]).toBeCloseTo(0.9, 6);
    expect(parameters[1]).toBeCloseTo(1.1, 5);
    expect(parameters[2]).toBe(1);
  });

  it('follows the decaying means of the gradients and of their squares', () => {
    const parameters = Float64Array.of(0);
    const optimizer = new AdamW(parameters, 0);
    optimizer.step(Float64Array.of(4), 2, 0.1);
    optimizer.step(Float64Array.of(-2), 2, 0.1);
    // For a batch of two, the mean gradients are 2 and -1.
    const mean = (0.9 * 0.1 * 2 - 0.1) / (1 - 0.9 ** 2);
    const square = (0.999 * 0.001 * 4 + 0.001) / (1 - 0.999 ** 2);
    expect(parameters[0]).toBeCloseTo(-0.1 - (0.1 * mean) / Math.sqrt(square), 8);
  });

  it('subtracts a share of each parameter, in proportion to the rate', () => {
    const parameters = Float64Array.of(10, -10);
    new AdamW(parameters, 0.5).step(Float64Array.of(0, 0), 1, 0.1);
    expect([...parameters]).toEqual([9.5, -9.5]);
  });

  it('finds the minimum of a quadratic function', () => {
    const parameters = Float64Array.of(3, -2);
    const optimizer = new AdamW(parameters, 0);
    for (let i = 0; i < 2_000; i++)
      optimizer.step(Float64Array.of(2 * (parameters[0]! - 1), 20 * (parameters[1]! - 4)), 1, 0.02);
    expect(parameters[0]).toBeCloseTo(1, 2);
    expect(parameters[1]).toBeCloseTo(4, 2);
  });
});
