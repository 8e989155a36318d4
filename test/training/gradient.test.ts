import { describe, expect, it } from 'vitest';
import { type Network, parameterCount, type Shape } from '../../src/retrieval/ranking-network.ts';
import { addGradient, type List } from '../../src/training/gradient.ts';
import { randomFrom } from '../../src/training/random.ts';

const SHAPE: Shape = {
  sentence: 5,
  term: 4,
  word: 6,
  termUnits: 3,
  wordUnits: 4,
  firstUnits: 6,
  secondUnits: 4,
};

describe('the gradient', () => {
  it.each([
    ['a question that one candidate answers', [1], [[2, 3]]],
    ['a question that two candidates answer', [0, 2], [[1], []]],
    ['a question that no candidate answers', [], []],
  ])('equals the difference quotient of the loss, for %s', (_, right, answers) => {
    const random = randomFrom(7);
    const values = (length: number) => Float32Array.from({ length }, () => (random() < 0.3 ? 0 : random()));
    const network: Network = {
      shape: SHAPE,
      means: new Float64Array(SHAPE.sentence).fill(0.5),
      scales: new Float64Array(SHAPE.sentence).fill(2),
      parameters: Float64Array.from({ length: parameterCount(SHAPE) }, () => random() - 0.4),
      calibration: { answered: { offset: 0, slopes: [1, 0] }, first: { offset: 0, slopes: [1] } },
    };
    const list: List = {
      candidates: [7, 5, 9].map((words) => ({
        sentence: values(SHAPE.sentence),
        terms: values(3 * SHAPE.term),
        words: values(words * SHAPE.word),
      })),
      right,
      answers,
      weight: 0.7,
    };
    const noDropout = { pooled: 0, hidden: 0, random };
    const loss = (gradient = new Float64Array(network.parameters.length)) =>
      addGradient(network, list, noDropout, gradient);
    const gradient = new Float64Array(network.parameters.length);
    loss(gradient);
    network.parameters.forEach((parameter, i) => {
      network.parameters[i] = parameter + 1e-3;
      const above = loss();
      network.parameters[i] = parameter - 1e-3;
      const below = loss();
      network.parameters[i] = parameter;
      expect(gradient[i]).toBeCloseTo((above - below) / 2e-3, 2);
    });
  });
});
