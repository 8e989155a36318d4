import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { interleave, type Kernels } from '../../../src/retrieval/reader/encoder.ts';
import { compileKernels } from '../../../src/retrieval/reader/kernels/compile.ts';
import { randomFrom } from '../../../src/training/random.ts';
import { build } from '../../../src/training/reader/kernels.ts';
import { normalCdf } from './normal-distribution.ts';

const ROWS = 8;
const WIDTH = 64;
const COLUMNS = 32;

const memory = new WebAssembly.Memory({ initial: 4 });
const kernels = new WebAssembly.Instance(compileKernels()!, { env: { memory } })
  .exports as unknown as Kernels;
const random = randomFrom(7);

let free = 0;
function allocate(bytes: number): number {
  const at = free;
  free += Math.ceil(bytes / 16) * 16;
  return at;
}

/** Numbers of both signs and of very different magnitudes. */
function floats(count: number): Float32Array {
  const list = new Float32Array(memory.buffer, allocate(4 * count), count);
  return list.map((_, i, all) => (all[i] = (random() - 0.5) * 10 ** (4 * random() - 2)));
}

function place(list: Float32Array): Float32Array {
  const placed = new Float32Array(memory.buffer, allocate(4 * list.length), list.length);
  placed.set(list);
  return placed;
}

const { fround } = Math;

it('are what `npm run kernels` compiles from the source', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kernels-'));
  try {
    const file = path.join(folder, 'kernels.wasm');
    await build(file);
    const shipped = new URL('../../../src/retrieval/reader/kernels/kernels.wasm', import.meta.url);
    expect((await readFile(file)).equals(await readFile(shipped))).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('quantize and multiply rows exactly like plain TypeScript', () => {
  const x = place(floats(ROWS * WIDTH));
  x.fill(0, WIDTH, 2 * WIDTH);
  const integers = new Int16Array(memory.buffer, allocate(2 * ROWS * WIDTH), ROWS * WIDTH);
  const scales = place(new Float32Array(ROWS));
  const weights = new Int8Array(memory.buffer, allocate(COLUMNS * WIDTH), COLUMNS * WIDTH);
  const columns = Int8Array.from(weights, () => Math.floor(random() * 255) - 127);
  // The largest possible sum.
  columns.fill(127, 0, WIDTH);
  weights.set(interleave(columns, WIDTH));
  x.fill(3, 0, WIDTH);
  const weightScales = place(floats(COLUMNS));
  const bias = place(floats(COLUMNS));
  const out = place(new Float32Array(ROWS * COLUMNS));
  kernels.quantize(x.byteOffset, ROWS, WIDTH, integers.byteOffset, scales.byteOffset);
  kernels.linear(
    integers.byteOffset,
    scales.byteOffset,
    ROWS,
    WIDTH,
    weights.byteOffset,
    weightScales.byteOffset,
    bias.byteOffset,
    COLUMNS,
    out.byteOffset,
  );
  for (let row = 0; row < ROWS; row++) {
    const values = x.subarray(row * WIDTH, (row + 1) * WIDTH);
    const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const inverse = peak > 0 ? fround(8191 / peak) : 0;
    const expected = Array.from(values, (value) => nearestEven(fround(value * inverse)));
    // Four rows are interleaved by eight.
    const first = (row >> 2) * 4 * WIDTH + (row & 3) * 8;
    expect(expected.map((_, k) => integers[first + (k >> 3) * 32 + (k & 7)])).toEqual(expected);
    expect(scales[row]).toBe(fround(peak / 8191));
    for (let column = 0; column < COLUMNS; column++) {
      const sum = expected.reduce((all, value, k) => all + value * columns[column * WIDTH + k]!, 0);
      const scale = fround(scales[row]! * weightScales[column]!);
      expect(out[row * COLUMNS + column]).toBe(fround(fround(fround(sum) * scale) + bias[column]!));
    }
  }
});

it('compute GELU to within 5e-5', () => {
  const x = place(Float32Array.from({ length: 2_000 }, (_, i) => i / 100 - 10));
  const inputs = [...x];
  kernels.gelu(x.byteOffset, x.length);
  for (const [i, value] of inputs.entries())
    expect(Math.abs(x[i]! - value * normalCdf(value))).toBeLessThan(5e-5);
});

it('add and normalize rows', () => {
  const [x, y] = [place(floats(ROWS * WIDTH)), place(floats(ROWS * WIDTH))];
  const [gain, bias] = [place(floats(WIDTH)), place(floats(WIDTH))];
  const sums = Array.from(x, (value, i) => value + y[i]!);
  kernels.addNorm(x.byteOffset, y.byteOffset, ROWS, WIDTH, gain.byteOffset, bias.byteOffset);
  for (let row = 0; row < ROWS; row++) {
    const values = sums.slice(row * WIDTH, (row + 1) * WIDTH);
    const mean = values.reduce((all, value) => all + value, 0) / WIDTH;
    const deviation = Math.sqrt(values.reduce((all, value) => all + (value - mean) ** 2, 0) / WIDTH);
    for (const [k, value] of values.entries())
      expect(x[row * WIDTH + k]).toBeCloseTo(((value - mean) / deviation) * gain[k]! + bias[k]!, 2);
  }
});

it('compute attention', () => {
  const [length, queries] = [7, 3];
  const small = (count: number) => place(floats(count).map((value) => value / 50));
  const [q, k, v] = [small(ROWS * WIDTH), small(ROWS * WIDTH), small(ROWS * WIDTH)];
  const out = place(new Float32Array(ROWS * WIDTH));
  const weights = place(new Float32Array(ROWS));
  kernels.attention(
    q.byteOffset,
    queries,
    k.byteOffset,
    v.byteOffset,
    length,
    WIDTH / 32,
    out.byteOffset,
    weights.byteOffset,
  );
  for (let head = 0; head < WIDTH; head += 32)
    for (let i = 0; i < queries; i++) {
      const at = (list: Float32Array, row: number) =>
        list.subarray(row * WIDTH + head, row * WIDTH + head + 32);
      const scores = Array.from({ length }, (_, j) =>
        Math.exp(at(q, i).reduce((sum, value, n) => sum + value * at(k, j)[n]!, 0) / Math.sqrt(32)),
      );
      const total = scores.reduce((sum, value) => sum + value, 0);
      for (let n = 0; n < 32; n++) {
        const expected = scores.reduce((sum, score, j) => sum + (score / total) * at(v, j)[n]!, 0);
        expect(at(out, i)[n]).toBeCloseTo(expected, 5);
      }
    }
});

/** Rounds half to even, like WebAssembly. */
function nearestEven(value: number): number {
  const down = Math.floor(value);
  const rest = value - down;
  if (rest !== 0.5) return Math.round(value) + 0;
  return down % 2 === 0 ? down : down + 1;
}
