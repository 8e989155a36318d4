/** Builds a small network for tests. */

import { FEATURE_COUNTS } from '../../src/retrieval/features/evidence.ts';
import { SENTENCE_FEATURES } from '../../src/retrieval/features/sentence.ts';
import { layersOf, type Network, parameterCount, type Shape } from '../../src/retrieval/ranking-network.ts';

const SHAPE: Shape = { ...FEATURE_COUNTS, termUnits: 1, wordUnits: 2, firstUnits: 3, secondUnits: 1 };

/** A network that scores a sentence by a weighted sum of some of its features. */
export function networkBy(weights: Record<string, number>, bias = 0): Network {
  const parameters = new Float64Array(parameterCount(SHAPE));
  const { straight, outputBias } = layersOf(parameters, SHAPE);
  outputBias[0] = bias;
  for (const [name, weight] of Object.entries(weights)) straight[SENTENCE_FEATURES.indexOf(name)] = weight;
  return {
    shape: SHAPE,
    means: new Float64Array(SHAPE.sentence),
    scales: new Float64Array(SHAPE.sentence).fill(1),
    parameters,
    calibration: { answered: { offset: 0, slopes: [1, 0, 0, 0] }, first: { offset: 0, slopes: [1] } },
  };
}
