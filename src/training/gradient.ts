/** The loss of the ranking network and its gradient. */

import { probabilitiesOf } from '../retrieval/calibration.ts';
import {
  ATTENTION_SCALE,
  type Dropout,
  type Evidence,
  inputCount,
  type Layers,
  layersOf,
  type Network,
  type Shape,
  scoreCandidates,
  type Trace,
} from '../retrieval/ranking-network.ts';

/** One question with its candidates. */
export interface List {
  candidates: readonly Evidence[];
  /** The indices of the candidates that answer; none when the articles do not answer. */
  right: readonly number[];
  /** For each right candidate, the indices of the words that are the answer; none when they are not known. */
  answers: readonly (readonly number[])[];
  /** The weight of its loss. */
  weight: number;
}

/** The weight of the attention loss beside the ranking loss. */
const ATTENTION_WEIGHT = 0.3;

/**
 * Adds the gradient of one list's loss: the listwise softmax loss of Cao et al. (2007), "Learning to rank: from pairwise
 * approach to listwise approach", with one more item in the list for "none answers", and the negative logarithm of the
 * attention on the answer.
 *
 * @param gradient added to; laid out like the network's parameters
 * @returns the loss
 */
export function addGradient(network: Network, list: List, dropout: Dropout, gradient: Float64Array): number {
  const { candidates, right, answers, weight } = list;
  const { shape } = network;
  const trace = scoreCandidates(network, candidates, dropout);
  const weights = layersOf(network.parameters, shape);
  const into = layersOf(gradient, shape);
  const { each, none } = probabilitiesOf(trace.scores);
  const part = weight / Math.max(1, right.length);
  let loss = right.length === 0 ? -weight * Math.log(none + 1e-12) : 0;
  candidates.forEach((candidate, c) => {
    const rightIndex = right.indexOf(c);
    if (rightIndex >= 0) loss -= part * Math.log(each[c]! + 1e-12);
    const slope = weight * each[c]! - (rightIndex >= 0 ? part : 0);
    const inputs = backThroughHidden(trace, c, slope, shape, weights, into, dropout);
    const pooled = inputs.subarray(2 * shape.sentence);
    backThroughTerms(candidate.terms, trace.termUnits[c]!, pooled, shape, into);

    const attention = trace.attention[c]!;
    const answer = rightIndex >= 0 ? answers[rightIndex]! : [];
    const onAnswer = answer.reduce((sum, word) => sum + attention[word]!, 0);
    const slopes = new Float64Array(attention.length);
    if (onAnswer > 0) {
      loss -= ATTENTION_WEIGHT * part * Math.log(onAnswer);
      attention.forEach((share, word) => {
        const wanted = answer.includes(word) ? share / onAnswer : 0;
        slopes[word] = ATTENTION_WEIGHT * part * (share - wanted);
      });
    }
    backThroughWords(
      candidate.words,
      trace,
      c,
      pooled.subarray(2 * shape.termUnits),
      slopes,
      shape,
      weights,
      into,
    );
  });
  return loss;
}

/** Returns the gradient of the loss with respect to each input of the first layer, before dropout. */
function backThroughHidden(
  trace: Trace,
  c: number,
  slope: number,
  shape: Shape,
  weights: Layers,
  into: Layers,
  dropout: Dropout,
): Float64Array {
  const width = inputCount(shape);
  const inputs = rowOf(trace.inputs, c, width);
  into.outputBias[0]! += slope;
  const first = rowOf(trace.first, c, shape.firstUnits);
  const second = rowOf(trace.second, c, shape.secondUnits);
  const secondSlopes = new Float64Array(second.length);
  second.forEach((value, u) => {
    into.outputWeights[u]! += slope * value;
    // A unit that is 0 was rectified or dropped: either way its gradient is 0.
    if (value > 0) secondSlopes[u] = (slope * weights.outputWeights[u]!) / (1 - dropout.hidden);
  });
  const firstSlopes = backThroughLayer(
    first,
    secondSlopes,
    weights.secondWeights,
    into.secondWeights,
    into.secondBias,
  );
  first.forEach((value, u) => {
    firstSlopes[u] = value > 0 ? firstSlopes[u]! / (1 - dropout.hidden) : 0;
  });
  const inputSlopes = backThroughLayer(
    inputs,
    firstSlopes,
    weights.firstWeights,
    into.firstWeights,
    into.firstBias,
  );
  inputs.forEach((value, i) => {
    into.straight[i]! += slope * value;
    inputSlopes[i]! += slope * weights.straight[i]!;
    if (i >= 2 * shape.sentence && i < width - 1)
      inputSlopes[i] = value === 0 ? 0 : inputSlopes[i]! / (1 - dropout.pooled);
  });
  return inputSlopes;
}

function backThroughTerms(
  rows: Float32Array,
  units: Float64Array,
  pooled: Float64Array,
  shape: Shape,
  into: Layers,
): void {
  const { term, termUnits } = shape;
  const count = rows.length / term;
  const slopes = new Float64Array(termUnits);
  for (let t = 0; t < count; t++) {
    const row = rowOf(rows, t, term);
    for (let u = 0; u < termUnits; u++)
      slopes[u] = units[t * termUnits + u]! > 0 ? pooled[u]! * row[0]! + pooled[termUnits + u]! / count : 0;
    addOuter(row, slopes, into.termWeights, into.termBias);
  }
}

/** @param slopes the gradient of the attention loss with respect to each word's attention, before the softmax */
function backThroughWords(
  rows: Float32Array,
  trace: Trace,
  c: number,
  pooled: Float64Array,
  slopes: Float64Array,
  shape: Shape,
  weights: Layers,
  into: Layers,
): void {
  const { word, wordUnits } = shape;
  const units = trace.wordUnits[c]!;
  const attention = trace.attention[c]!;
  const strongest = trace.strongest[c]!;
  const count = attention.length;
  const pulls = Float64Array.from(attention, (_, w) => dot(rowOf(units, w, wordUnits), pooled));
  const meanPull = dot(attention, pulls);
  const own = new Float64Array(wordUnits);
  for (let w = 0; w < count; w++) {
    const row = rowOf(units, w, wordUnits);
    const slope =
      slopes[w]! +
      attention[w]! * (pulls[w]! - meanPull) +
      ATTENTION_SCALE * pooled[2 * wordUnits]! * attention[w]!;
    into.attentionBias[0]! += slope;
    for (let u = 0; u < wordUnits; u++) {
      const value = row[u]!;
      into.attention[u]! += slope * value;
      own[u] =
        value > 0
          ? slope * weights.attention[u]! +
            attention[w]! * pooled[u]! +
            (strongest[u] === w ? pooled[wordUnits + u]! : 0)
          : 0;
    }
    addOuter(rowOf(rows, w, word), own, into.wordWeights, into.wordBias);
  }
}

/** The backward pass of one layer, for one row: adds the gradient of its weights, and returns that of its inputs. */
function backThroughLayer(
  inputs: Float64Array,
  slopes: Float64Array,
  weights: Float64Array,
  intoWeights: Float64Array,
  intoBias: Float64Array,
): Float64Array {
  addOuter(inputs, slopes, intoWeights, intoBias);
  const units = slopes.length;
  return Float64Array.from(inputs, (_, i) => {
    let sum = 0;
    for (let u = 0; u < units; u++) sum += weights[i * units + u]! * slopes[u]!;
    return sum;
  });
}

function addOuter(
  inputs: Float32Array | Float64Array,
  slopes: Float64Array,
  weights: Float64Array,
  bias: Float64Array,
): void {
  const units = slopes.length;
  for (let u = 0; u < units; u++) bias[u]! += slopes[u]!;
  for (let i = 0; i < inputs.length; i++) {
    const value = inputs[i]!;
    if (value === 0) continue;
    for (let u = 0; u < units; u++) weights[i * units + u]! += value * slopes[u]!;
  }
}

function rowOf<Rows extends Float32Array | Float64Array>(rows: Rows, row: number, width: number): Rows {
  return rows.subarray(row * width, (row + 1) * width) as Rows;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
