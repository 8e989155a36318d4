/** The optimizer AdamW. */

/** The decay rates of the means of the gradient and of its square, and what keeps the divisor above 0: as in the paper. */
const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/**
 * Gradient descent by AdamW: Loshchilov & Hutter (2019), "Decoupled weight decay regularization".
 *
 * @param decay the share of each parameter that a step at rate 1 subtracts
 */
export class AdamW {
  readonly #parameters: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #decay: number;
  #steps = 0;

  constructor(parameters: Float64Array, decay: number) {
    this.#parameters = parameters;
    this.#mean = new Float64Array(parameters.length);
    this.#square = new Float64Array(parameters.length);
    this.#decay = decay;
  }

  /** @param scale what the gradient is divided by: the number, or the total weight, of the examples it is the sum of */
  step(gradient: Float64Array, scale: number, rate: number): void {
    this.#steps++;
    const meanScale = 1 - FIRST_DECAY ** this.#steps;
    const squareScale = 1 - SECOND_DECAY ** this.#steps;
    for (let i = 0; i < gradient.length; i++) {
      const slope = gradient[i]! / scale;
      this.#mean[i] = FIRST_DECAY * this.#mean[i]! + (1 - FIRST_DECAY) * slope;
      this.#square[i] = SECOND_DECAY * this.#square[i]! + (1 - SECOND_DECAY) * slope * slope;
      const move = this.#mean[i]! / meanScale / (Math.sqrt(this.#square[i]! / squareScale) + EPSILON);
      this.#parameters[i]! -= rate * (move + this.#decay * this.#parameters[i]!);
    }
  }
}
