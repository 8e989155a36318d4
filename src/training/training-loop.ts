/** Trains the ranking network. */

import { FEATURE_COUNTS } from '../retrieval/features/evidence.ts';
import {
  inputCount,
  layersOf,
  type Network,
  parameterCount,
  type Shape,
} from '../retrieval/ranking-network.ts';
import { ablate } from './ablation.ts';
import { AdamW } from './adamw.ts';
import { addGradient, type List } from './gradient.ts';

/** The sizes of the layers: with these, a forward pass takes about as long as computing the features. */
export const SHAPE: Shape = {
  ...FEATURE_COUNTS,
  termUnits: 20,
  wordUnits: 24,
  firstUnits: 64,
  secondUnits: 32,
};

/** Passes over the examples: after four, the results on other sets get worse. */
export const EPOCHS = 3;
/** Examples per step. */
const BATCH = 32;
/** The initial learning rate; it falls to 0 along a cosine. */
const RATE = 2e-3;
/** The weight decay: see `AdamW`. */
const DECAY = 1e-2;
const DROPOUT = { pooled: 0.2, hidden: 0.3 };

/**
 * A network with random weights.
 *
 * @param lists examples that the means and deviations of the sentence features are estimated on
 */
export function newNetwork(lists: readonly List[], random: () => number): Network {
  const parameters = new Float64Array(parameterCount(SHAPE));
  const layers = layersOf(parameters, SHAPE);
  const fill = (weights: Float64Array, inputs: number) => {
    // He et al. (2015), "Delving deep into rectifiers", but uniform, and half as wide.
    const bound = Math.sqrt(3 / inputs) / Math.SQRT2;
    for (let i = 0; i < weights.length; i++) weights[i] = (2 * random() - 1) * bound;
  };
  fill(layers.termWeights, SHAPE.term);
  fill(layers.wordWeights, SHAPE.word);
  fill(layers.attention, SHAPE.wordUnits);
  fill(layers.firstWeights, inputCount(SHAPE));
  fill(layers.secondWeights, SHAPE.firstUnits);
  fill(layers.outputWeights, SHAPE.secondUnits);
  const rows = lists.flatMap(({ candidates }) => candidates.map(({ sentence }) => sentence));
  const mean = (f: number, of: (value: number) => number) =>
    rows.reduce((sum, row) => sum + of(row[f]!), 0) / rows.length;
  const means = Float64Array.from({ length: SHAPE.sentence }, (_, f) => mean(f, (value) => value));
  const scales = means.map(
    (middle, f) => 1 / Math.max(1e-3, Math.sqrt(mean(f, (value) => (value - middle) ** 2))),
  );
  return {
    shape: SHAPE,
    means,
    scales,
    parameters,
    calibration: { answered: { offset: 0, slopes: [1, 0, 0, 0] }, first: { offset: 0, slopes: [1] } },
  };
}

/**
 * Trains a network in place.
 *
 * @param lists the examples of one epoch, in a new order each time
 * @param count about how many there are
 * @param progress called after each step, with the number of examples so far and the mean loss of the step
 * @param without kinds of features that are left out: see `ablate`
 */
export function learn(
  network: Network,
  lists: () => Iterable<List>,
  count: number,
  random: () => number,
  progress: (done: number, loss: number) => void,
  without: readonly string[] = [],
): void {
  ablate(network, without);
  const adam = new AdamW(network.parameters, DECAY);
  const gradient = new Float64Array(network.parameters.length);
  const steps = Math.ceil((EPOCHS * count) / BATCH);
  let step = 0;
  let done = 0;
  let batch = 0;
  let scale = 0;
  let loss = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const list of lists()) {
      loss += addGradient(network, list, { ...DROPOUT, random }, gradient);
      scale += list.weight;
      done++;
      if (++batch < BATCH) continue;
      const rate = 0.5 * RATE * (1 + Math.cos((Math.PI * Math.min(step, steps)) / steps));
      adam.step(gradient, scale, rate);
      ablate(network, without);
      gradient.fill(0);
      progress(done, loss / scale);
      step++;
      batch = scale = loss = 0;
    }
}
