import { describe, expect, it } from 'vitest';
import { Encoder } from '../../../src/retrieval/reader/encoder.ts';
import { compileKernels } from '../../../src/retrieval/reader/kernels/compile.ts';
import type { Weights } from '../../../src/retrieval/weights-file.ts';
import { normalCdf } from './normal-distribution.ts';
import { INNER, LAYERS, LONGEST, tinyReader, WIDTH } from './tiny-reader.ts';

const kernels = compileKernels()!;
const artifact = tinyReader();
const encoder = new Encoder(artifact, kernels);

function sequenceOf(length: number, question = 4) {
  return { pieces: Uint16Array.from({ length }, (_, i) => (i * 7 + length) % 70), question };
}

describe('the encoder', () => {
  it.each([1, 2, 3, 4, 5, 23, LONGEST])('encodes %i pieces like a plain implementation', (length) => {
    const sequence = sequenceOf(length);
    const { relevance, span } = encoder.read(sequence);
    const expected = referenceEncode(artifact, sequence.pieces, sequence.question);
    expect(relevance).toBeCloseTo(expected.relevance, 2);
    const { starts, ends } = span(length);
    for (const [i, value] of expected.starts.entries()) expect(starts[i]).toBeCloseTo(value, 2);
    for (const [i, value] of expected.ends.entries()) expect(ends[i]).toBeCloseTo(value, 2);
  });

  it('gives identical results, whatever was read before', () => {
    const sequence = sequenceOf(17);
    const alone = new Encoder(artifact, kernels).read(sequence);
    const [first, spans] = [alone.relevance, alone.span(17)];
    encoder.read(sequenceOf(LONGEST)).span(LONGEST);
    const later = encoder.read(sequence);
    encoder.read(sequenceOf(9));
    expect(later.relevance).toBe(first);
    expect(later.span(17)).toEqual(spans);
    expect(later.span(9)).toEqual({ starts: spans.starts.slice(0, 9), ends: spans.ends.slice(0, 9) });
  });

  it('rejects a sequence that is too long', () => {
    expect(() => encoder.read(sequenceOf(LONGEST + 1))).toThrow(/too long/);
  });

  it.each(['1.up.weights', 'norm.gain'])(
    'rejects weights in which %s is missing or of another size',
    (name) => {
      const { [name]: list, ...numbers } = artifact.numbers;
      expect(() => new Encoder({ ...artifact, numbers }, kernels)).toThrow(`no ${name}`);
      const cut = { ...numbers, [name]: list!.subarray(1) };
      expect(() => new Encoder({ ...artifact, numbers: cut }, kernels)).toThrow(`numbers for ${name}`);
    },
  );
});

/** A plain implementation in double precision, without quantization: Devlin et al. (2019). */
function referenceEncode({ numbers }: Weights, pieces: Uint16Array, question: number) {
  const matrix = (name: string, rows: number, columns: number) => {
    const [weights, scales] = [numbers[`${name}.weights`]!, numbers[`${name}.scales`]!];
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, k) => weights[row * columns + k]! * scales[row]!),
    );
  };
  const linear = (x: number[][], name: string, rows: number, columns: number) => {
    const weights = matrix(name, rows, columns);
    return x.map((row) => weights.map((one, i) => dot(row, one) + numbers[`${name}.bias`]![i]!));
  };
  const norm = (x: number[][], name: string) =>
    x.map((row) => {
      const mean = row.reduce((sum, value) => sum + value, 0) / WIDTH;
      const deviation = Math.sqrt(row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / WIDTH);
      return row.map(
        (value, k) =>
          ((value - mean) / deviation) * numbers[`${name}.gain`]![k]! + numbers[`${name}.bias`]![k]!,
      );
    });
  const plus = (x: number[][], y: number[][]) => x.map((row, i) => row.map((value, k) => value + y[i]![k]!));
  const words = matrix('words', 70, WIDTH);
  let x = norm(
    Array.from(pieces, (piece, i) =>
      words[piece]!.map(
        (value, k) =>
          value + numbers.places![i * WIDTH + k]! + numbers.segments![(i < question ? 0 : WIDTH) + k]!,
      ),
    ),
    'norm',
  );
  for (let layer = 0; layer < LAYERS; layer++) {
    const [q, k, v] = ['q', 'k', 'v'].map((name) => linear(x, `${layer}.${name}`, WIDTH, WIDTH));
    const mixed = q!.map((one) => {
      const scores = k!.map((other) => Math.exp(dot(one, other) / Math.sqrt(WIDTH)));
      const total = scores.reduce((sum, score) => sum + score, 0);
      return one.map((_, n) => v!.reduce((sum, row, j) => sum + (scores[j]! / total) * row[n]!, 0));
    });
    x = norm(plus(x, linear(mixed, `${layer}.o`, WIDTH, WIDTH)), `${layer}.norm1`);
    const inner = linear(x, `${layer}.up`, INNER, WIDTH).map((row) => row.map(gelu));
    x = norm(plus(x, linear(inner, `${layer}.down`, WIDTH, INNER)), `${layer}.norm2`);
  }
  const head = (name: string, at: number, bias: number) =>
    x.map((row) => dot(row, [...numbers[name]!.subarray(at, at + WIDTH)]) + numbers.biases![bias]!);
  return {
    relevance: head('relevance', 0, 0)[0]!,
    starts: head('span', 0, 1),
    ends: head('span', WIDTH, 2),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * b[k]!, 0);
}

function gelu(x: number): number {
  return x * normalCdf(x);
}
