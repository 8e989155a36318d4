import { layout, parameterCount, type Shape } from '../retrieval/network.ts';

/** One list of candidates: rows of `inputs` numbers, and which of them answer. */
export interface List {
  rows: Float32Array;
  right: readonly number[];
  weight: number;
}

export interface Learning {
  epochs: number;
  batch: number;
  rate: number;
  decay: number;
  dropout: number;
  seed: number;
}

/** mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Trains by AdamW (Loshchilov & Hutter 2019) on the listwise softmax loss (Cao et al. 2007, "Learning to rank:
 * from pairwise approach to listwise approach"), with dropout on the hidden layers.
 */
export function train(
  lists: readonly List[],
  shape: Shape,
  learning: Learning,
  progress: (epoch: number, loss: number, parameters: Float32Array) => void,
): Float32Array {
  const random = randomFrom(learning.seed);
  const { inputs, first, second } = shape;
  const at = layout(shape);
  const count = parameterCount(shape);
  const p = new Float32Array(count);
  for (let i = 0; i < at.bias1; i++) p[i] = (random() * 2 - 1) * Math.sqrt(3 / inputs);
  for (let i = at.weights2; i < at.bias2; i++) p[i] = (random() * 2 - 1) * Math.sqrt(3 / first);
  for (let i = at.weights3; i < at.straight; i++) p[i] = (random() * 2 - 1) * Math.sqrt(1 / second);
  const gradient = new Float32Array(count);
  const mean = new Float32Array(count);
  const square = new Float32Array(count);
  const order = lists.map((_, i) => i);
  const steps = Math.ceil(lists.length / learning.batch) * learning.epochs;
  let step = 0;

  for (let epoch = 0; epoch < learning.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    let loss = 0;
    for (let start = 0; start < order.length; start += learning.batch) {
      gradient.fill(0);
      let weights = 0;
      for (const i of order.slice(start, start + learning.batch)) {
        loss += learnList(lists[i]!);
        weights += lists[i]!.weight;
      }
      step++;
      const rate = learning.rate * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      const c1 = 1 - 0.9 ** step;
      const c2 = 1 - 0.999 ** step;
      for (let i = 0; i < count; i++) {
        const g = gradient[i]! / weights;
        mean[i] = 0.9 * mean[i]! + 0.1 * g;
        square[i] = 0.999 * square[i]! + 0.001 * g * g;
        p[i]! -= rate * (mean[i]! / c1 / (Math.sqrt(square[i]! / c2) + 1e-8) + learning.decay * p[i]!);
      }
    }
    progress(epoch + 1, loss / order.length, p);
  }
  return p;

  function learnList({ rows, right, weight }: List): number {
    const n = rows.length / inputs;
    const h1 = new Float32Array(n * first);
    const h2 = new Float32Array(n * second);
    const scores = new Float32Array(n);
    const keep = 1 - learning.dropout;
    for (let r = 0; r < n; r++) {
      const x = r * inputs;
      for (let h = 0; h < first; h++) {
        if (random() >= keep) continue;
        let z = p[at.bias1 + h]!;
        const w = h * inputs;
        for (let i = 0; i < inputs; i++) z += p[w + i]! * rows[x + i]!;
        if (z > 0) h1[r * first + h] = z / keep;
      }
      for (let k = 0; k < second; k++) {
        if (random() >= keep) continue;
        let z = p[at.bias2 + k]!;
        const w = at.weights2 + k * first;
        for (let h = 0; h < first; h++) z += p[w + h]! * h1[r * first + h]!;
        if (z > 0) h2[r * second + k] = z / keep;
      }
      let z = p[at.bias3]!;
      for (let k = 0; k < second; k++) z += p[at.weights3 + k]! * h2[r * second + k]!;
      for (let i = 0; i < inputs; i++) z += p[at.straight + i]! * rows[x + i]!;
      scores[r] = z;
    }
    const top = Math.max(...scores);
    const odds = scores.map((score) => Math.exp(score - top));
    const total = odds.reduce((a, b) => a + b, 0);
    let loss = 0;
    const back1 = new Float32Array(first);
    for (let r = 0; r < n; r++) {
      const wanted = right.includes(r) ? 1 / right.length : 0;
      if (wanted > 0) loss -= wanted * Math.log(odds[r]! / total);
      const g = weight * (odds[r]! / total - wanted);
      if (Math.abs(g) < 1e-7) continue;
      const x = r * inputs;
      gradient[at.bias3]! += g;
      for (let i = 0; i < inputs; i++) gradient[at.straight + i]! += g * rows[x + i]!;
      back1.fill(0);
      for (let k = 0; k < second; k++) {
        const value = h2[r * second + k]!;
        gradient[at.weights3 + k]! += g * value;
        if (value <= 0) continue;
        const gk = (g * p[at.weights3 + k]!) / keep;
        gradient[at.bias2 + k]! += gk;
        const w = at.weights2 + k * first;
        for (let h = 0; h < first; h++) {
          gradient[w + h]! += gk * h1[r * first + h]!;
          back1[h]! += gk * p[w + h]!;
        }
      }
      for (let h = 0; h < first; h++) {
        if (h1[r * first + h]! <= 0) continue;
        const gh = back1[h]! / keep;
        gradient[at.bias1 + h]! += gh;
        const w = h * inputs;
        for (let i = 0; i < inputs; i++) gradient[w + i]! += gh * rows[x + i]!;
      }
    }
    return loss;
  }
}
