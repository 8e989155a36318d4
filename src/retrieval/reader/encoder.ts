import type { TypedArray, Weights } from '../weights-file.ts';

/*
 * A transformer encoder (Vaswani et al. 2017; Devlin et al. 2019) of some layers, with a head that says how relevant a
 * sequence is, and one that says where in it the answer starts and ends. One sequence is worked out after another, so that
 * nothing depends on what is read beside it. Of the last layer only the first position is worked out, which the relevance
 * is read from; the others are, for the sequences whose spans are asked for.
 */

/** How many numbers a head of the attention has: the kernels know no other. */
const HEAD = 32;
/** The kernels count rows in fours. */
const ROWS = 4;
const PAGE = 65_536;
const ALIGNMENT = 16;

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
    asking: number,
    k: number,
    v: number,
    length: number,
    heads: number,
    out: number,
    weights: number,
  ): void;
}

/** A matrix in the memory of the kernels: where its rows of whole numbers, their scales and the bias are. */
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

/** Word pieces by number, and which of them belong to the question: the first `question` ones. */
export interface Sequence {
  pieces: Uint16Array;
  question: number;
}

/** A sequence that was read. */
export interface Encoded {
  /** ln of the odds for it against "none of them answers". */
  relevance: number;
  /** How much each position speaks for being the answer's first and last. Worked out when it is asked for. */
  span(): { starts: Float32Array; ends: Float32Array };
}

export class Encoder {
  /** The most positions that a sequence may have. */
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
  /** Where the activations are. */
  readonly #at: Record<'x' | 'q' | 'k' | 'v' | 'mixed' | 'inner' | 'whole' | 'scales' | 'weights', number>;

  /**
   * @param artifact what src/training/reader/export.py wrote
   * @throws Error when something is missing there, or is of another size than it should be
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
      size += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
      return at;
    };
    const placed: [at: number, list: TypedArray][] = [];
    const place = (name: string, length: number) => {
      const list = take(name);
      if (list.length !== length)
        throw new Error(`the reader's weights have ${list.length} numbers for ${name}`);
      const at = reserve(list.byteLength);
      placed.push([at, list]);
      return at;
    };
    const linear = (name: string, columns: number, wide: number): Linear => ({
      weights: place(`${name}.weights`, columns * wide),
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
    const rows = inFours(longest);
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
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
    for (const [at, list] of placed)
      new Uint8Array(this.#memory.buffer, at).set(
        new Uint8Array(list.buffer, list.byteOffset, list.byteLength),
      );
    const env = { memory: this.#memory };
    this.#kernels = new WebAssembly.Instance(kernels, { env }).exports as unknown as Kernels;
    this.#words = {
      numbers: take('words.weights') as Int8Array,
      scales: take('words.scales') as Float32Array,
    };
    this.#places = take('places') as Float32Array;
    this.#segments = take('segments') as Float32Array;
    this.#heads = {
      relevance: take('relevance') as Float32Array,
      span: take('span') as Float32Array,
      biases: take('biases') as Float32Array,
    };
  }

  /** @throws RangeError when the sequence is longer than `longest` */
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
      span: () => {
        this.#rows(this.#at.x, length).set(before);
        this.#apply(last, length, length);
        const rows = this.#rows(this.#at.x, length);
        const side = (number: number) =>
          Float32Array.from(
            { length },
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
    // The kernel adds two rows and norms them: the second is nothing here.
    this.#rows(this.#at.mixed, pieces.length).fill(0);
    this.#kernels.addNorm(this.#at.x, this.#at.mixed, pieces.length, width, this.#norm.gain, this.#norm.bias);
  }

  /** Applies a layer to the first `asking` rows of `x`, which attend to all of its rows. */
  #apply(layer: Layer, length: number, asking: number): void {
    const { x, q, k, v, mixed, inner, weights } = this.#at;
    const kernels = this.#kernels;
    const width = this.#width;
    this.#quantize(x, length, width);
    this.#linear(layer.q, asking, q);
    this.#linear(layer.k, length, k);
    this.#linear(layer.v, length, v);
    kernels.attention(q, asking, k, v, length, width / HEAD, mixed, weights);
    this.#quantize(mixed, asking, width);
    this.#linear(layer.o, asking, q);
    kernels.addNorm(x, q, asking, width, layer.norm1.gain, layer.norm1.bias);
    this.#quantize(x, asking, width);
    this.#linear(layer.up, asking, inner);
    kernels.gelu(inner, asking * this.#inner);
    this.#quantize(inner, asking, this.#inner);
    this.#linear(layer.down, asking, q);
    kernels.addNorm(x, q, asking, width, layer.norm2.gain, layer.norm2.bias);
  }

  #quantize(from: number, rows: number, width: number): void {
    this.#kernels.quantize(from, inFours(rows), width, this.#at.whole, this.#at.scales);
  }

  #linear({ weights, scales, bias, columns, width }: Linear, rows: number, out: number): void {
    const { whole, scales: rowScales } = this.#at;
    this.#kernels.linear(whole, rowScales, inFours(rows), width, weights, scales, bias, columns, out);
  }
}

function inFours(rows: number): number {
  return Math.ceil(rows / ROWS) * ROWS;
}

/** The dot product of a row and a head. */
function dot(rows: Float32Array, from: number, head: Float32Array, at: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += rows[from + k]! * head[at + k]!;
  return sum;
}
