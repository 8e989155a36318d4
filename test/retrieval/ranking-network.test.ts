import { describe, expect, it } from 'vitest';
import {
  type Dropout,
  type Evidence,
  layersOf,
  type Network,
  parameterCount,
  type Shape,
  scoreCandidates,
} from '../../src/retrieval/ranking-network.ts';
import { rounded } from './features/fixtures.ts';

const SHAPE: Shape = {
  sentence: 2,
  term: 2,
  word: 2,
  termUnits: 2,
  wordUnits: 2,
  firstUnits: 2,
  secondUnits: 2,
};
/** The input that is the log-sum-exp of the attention on all words. */
const ATTENTION_INPUT = 12;

/** A network that is small enough to be computed by hand. */
function network(): Network {
  const parameters = new Float64Array(parameterCount(SHAPE));
  const layers = layersOf(parameters, SHAPE);
  layers.termWeights.set([1, 0, 2, -1]);
  layers.termBias.set([0, 0.5]);
  layers.wordWeights.set([1, 2, 3, -1]);
  layers.attention.set([Math.LN2, 0]);
  layers.attentionBias.set([0.5]);
  // The first unit takes the sentence's first feature, the second the first unit of the terms.
  layers.firstWeights.set([1], 0);
  layers.firstWeights.set([1], 2 * 4 + 1);
  layers.firstBias.set([1, -1]);
  layers.secondWeights.set([1, -1, 0, 1]);
  layers.secondBias.set([0, 0.25]);
  layers.outputWeights.set([1, 10]);
  layers.outputBias.set([-0.5]);
  layers.straight.set([0.5], ATTENTION_INPUT);
  return {
    shape: SHAPE,
    means: Float64Array.of(1, 0),
    scales: Float64Array.of(2, 1),
    parameters,
    calibration: { answered: { offset: 0, slopes: [1, 0] }, first: { offset: 0, slopes: [1] } },
  };
}

const evidence = (sentence: number[], terms: number[], words: number[]): Evidence => ({
  sentence: Float32Array.from(sentence),
  terms: Float32Array.from(terms),
  words: Float32Array.from(words),
});
const FULL = evidence([2, 0], [0.25, 1, 0.75, 0], [1, 0, 0, 1, 1, 1]);
const NO_WORDS = evidence([9, -1], [], []);
const ZERO_WORD = evidence([-9, 1], [], [0, 0]);
const CANDIDATES = [FULL, NO_WORDS, ZERO_WORD];

const list = (values: ArrayLike<number>) => Array.from(values, rounded);
const rowsOf = (inputs: Float64Array) =>
  Array.from({ length: inputs.length / 13 }, (_, row) => list(inputs.subarray(13 * row, 13 * row + 13)));

describe('the parameters of a network', () => {
  it('are those of its layers, one after another, as the data file has them', () => {
    const parameters = Float64Array.from({ length: parameterCount(SHAPE) }, (_, i) => i);
    const layers = Object.entries(layersOf(parameters, SHAPE)).map(([name, layer]) => [
      name,
      layer[0],
      layer.length,
    ]);
    expect(layers).toEqual([
      ['termWeights', 0, 4],
      ['termBias', 4, 2],
      ['wordWeights', 6, 4],
      ['wordBias', 10, 2],
      ['attention', 12, 2],
      ['attentionBias', 14, 1],
      ['firstWeights', 15, 26],
      ['firstBias', 41, 2],
      ['secondWeights', 43, 4],
      ['secondBias', 47, 2],
      ['outputWeights', 49, 2],
      ['outputBias', 51, 1],
      ['straight', 52, 13],
    ]);
  });
});

describe('the candidates of a question', () => {
  const trace = () => scoreCandidates(network(), CANDIDATES);

  it('are represented by their features, compared with the best, their terms and their words', () => {
    expect(rowsOf(trace().inputs)).toEqual([
      // Features; differences to the best; terms by share, and their mean; words by attention, and their maximum; attention.
      [2, 0, -3, -1, 1.125, 0.375, 1.5, 0.25, 3.4615, 0.7692, 4, 2, 1.2527],
      [5, -1, 0, -2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      [-5, 1, -10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1667],
    ]);
  });

  it('have attention on their words', () => {
    expect(trace().attention.map(list)).toEqual([[0.0769, 0.3077, 0.6154], [], [1]]);
    expect(trace().strongest.map((one) => [...one])).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(trace().termUnits.map(list)).toEqual([[2.25, 0, 0.75, 0.5], [], []]);
    expect(trace().wordUnits.map(list)).toEqual([[1, 2, 3, 0, 4, 1], [], [0, 0]]);
  });

  it('pass two layers and a skip connection', () => {
    expect(list(trace().first)).toEqual([3, 0.125, 6, 0, 0, 0]);
    expect(list(trace().second)).toEqual([3, 0, 6, 0, 0, 0.25]);
    expect(list(trace().scores)).toEqual([3.1263, 5.5, 2.0833]);
  });

  it('have the same scores in any order', () => {
    const { scores } = scoreCandidates(network(), [ZERO_WORD, FULL, NO_WORDS]);
    expect([...scores]).toEqual([trace().scores[2], trace().scores[0], trace().scores[1]]);
    const twins = scoreCandidates(network(), [FULL, NO_WORDS, FULL]).scores;
    expect(twins[0]).toBe(twins[2]);
  });

  it('may be none', () => {
    const none = scoreCandidates(network(), []);
    expect([none.scores.length, none.attention, none.inputs.length]).toEqual([0, [], 0]);
  });
});

describe('dropout', () => {
  const dropped = (dropout: Dropout) => scoreCandidates(network(), [FULL], dropout);

  it('drops pooled terms and words, but neither sentence features nor the log-sum-exp of the attention', () => {
    const { inputs } = dropped({ pooled: 0.5, hidden: 0, random: () => 0.4 });
    expect(rowsOf(inputs)).toEqual([[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.2527]]);
  });

  it('scales up the remaining values', () => {
    const { inputs } = dropped({ pooled: 0.5, hidden: 0, random: () => 0.5 });
    expect(rowsOf(inputs)).toEqual([[2, 0, 0, 0, 2.25, 0.75, 3, 0.5, 6.9231, 1.5385, 8, 4, 1.2527]]);
  });

  it('drops hidden units as well', () => {
    let draws = 0;
    const { first, second, scores } = dropped({
      pooled: 0,
      hidden: 0.5,
      random: () => (draws++ < 8 ? 0.9 : 0.1),
    });
    expect([list(first), list(second), list(scores)]).toEqual([[0, 0], [0, 0], [0.1263]]);
    const remaining = dropped({ pooled: 0, hidden: 0.5, random: () => 0.9 });
    expect([list(remaining.first), list(remaining.second)]).toEqual([
      [6, 0.25],
      [12, 0],
    ]);
  });

  it('draws no random number for a unit that is 0', () => {
    let draws = 0;
    scoreCandidates(network(), [NO_WORDS], {
      pooled: 0.5,
      hidden: 0.5,
      random() {
        draws++;
        return 0.9;
      },
    });
    expect(draws).toBe(2);
  });
});
