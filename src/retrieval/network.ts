/** How large a network is: how many numbers it is given, and the sizes of its two hidden layers. */
export interface Shape {
  inputs: number;
  first: number;
  second: number;
}

/** How many parameters a network of this shape has. */
export function parameterCount(shape: Shape): number {
  return layout(shape).bias3 + 1;
}

/**
 * Where the parameters lie: the first layer's weights, unit after unit, and its biases; the same of the second; the
 * output's weights, those of the straight connection from the inputs, and the output's bias.
 */
export function layout({ inputs, first, second }: Shape) {
  const bias1 = first * inputs;
  const weights2 = bias1 + first;
  const bias2 = weights2 + second * first;
  const weights3 = bias2 + second;
  const straight = weights3 + second;
  return { weights1: 0, bias1, weights2, bias2, weights3, straight, bias3: straight + inputs };
}

/**
 * The score of each row: two hidden layers of rectified units, and a straight connection beside them.
 *
 * @param parameters as `layout` says
 * @param rows the inputs of each row, one row after another
 */
export function scoresOf(parameters: Float32Array, shape: Shape, rows: Float32Array): Float64Array {
  const { inputs, first, second } = shape;
  const at = layout(shape);
  const scores = new Float64Array(rows.length / inputs);
  const hidden = new Float32Array(first);
  for (let row = 0; row < scores.length; row++) {
    const x = row * inputs;
    for (let h = 0; h < first; h++)
      hidden[h] = Math.max(0, parameters[at.bias1 + h]! + dot(parameters, h * inputs, rows, x, inputs));
    let score = parameters[at.bias3]! + dot(parameters, at.straight, rows, x, inputs);
    for (let k = 0; k < second; k++) {
      const sum = parameters[at.bias2 + k]! + dot(parameters, at.weights2 + k * first, hidden, 0, first);
      if (sum > 0) score += parameters[at.weights3 + k]! * sum;
    }
    scores[row] = score;
  }
  return scores;
}

function dot(a: Float32Array, aStart: number, b: Float32Array, bStart: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[aStart + i]! * b[bStart + i]!;
  return sum;
}
