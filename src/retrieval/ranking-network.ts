/** The neural network of the second stage: scores candidates by their features. */

import type { Calibration } from './calibration.ts';

/** The features of one candidate. */
export interface Evidence {
  /** The features of the sentence as a whole. */
  sentence: Float32Array;
  /** The features of the question's terms, a row for each. */
  terms: Float32Array;
  /** The features of the sentence's words, a row for each. */
  words: Float32Array;
}

/** The size of a network: how many features a sentence, a term and a word have, and how many units each layer has. */
export interface Shape {
  sentence: number;
  term: number;
  word: number;
  termUnits: number;
  wordUnits: number;
  firstUnits: number;
  secondUnits: number;
}

/** A trained network. */
export interface Network {
  shape: Shape;
  /** For each feature of the sentence: its mean, and one over its standard deviation. */
  means: Float64Array;
  scales: Float64Array;
  /** All weights, one layer after another: see `layersOf`. */
  parameters: Float64Array;
  calibration: Calibration;
}

/** The parameters by layer. Weights are stored input by input, so that inputs of 0 can be skipped. */
export interface Layers {
  termWeights: Float64Array;
  termBias: Float64Array;
  wordWeights: Float64Array;
  wordBias: Float64Array;
  attention: Float64Array;
  attentionBias: Float64Array;
  firstWeights: Float64Array;
  firstBias: Float64Array;
  secondWeights: Float64Array;
  secondBias: Float64Array;
  outputWeights: Float64Array;
  outputBias: Float64Array;
  straight: Float64Array;
}

/** Normalised features are clipped to this many standard deviations, so that a rare feature does not outweigh the others. */
const MAX_DEVIATIONS = 5;
/** The log-sum-exp of the attention grows with the length of a sentence; this brings it near 1. */
export const ATTENTION_SCALE = 1 / 3;

/** The number of inputs of the first layer, for one candidate. */
export function inputCount({ sentence, termUnits, wordUnits }: Shape): number {
  return 2 * sentence + 2 * termUnits + 2 * wordUnits + 1;
}

/** The number of parameters of a network. */
export function parameterCount(shape: Shape): number {
  return sizesOf(shape).reduce((sum, [, size]) => sum + size, 0);
}

/** The parameters of each layer, as views of one array. */
export function layersOf(parameters: Float64Array, shape: Shape): Layers {
  const layers: Partial<Layers> = {};
  let at = 0;
  for (const [name, size] of sizesOf(shape)) {
    layers[name] = parameters.subarray(at, at + size);
    at += size;
  }
  return layers as Layers;
}

function sizesOf(shape: Shape): [keyof Layers, number][] {
  const { term, word, termUnits, wordUnits, firstUnits, secondUnits } = shape;
  const inputs = inputCount(shape);
  return [
    ['termWeights', term * termUnits],
    ['termBias', termUnits],
    ['wordWeights', word * wordUnits],
    ['wordBias', wordUnits],
    ['attention', wordUnits],
    ['attentionBias', 1],
    ['firstWeights', inputs * firstUnits],
    ['firstBias', firstUnits],
    ['secondWeights', firstUnits * secondUnits],
    ['secondBias', secondUnits],
    ['outputWeights', secondUnits],
    ['outputBias', 1],
    ['straight', inputs],
  ];
}

/** Everything that a forward pass computes; training needs it for the backward pass. */
export interface Trace {
  /** For each candidate, the log-odds that it answers against that none of them does. */
  scores: Float64Array;
  /** For each candidate, the share of the answer that each of its words is: 0 to 1. */
  attention: Float64Array[];
  termUnits: Float64Array[];
  wordUnits: Float64Array[];
  /** For each candidate and word unit, the word with its maximum. */
  strongest: Uint16Array[];
  /** A row for each candidate, as in the two below. */
  inputs: Float64Array;
  first: Float64Array;
  second: Float64Array;
}

/** Dropout, used in training only: Srivastava et al. (2014), "Dropout". */
export interface Dropout {
  /** The share of the pooled terms and words, and of the hidden units, that is set to 0; the others are scaled up. */
  pooled: number;
  hidden: number;
  /** A random number from 0 to below 1. */
  random(): number;
}

/**
 * Scores the candidates of one question.
 *
 * Each term of the question passes a small layer, and their weighted sum and mean are kept: they tell which terms the
 * sentence lacks, and how much that matters. Each word of the sentence passes another layer, and the words are pooled by
 * their attention, which is trained to fall on the answer, and by their maximum. Together with the features of the
 * sentence, and the difference of each to the highest among the candidates, they pass two layers of rectified units and a
 * linear skip connection.
 *
 * After Zaheer et al. (2017), "Deep Sets", for sums over terms; Lin et al. (2017), "A structured self-attentive sentence
 * embedding", for the attention; and Cao et al. (2007), "Learning to rank", for scores within a list.
 *
 * @param candidates their features, of the counts that `shape` says
 * @param dropout in training only
 */
export function scoreCandidates(
  { shape, means, scales, parameters }: Network,
  candidates: readonly Evidence[],
  dropout?: Dropout,
): Trace {
  const layers = layersOf(parameters, shape);
  const width = inputCount(shape);
  const { termUnits } = shape;
  const trace: Trace = {
    scores: new Float64Array(candidates.length),
    attention: [],
    termUnits: [],
    wordUnits: [],
    strongest: [],
    inputs: new Float64Array(candidates.length * width),
    first: new Float64Array(0),
    second: new Float64Array(0),
  };
  normalise(candidates, means, scales, trace.inputs, width);
  candidates.forEach(({ terms, words }, c) => {
    const row = trace.inputs.subarray(c * width, (c + 1) * width);
    const pooledTerms = row.subarray(2 * shape.sentence, 2 * shape.sentence + 2 * termUnits);
    const pooledWords = row.subarray(2 * shape.sentence + 2 * termUnits);
    trace.termUnits.push(poolTerms(terms, layers, shape, pooledTerms));
    poolWords(words, layers, shape, pooledWords, trace);
    if (dropout) drop(row.subarray(2 * shape.sentence, width - 1), dropout.pooled, dropout);
  });
  trace.first = dense(trace.inputs, layers.firstWeights, layers.firstBias);
  if (dropout) drop(trace.first, dropout.hidden, dropout);
  trace.second = dense(trace.first, layers.secondWeights, layers.secondBias);
  if (dropout) drop(trace.second, dropout.hidden, dropout);
  for (let c = 0; c < candidates.length; c++)
    trace.scores[c] =
      layers.outputBias[0]! +
      dot(trace.second, c * shape.secondUnits, layers.outputWeights) +
      dot(trace.inputs, c * width, layers.straight);
  return trace;
}

/** Into `inputs`: the sentences' features in standard deviations, and their differences to the highest of the list. */
function normalise(
  candidates: readonly Evidence[],
  means: Float64Array,
  scales: Float64Array,
  inputs: Float64Array,
  width: number,
): void {
  const count = means.length;
  for (let f = 0; f < count; f++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < candidates.length; c++) {
      const deviation = (candidates[c]!.sentence[f]! - means[f]!) * scales[f]!;
      const clipped = Math.max(-MAX_DEVIATIONS, Math.min(MAX_DEVIATIONS, deviation));
      inputs[c * width + f] = clipped;
      if (clipped > highest) highest = clipped;
    }
    for (let c = 0; c < candidates.length; c++)
      inputs[c * width + count + f] = inputs[c * width + f]! - highest;
  }
}

/** Into `pooled`: the sum of the terms' units, weighted by their shares of the question, and their mean. */
function poolTerms(rows: Float32Array, layers: Layers, shape: Shape, pooled: Float64Array): Float64Array {
  const { term, termUnits } = shape;
  const units = dense(rows, layers.termWeights, layers.termBias);
  const count = rows.length / term;
  for (let t = 0; t < count; t++)
    for (let u = 0; u < termUnits; u++) {
      const value = units[t * termUnits + u]!;
      pooled[u]! += rows[t * term]! * value;
      pooled[termUnits + u]! += value / count;
    }
  return units;
}

/** Into `pooled`: the words' units weighted by attention, their maximum, and the log-sum-exp of the attention. */
function poolWords(
  rows: Float32Array,
  layers: Layers,
  shape: Shape,
  pooled: Float64Array,
  trace: Trace,
): void {
  const { word, wordUnits } = shape;
  const units = dense(rows, layers.wordWeights, layers.wordBias);
  const count = rows.length / word;
  const attention = new Float64Array(count);
  const strongest = new Uint16Array(wordUnits);
  let highest = Number.NEGATIVE_INFINITY;
  for (let w = 0; w < count; w++) {
    attention[w] = layers.attentionBias[0]! + dot(units, w * wordUnits, layers.attention);
    highest = Math.max(highest, attention[w]!);
  }
  let total = 0;
  for (let w = 0; w < count; w++) {
    attention[w] = Math.exp(attention[w]! - highest);
    total += attention[w]!;
  }
  for (let w = 0; w < count; w++) {
    attention[w]! /= total;
    for (let u = 0; u < wordUnits; u++) {
      const value = units[w * wordUnits + u]!;
      pooled[u]! += attention[w]! * value;
      if (value > pooled[wordUnits + u]!) {
        pooled[wordUnits + u] = value;
        strongest[u] = w;
      }
    }
  }
  if (count > 0) pooled[2 * wordUnits] = ATTENTION_SCALE * (highest + Math.log(total));
  trace.attention.push(attention);
  trace.wordUnits.push(units);
  trace.strongest.push(strongest);
}

/**
 * A layer of rectified units over each row of inputs. Four units are summed at a time, in registers: where their number is
 * not a multiple of four, the values written beyond a row are overwritten by the next row.
 */
function dense(rows: Float32Array | Float64Array, weights: Float64Array, bias: Float64Array): Float64Array {
  const units = bias.length;
  const inputs = weights.length / units;
  const count = rows.length / inputs;
  const out = new Float64Array(count * units);
  const values = new Float64Array(inputs);
  const offsets = new Uint32Array(inputs);
  for (let r = 0; r < count; r++) {
    let nonZero = 0;
    for (let i = 0; i < inputs; i++) {
      const value = rows[r * inputs + i]!;
      if (value === 0) continue;
      values[nonZero] = value;
      offsets[nonZero++] = i * units;
    }
    for (let u = 0; u < units; u += 4) {
      let a = bias[u]!;
      let b = bias[u + 1]!;
      let c = bias[u + 2]!;
      let d = bias[u + 3]!;
      for (let g = 0; g < nonZero; g++) {
        const value = values[g]!;
        const at = offsets[g]! + u;
        a += value * weights[at]!;
        b += value * weights[at + 1]!;
        c += value * weights[at + 2]!;
        d += value * weights[at + 3]!;
      }
      const at = r * units + u;
      out[at] = Math.max(a, 0);
      out[at + 1] = Math.max(b, 0);
      out[at + 2] = Math.max(c, 0);
      out[at + 3] = Math.max(d, 0);
    }
  }
  return out;
}

function drop(units: Float64Array, share: number, { random }: Dropout): void {
  for (let u = 0; u < units.length; u++)
    if (units[u] !== 0) units[u] = random() < share ? 0 : units[u]! / (1 - share);
}

function dot(values: Float64Array, from: number, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += values[from + i]! * weights[i]!;
  return sum;
}
