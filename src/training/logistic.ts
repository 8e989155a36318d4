/** Rounds of Newton's method: it has settled after a few. */
const ROUNDS = 20;
/** Keeps the step bounded where one side of the examples is empty. */
const RIDGE = 1e-3;

/**
 * The logistic curve through some examples: the `offset` and the `slope` with which 1 / (1 + exp(-(offset + slope × x)))
 * is how probable it is that an example of value x is true (Platt 1999, "Probabilistic outputs for support vector
 * machines").
 */
export function fitLogistic(examples: readonly { x: number; is: boolean }[]): {
  offset: number;
  slope: number;
} {
  let offset = 0;
  let slope = 1;
  for (let round = 0; round < ROUNDS; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, RIDGE, 0, RIDGE];
    for (const { x, is } of examples) {
      const probability = 1 / (1 + Math.exp(-(offset + slope * x)));
      const error = (is ? 1 : 0) - probability;
      const weight = probability * (1 - probability);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { offset, slope };
}
