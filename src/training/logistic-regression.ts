/** Fits logistic curves. */

import type { Logistic } from '../retrieval/calibration.ts';

/** Iterations of Newton's method, which converges after a few. */
const ITERATIONS = 20;
/** Ridge regularization: keeps the step bounded where all examples are true, or all false. */
const RIDGE = 1e-3;

/**
 * Fits a logistic curve to some examples: the probability that an example is true, by its values (Platt 1999,
 * "Probabilistic outputs for support vector machines", for one value).
 *
 * @param examples all with the same number of values
 */
export function fitLogistic(examples: readonly { values: readonly number[]; is: boolean }[]): Logistic {
  const size = (examples[0]?.values.length ?? 0) + 1;
  let weights = new Float64Array(size);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, (_, i) =>
      Float64Array.from({ length: size }, (_, j) => (i === j ? RIDGE : 0)),
    );
    for (const { values, is } of examples) {
      const inputs = [1, ...values];
      const sum = inputs.reduce((total, value, i) => total + value * weights[i]!, 0);
      const probability = 1 / (1 + Math.exp(-sum));
      inputs.forEach((value, i) => {
        gradient[i]! += ((is ? 1 : 0) - probability) * value;
        inputs.forEach((other, j) => {
          hessian[i]![j]! += probability * (1 - probability) * value * other;
        });
      });
    }
    const step = solve(hessian, gradient);
    weights = weights.map((weight, i) => weight + step[i]!);
  }
  const [offset = 0, ...slopes] = weights;
  return { offset, slopes };
}

/** Solves a system of linear equations by Gaussian elimination, in place. */
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
