import type { Logistic } from '../retrieval/calibration.ts';

/** Rounds of Newton's method: it has settled after a few. */
const ROUNDS = 20;
/** Keeps the step bounded where one side of the examples is empty. */
const RIDGE = 1e-3;

/**
 * The logistic curve through some examples: how probable it is that an example is true, by its values (Platt 1999,
 * "Probabilistic outputs for support vector machines", of one value).
 *
 * @param examples all of as many values
 */
export function fitLogistic(examples: readonly { values: readonly number[]; is: boolean }[]): Logistic {
  const size = (examples[0]?.values.length ?? 0) + 1;
  let weights = new Float64Array(size);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = new Float64Array(size);
    const curve = Array.from({ length: size }, (_, i) =>
      Float64Array.from({ length: size }, (_, j) => (i === j ? RIDGE : 0)),
    );
    for (const { values, is } of examples) {
      const inputs = [1, ...values];
      const sum = inputs.reduce((total, value, i) => total + value * weights[i]!, 0);
      const probability = 1 / (1 + Math.exp(-sum));
      inputs.forEach((value, i) => {
        slope[i]! += ((is ? 1 : 0) - probability) * value;
        inputs.forEach((other, j) => {
          curve[i]![j]! += probability * (1 - probability) * value * other;
        });
      });
    }
    const step = solve(curve, slope);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  const [offset = 0, ...slopes] = weights;
  return { offset, slopes };
}

/** The solution of a system of linear equations, by Gaussian elimination; both are used up. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++)
    for (let row = i + 1; row < size; row++) {
      const factor = matrix[row]![i]! / matrix[i]![i]!;
      for (let column = i; column < size; column++) matrix[row]![column]! -= factor * matrix[i]![column]!;
      right[row]! -= factor * right[i]!;
    }
  for (let i = size - 1; i >= 0; i--) {
    for (let column = i + 1; column < size; column++) right[i]! -= matrix[i]![column]! * right[column]!;
    right[i]! /= matrix[i]![i]!;
  }
  return right;
}
