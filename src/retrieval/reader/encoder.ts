/** The transformer encoder of the reader, on WebAssembly kernels. */

import type { TypedArray, Weights } from '../weights-file.ts';

/*
 * A transformer encoder (Vaswani et al. 2017; Devlin et al. 2019) with two heads: the relevance of a sequence, and where
 * in it the answer starts and ends. Sequences are computed one at a time, so that a result does not depend on a batch. In
 * the last layer only the first position is computed, which the relevance head reads; the other positions are computed
 * when the span of a sequence is asked for.
 */

/** The width of an attention head; the kernels support no other. */
const HEAD_WIDTH = 32;
/** The kernels take rows in multiples of four. */
const ROW_MULTIPLE = 4;
/** The size of a page of WebAssembly memory, and the alignment of the arrays in it, in bytes. */
const PAGE_BYTES = 65_536;
const ALIGNMENT_BYTES = 16;

/** The functions of kernels/kernels.as.ts; addresses are in bytes. */
export interface Kernels {
  quantize(x: number, rows: number, width: number, out: number, scales: number): void;
  linear(
    a: number,
    scales: number,
    rows: number,
    width: number,
    w: number,
    weightScales: number,
    bias: number,
    columns: number,
    out: number,
  ): void;
  gelu(x: number, count: number): void;
  addNorm(x: number, y: number, rows: number, width: number, gain: number, bias: number): void;
  attention(
    q: number,
    queries: number,
    k: number,
    v: number,
    length: number,
    heads: number,
    out: number,
    weights: number,
  ): void;
}

/**
 * A linear layer in the kernels' memory: the addresses of its integer weights (see `interleave`), their scales and the bias,
 * and its size.
 */
interface Linear {
  weights: number;
  scales: number;
  bias: number;
  columns: number;
  width: number;
}

interface Norm {
  gain: number;
  bias: number;
}

interface Layer {
  q: Linear;
  k: Linear;
  v: Linear;
  o: Linear;
  norm1: Norm;
  up: Linear;
  down: Linear;
  norm2: Norm;
}

/** Word pieces by their ids; the first `question` of them belong to the question. */
export interface Sequence {
  pieces: Uint16Array;
  question: number;
}

/** What the encoder found in a sequence. */
export interface Encoded {
  /** The log-odds that it answers, against that none of the candidates does. */
  relevance: number;
  /** The logits of each of the first `count` positions for being the first and the last of the answer. Computed on demand. */
  span(count: number): { starts: Float32Array; ends: Float32Array };
}

/** An encoder with its weights. */
export class Encoder {
  /** The maximum length of a sequence. */
  readonly longest: number;
  readonly #width: number;
  readonly #inner: number;
  readonly #kernels: Kernels;
  readonly #memory: WebAssembly.Memory;
  readonly #layers: Layer[];
  readonly #norm: Norm;
  readonly #words: { numbers: Int8Array; scales: Float32Array };
  readonly #places: Float32Array;
  readonly #segments: Float32Array;
  readonly #heads: { relevance: Float32Array; span: Float32Array; biases: Float32Array };
  /** The addresses of the activations. */
  readonly #at: Record<'x' | 'q' | 'k' | 'v' | 'mixed' | 'inner' | 'whole' | 'scales' | 'weights', number>;

  /**
   * @param artifact the weights that src/training/reader/export.py writes, which are copied
   * @param kernels see `compileKernels`
   * @throws Error when a list is missing, or has another size than it should have
   */
  constructor({ numbers }: Weights, kernels: WebAssembly.Module) {
    const take = (name: string): TypedArray => {
      const list = numbers[name];
      if (!list) throw new Error(`the reader's weights have no ${name}`);
      return list;
    };
    const [width, inner, layers, longest] = take('shape') as unknown as [number, number, number, number];
    this.longest = longest;
    this.#width = width;
    this.#inner = inner;
    let size = 0;
    const reserve = (bytes: number) => {
      const at = size;
      size += Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
      return at;
    };
    const placed: [at: number, list: TypedArray][] = [];
    const place = (name: string, length: number, ordered = (list: TypedArray) => list) => {
      const list = take(name);
      if (list.length !== length)
        throw new Error(`the reader's weights have ${list.length} numbers for ${name}`);
      const at = reserve(list.byteLength);
      placed.push([at, ordered(list)]);
      return at;
    };
    const linear = (name: string, columns: number, wide: number): Linear => ({
      weights: place(`${name}.weights`, columns * wide, (list) => interleave(list as Int8Array, wide)),
      scales: place(`${name}.scales`, columns),
      bias: place(`${name}.bias`, columns),
      columns,
      width: wide,
    });
    const norm = (name: string): Norm => ({
      gain: place(`${name}.gain`, width),
      bias: place(`${name}.bias`, width),
    });
    this.#norm = norm('norm');
    this.#layers = Array.from({ length: layers }, (_, i) => ({
      q: linear(`${i}.q`, width, width),
      k: linear(`${i}.k`, width, width),
      v: linear(`${i}.v`, width, width),
      o: linear(`${i}.o`, width, width),
      norm1: norm(`${i}.norm1`),
      up: linear(`${i}.up`, inner, width),
      down: linear(`${i}.down`, width, inner),
      norm2: norm(`${i}.norm2`),
    }));
    const rows = padRows(longest);
    this.#at = {
      x: reserve(4 * rows * width),
      q: reserve(4 * rows * width),
      k: reserve(4 * rows * width),
      v: reserve(4 * rows * width),
      mixed: reserve(4 * rows * width),
      inner: reserve(4 * rows * inner),
      whole: reserve(2 * rows * inner),
      scales: reserve(4 * rows),
      weights: reserve(4 * rows),
    };
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE_BYTES) });
    for (const [at, list] of placed)
      new Uint8Array(this.#memory.buffer, at).set(
        new Uint8Array(list.buffer, list.byteOffset, list.byteLength),
      );
    const env = { memory: this.#memory };
    this.#kernels = new WebAssembly.Instance(kernels, { env }).exports as unknown as Kernels;
    const copy = (name: string) => (take(name) as Float32Array).slice();
    this.#words = { numbers: (take('words.weights') as Int8Array).slice(), scales: copy('words.scales') };
    this.#places = copy('places');
    this.#segments = copy('segments');
    this.#heads = { relevance: copy('relevance'), span: copy('span'), biases: copy('biases') };
  }

  /**
   * Encodes a sequence.
   *
   * @throws RangeError when the sequence is longer than `longest`
   */
  read(sequence: Sequence): Encoded {
    const length = sequence.pieces.length;
    if (length > this.longest) throw new RangeError(`a sequence of ${length} pieces is too long`);
    this.#embed(sequence);
    for (const layer of this.#layers.slice(0, -1)) this.#apply(layer, length, length);
    const before = this.#rows(this.#at.x, length).slice();
    const last = this.#layers.at(-1)!;
    this.#apply(last, length, 1);
    const { relevance, span, biases } = this.#heads;
    return {
      relevance: dot(this.#rows(this.#at.x, 1), 0, relevance, 0, this.#width) + biases[0]!,
      span: (count) => {
        this.#rows(this.#at.x, length).set(before);
        this.#apply(last, length, count);
        const rows = this.#rows(this.#at.x, count);
        const side = (number: number) =>
          Float32Array.from(
            { length: count },
            (_, i) =>
              dot(rows, i * this.#width, span, number * this.#width, this.#width) + biases[1 + number]!,
          );
        return { starts: side(0), ends: side(1) };
      },
    };
  }

  #rows(at: number, rows: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, rows * this.#width);
  }

  /** Writes the embeddings of a sequence to `x`. */
  #embed({ pieces, question }: Sequence): void {
    const width = this.#width;
    const { numbers, scales } = this.#words;
    const x = this.#rows(this.#at.x, pieces.length);
    for (const [i, piece] of pieces.entries()) {
      const scale = scales[piece]!;
      const segment = i < question ? 0 : width;
      for (let k = 0; k < width; k++)
        x[i * width + k] =
          numbers[piece * width + k]! * scale + this.#places[i * width + k]! + this.#segments[segment + k]!;
    }
    // The kernel normalizes the sum of two rows: the second is zero here.
    this.#rows(this.#at.mixed, pieces.length).fill(0);
    this.#kernels.addNorm(this.#at.x, this.#at.mixed, pieces.length, width, this.#norm.gain, this.#norm.bias);
  }

  /** Applies a layer to the first `queries` rows of `x`, which attend to all of its rows. */
  #apply(layer: Layer, length: number, queries: number): void {
    const { x, q, k, v, mixed, inner, weights } = this.#at;
    const kernels = this.#kernels;
    const width = this.#width;
    this.#quantize(x, length, width);
    this.#linear(layer.q, queries, q);
    this.#linear(layer.k, length, k);
    this.#linear(layer.v, length, v);
    kernels.attention(q, queries, k, v, length, width / HEAD_WIDTH, mixed, weights);
    this.#quantize(mixed, queries, width);
    this.#linear(layer.o, queries, q);
    kernels.addNorm(x, q, queries, width, layer.norm1.gain, layer.norm1.bias);
    this.#quantize(x, queries, width);
    this.#linear(layer.up, queries, inner);
    kernels.gelu(inner, queries * this.#inner);
    this.#quantize(inner, queries, this.#inner);
    this.#linear(layer.down, queries, q);
    kernels.addNorm(x, q, queries, width, layer.norm2.gain, layer.norm2.bias);
  }

  #quantize(from: number, rows: number, width: number): void {
    this.#kernels.quantize(from, padRows(rows), width, this.#at.whole, this.#at.scales);
  }

  #linear({ weights, scales, bias, columns, width }: Linear, rows: number, out: number): void {
    const { whole, scales: rowScales } = this.#at;
    this.#kernels.linear(whole, rowScales, padRows(rows), width, weights, scales, bias, columns, out);
  }
}

/**
 * The order in which the kernels read the weights of a linear layer: eight of the first column, eight of the second, the next
 * eight of the first and so on, then the third and the fourth column.
 *
 * @param weights column after column, at an address that is a multiple of 4
 * @param width the length of a column, a multiple of 8
 */
export function interleave(weights: Int8Array, width: number): Int8Array {
  // Four at a time.
  const from = new Uint32Array(weights.buffer, weights.byteOffset, weights.length / 4);
  const out = new Uint32Array(from.length);
  const column = width / 4;
  for (let first = 0, to = 0; first < from.length; first += 2 * column)
    for (let k = first; k < first + column; k += 2) {
      out[to++] = from[k]!;
      out[to++] = from[k + 1]!;
      out[to++] = from[k + column]!;
      out[to++] = from[k + column + 1]!;
    }
  return new Int8Array(out.buffer);
}

function padRows(rows: number): number {
  return Math.ceil(rows / ROW_MULTIPLE) * ROW_MULTIPLE;
}

/** The dot product of a row and a row of a head. */
function dot(rows: Float32Array, from: number, head: Float32Array, at: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += rows[from + k]! * head[at + k]!;
  return sum;
}
