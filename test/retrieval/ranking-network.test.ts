import { describe, expect, it } from 'vitest';
import { oddsFrom, probabilitiesOf, probabilityAt } from '../../src/retrieval/calibration.ts';
import {
  type Dropout,
  type Evidence,
  inputCount,
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
const ON_ALL_WORDS = 12;

/** Small enough to be computed by hand. */
function network(): Network {
  const parameters = new Float64Array(parameterCount(SHAPE));
  const layers = layersOf(parameters, SHAPE);
  layers.termWeights.set([1, 0, 2, -1]);
  layers.termBias.set([0, 0.5]);
  layers.wordWeights.set([1, 2, 3, -1]);
  layers.attention.set([Math.LN2, 0]);
  layers.attentionBias.set([0.5]);
  // The first unit has the sentence's first feature, the second the first unit of the terms.
  layers.firstWeights.set([1], 0);
  layers.firstWeights.set([1], 2 * 4 + 1);
  layers.firstBias.set([1, -1]);
  layers.secondWeights.set([1, -1, 0, 1]);
  layers.secondBias.set([0, 0.25]);
  layers.outputWeights.set([1, 10]);
  layers.outputBias.set([-0.5]);
  layers.straight.set([0.5], ON_ALL_WORDS);
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
const BARE = evidence([9, -1], [], []);
const BLANK = evidence([-9, 1], [], [0, 0]);
const CANDIDATES = [FULL, BARE, BLANK];

const list = (values: ArrayLike<number>) => Array.from(values, rounded);
const rowsOf = (inputs: Float64Array) =>
  Array.from({ length: inputs.length / 13 }, (_, row) => list(inputs.subarray(13 * row, 13 * row + 13)));

describe('the parameters of a network', () => {
  it('are counted by its shape', () => {
    expect(inputCount(SHAPE)).toBe(13);
    expect(parameterCount(SHAPE)).toBe(65);
    expect(inputCount({ ...SHAPE, sentence: 3, termUnits: 4, wordUnits: 5 })).toBe(25);
  });

  it('are cut into layers, one after another', () => {
    const parameters = Float64Array.from({ length: 65 }, (_, i) => i);
    const cut = Object.entries(layersOf(parameters, SHAPE)).map(([name, layer]) => [
      name,
      layer[0],
      layer.length,
    ]);
    expect(cut).toEqual([
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

  it('have inputs from their features, the best of the list, their terms and their words', () => {
    expect(rowsOf(trace().inputs)).toEqual([
      // Features; less the best; terms by share; their mean; words by attention; the most of any; attention in all.
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

  it('have the same scores in whatever order they come', () => {
    const { scores } = scoreCandidates(network(), [BLANK, FULL, BARE]);
    expect([...scores]).toEqual([trace().scores[2], trace().scores[0], trace().scores[1]]);
    const twins = scoreCandidates(network(), [FULL, BARE, FULL]).scores;
    expect(twins[0]).toBe(twins[2]);
  });

  it('may be none', () => {
    const none = scoreCandidates(network(), []);
    expect([none.scores.length, none.attention, none.inputs.length]).toEqual([0, [], 0]);
  });
});

describe('dropout', () => {
  const dropped = (dropout: Dropout) => scoreCandidates(network(), [FULL], dropout);

  it('drops pooled terms and words, but not the features of the sentence or the log-sum-exp of the attention', () => {
    const { inputs } = dropped({ pooled: 0.5, hidden: 0, random: () => 0.4 });
    expect(rowsOf(inputs)).toEqual([[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1.2527]]);
  });

  it('scales up what is kept', () => {
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
    const kept = dropped({ pooled: 0, hidden: 0.5, random: () => 0.9 });
    expect([list(kept.first), list(kept.second)]).toEqual([
      [6, 0.25],
      [12, 0],
    ]);
  });

  it('draws no random number for a unit that is 0', () => {
    let draws = 0;
    scoreCandidates(network(), [BARE], {
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

describe('scores as probabilities', () => {
  it.each([
    [[], [], 1],
    [[0], [0.5], 0.5],
    [[Math.LN2, 0], [0.5, 0.25], 0.25],
    [[-Math.LN2, -Math.LN2], [0.25, 0.25], 0.5],
    [[1_000, 1_000], [0.5, 0.5], 0],
    [[-1_000], [0], 1],
  ])('sum to 1 with that of none: %j', (scores, each, none) => {
    const found = probabilitiesOf(Float64Array.from(scores));
    expect(list(found.each)).toEqual(each);
    expect(found.none).toBeCloseTo(none, 12);
    expect(found.each.reduce((sum, one) => sum + one, found.none)).toBeCloseTo(1, 12);
  });

  it.each([
    [[0], 0, 13.8155],
    [[Math.LN2, 0], 1.0986, rounded(Math.LN2)],
    [[0, Math.LN2], 1.0986, rounded(Math.LN2)],
    [[1_000, 1_000], 13.8155, 0],
    [[-1_000], -13.8155, -13.8155],
    [[], -13.8155, -13.8155],
  ])('are bounded odds for any, and for the first of them: %j', (scores, some, first) => {
    const odds = oddsFrom(Float64Array.from(scores));
    expect({ some: rounded(odds.some), first: rounded(odds.first) }).toEqual({ some, first });
  });

  it('are read by a logistic curve', () => {
    expect(probabilityAt([2, 3], { offset: 1, slopes: [2, -1] })).toBeCloseTo(0.880797, 6);
    expect(probabilityAt([2, 3], { offset: -2, slopes: [1] })).toBe(0.5);
    expect(probabilityAt([1e9], { offset: 0, slopes: [1] })).toBe(1);
  });
});
