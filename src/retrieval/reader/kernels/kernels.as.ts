/*
 * The arithmetic of the reader, in AssemblyScript: `npm run kernels` compiles it to kernels.wasm.
 *
 * Weights are 8-bit integers, activations 16-bit integers, each row with its scale (Jacob et al. 2018, "Quantization and
 * training of neural networks for efficient integer-arithmetic-only inference", with wider activations). Integer sums do
 * not depend on their order, everything else is computed row by row in a fixed order, and no relaxed SIMD instruction is
 * used: so a sequence gives the same bits on every processor.
 *
 * Every address is a multiple of 16. The number of rows is rounded up to a multiple of four; the arrays have room for it.
 */

/** The largest activation: 127 × 8191 × 1536, the longest sum, is below 2^31. */
const MOST: f32 = 8191;
/** Rows of activations per tile: they stay in the L1 cache while all weights are read. */
const TILE: i32 = 32;

@inline
function sum(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 1) +
    (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3))
  );
}

@inline
function most(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

@inline
function whole(v: v128): f32 {
  return f32(
    i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3),
  );
}

/**
 * Quantizes rows of f32 to i16, with a scale for each row. The width is a multiple of 8. Four rows are interleaved: eight
 * numbers of the first, eight of the second and so on, then the next eight of the first.
 */
export function quantize(x: usize, rows: i32, width: i32, out: usize, scales: usize): void {
  for (let row = 0; row < rows; row++) {
    let to = out + <usize>(row >> 2) * (<usize>width << 3) + (<usize>(row & 3) << 4);
    let highest = f32x4.splat(0);
    for (let k = 0; k < width; k += 4)
      highest = f32x4.pmax(highest, f32x4.abs(v128.load(x + (<usize>k << 2))));
    const peak = most(highest);
    const inverse = f32x4.splat(peak > 0 ? MOST / peak : 0);
    store<f32>(scales + (<usize>row << 2), peak / MOST);
    for (let k = 0; k < width; k += 8) {
      const at = x + (<usize>k << 2);
      const low = f32x4.nearest(f32x4.mul(v128.load(at), inverse));
      const high = f32x4.nearest(f32x4.mul(v128.load(at, 16), inverse));
      v128.store(
        to,
        i16x8.narrow_i32x4_s(i32x4.trunc_sat_f32x4_s(low), i32x4.trunc_sat_f32x4_s(high)),
      );
      to += 64;
    }
    x += <usize>width << 2;
  }
}

/**
 * out[row][column] = a[row] · w[column] × the scales of both + bias[column]. The number of columns is even. The rows are
 * interleaved as `quantize` does, the columns of w two by two, so that the innermost loop reads both from front to back:
 * almost twice as fast as from row to row.
 */
export function linear(
  a: usize,
  scales: usize,
  rows: i32,
  width: i32,
  w: usize,
  weightScales: usize,
  bias: usize,
  columns: i32,
  out: usize,
): void {
  for (let tile = 0; tile < rows; tile += TILE) {
    const last = min(rows, tile + TILE);
    for (let column = 0; column < columns; column += 2) {
      const first = w + <usize>(column * width);
      const end = first + (<usize>width << 1);
      const s0 = load<f32>(weightScales + (<usize>column << 2));
      const s1 = load<f32>(weightScales + (<usize>column << 2), 4);
      const b0 = load<f32>(bias + (<usize>column << 2));
      const b1 = load<f32>(bias + (<usize>column << 2), 4);
      for (let row = tile; row < last; row += 4) {
        let at = a + <usize>row * (<usize>width << 1);
        let c00 = i32x4.splat(0);
        let c01 = i32x4.splat(0);
        let c10 = i32x4.splat(0);
        let c11 = i32x4.splat(0);
        let c20 = i32x4.splat(0);
        let c21 = i32x4.splat(0);
        let c30 = i32x4.splat(0);
        let c31 = i32x4.splat(0);
        for (let from = first; from < end; from += 16) {
          const x0 = v128.load8x8_s(from);
          const x1 = v128.load8x8_s(from, 8);
          const r0 = v128.load(at);
          c00 = i32x4.add(c00, i32x4.dot_i16x8_s(r0, x0));
          c01 = i32x4.add(c01, i32x4.dot_i16x8_s(r0, x1));
          const r1 = v128.load(at, 16);
          c10 = i32x4.add(c10, i32x4.dot_i16x8_s(r1, x0));
          c11 = i32x4.add(c11, i32x4.dot_i16x8_s(r1, x1));
          const r2 = v128.load(at, 32);
          c20 = i32x4.add(c20, i32x4.dot_i16x8_s(r2, x0));
          c21 = i32x4.add(c21, i32x4.dot_i16x8_s(r2, x1));
          const r3 = v128.load(at, 48);
          c30 = i32x4.add(c30, i32x4.dot_i16x8_s(r3, x0));
          c31 = i32x4.add(c31, i32x4.dot_i16x8_s(r3, x1));
          at += 64;
        }
        const to = out + ((<usize>(row * columns + column)) << 2);
        const next = <usize>columns << 2;
        const scale = scales + (<usize>row << 2);
        let s = load<f32>(scale);
        store<f32>(to, whole(c00) * (s * s0) + b0);
        store<f32>(to, whole(c01) * (s * s1) + b1, 4);
        s = load<f32>(scale, 4);
        store<f32>(to + next, whole(c10) * (s * s0) + b0);
        store<f32>(to + next, whole(c11) * (s * s1) + b1, 4);
        s = load<f32>(scale, 8);
        store<f32>(to + 2 * next, whole(c20) * (s * s0) + b0);
        store<f32>(to + 2 * next, whole(c21) * (s * s1) + b1, 4);
        s = load<f32>(scale, 12);
        store<f32>(to + 3 * next, whole(c30) * (s * s0) + b0);
        store<f32>(to + 3 * next, whole(c31) * (s * s1) + b1, 4);
      }
    }
  }
}

/** e to the x, for x ≤ 0: the polynomial of Cephes (Moshier), accurate to 2 units in the last place. */
@inline
function exp(x: v128): v128 {
  const v = f32x4.pmax(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(v, f32x4.splat(1.44269504)));
  let r = f32x4.sub(v, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/**
 * GELU, x Φ(x), in place (Hendrycks & Gimpel 2016), accurate to 5e-5. The count is a multiple of 4. Φ(x) - ½ is an odd
 * polynomial up to |x| = 4.4, fitted by iterated least squares, and constant beyond.
 */
export function gelu(x: usize, count: i32): void {
  const furthest = f32x4.splat(4.4);
  for (let i = 0; i < count; i += 4) {
    const at = x + (<usize>i << 2);
    const v = v128.load(at);
    const z = f32x4.pmin(f32x4.pmax(v, f32x4.neg(furthest)), furthest);
    const s = f32x4.mul(z, z);
    let p = f32x4.splat(3.49186652e-11);
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-3.70822773e-9));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(1.73357419e-7));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-4.73257419e-6));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(8.46836239e-5));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-1.06007896e-3));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(9.67344099e-3));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(-6.61584008e-2));
    p = f32x4.add(f32x4.mul(p, s), f32x4.splat(3.98836121e-1));
    v128.store(at, f32x4.mul(v, f32x4.add(f32x4.mul(p, z), f32x4.splat(0.5))));
  }
}

/** x = the layer normalization of x + y (Ba, Kiros & Hinton 2016), row by row. */
export function addNorm(x: usize, y: usize, rows: i32, width: i32, gain: usize, bias: usize): void {
  const bytes = <usize>width << 2;
  for (let row = 0; row < rows; row++) {
    let total = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) {
      const v = f32x4.add(v128.load(x + k), v128.load(y + k));
      v128.store(x + k, v);
      total = f32x4.add(total, v);
    }
    const mean = f32x4.splat(sum(total) / f32(width));
    let squares = f32x4.splat(0);
    for (let k: usize = 0; k < bytes; k += 16) {
      const d = f32x4.sub(v128.load(x + k), mean);
      squares = f32x4.add(squares, f32x4.mul(d, d));
    }
    const inverse = f32x4.splat(1 / sqrt<f32>(sum(squares) / f32(width) + 1e-12));
    for (let k: usize = 0; k < bytes; k += 16) {
      const d = f32x4.mul(f32x4.sub(v128.load(x + k), mean), inverse);
      v128.store(x + k, f32x4.add(f32x4.mul(d, v128.load(gain + k)), v128.load(bias + k)));
    }
    x += bytes;
    y += bytes;
  }
}

/**
 * Multi-head attention of the first positions of a sequence to all of its positions, with heads of width 32 (Vaswani et
 * al. 2017).
 *
 * @param asking the number of rows of q and out; `length` is that of k and v
 * @param weights room for `length` numbers, rounded up to a multiple of 4
 */
export function attention(
  q: usize,
  asking: i32,
  k: usize,
  v: usize,
  length: i32,
  heads: i32,
  out: usize,
  weights: usize,
): void {
  const row = <usize>heads << 7;
  const padded = (length + 3) & ~3;
  for (let head = 0; head < heads; head++) {
    const offset = <usize>head << 7;
    for (let i = 0; i < asking; i++) {
      const from = q + <usize>i * row + offset;
      const q0 = v128.load(from);
      const q1 = v128.load(from, 16);
      const q2 = v128.load(from, 32);
      const q3 = v128.load(from, 48);
      const q4 = v128.load(from, 64);
      const q5 = v128.load(from, 80);
      const q6 = v128.load(from, 96);
      const q7 = v128.load(from, 112);
      let key = k + offset;
      let highest: f32 = -Infinity;
      for (let j = 0; j < length; j++) {
        let a = f32x4.mul(q0, v128.load(key));
        let b = f32x4.mul(q1, v128.load(key, 16));
        a = f32x4.add(a, f32x4.mul(q2, v128.load(key, 32)));
        b = f32x4.add(b, f32x4.mul(q3, v128.load(key, 48)));
        a = f32x4.add(a, f32x4.mul(q4, v128.load(key, 64)));
        b = f32x4.add(b, f32x4.mul(q5, v128.load(key, 80)));
        a = f32x4.add(a, f32x4.mul(q6, v128.load(key, 96)));
        b = f32x4.add(b, f32x4.mul(q7, v128.load(key, 112)));
        // 1 / √32.
        const score = sum(f32x4.add(a, b)) * <f32>0.17677669;
        highest = max(highest, score);
        store<f32>(weights + (<usize>j << 2), score);
        key += row;
      }
      for (let j = length; j < padded; j++) store<f32>(weights + (<usize>j << 2), -Infinity);
      const top = f32x4.splat(highest);
      let total = f32x4.splat(0);
      for (let j = 0; j < padded; j += 4) {
        const at = weights + (<usize>j << 2);
        const e = exp(f32x4.sub(v128.load(at), top));
        v128.store(at, e);
        total = f32x4.add(total, e);
      }
      const inverse = f32x4.splat(1 / sum(total));
      let o0 = f32x4.splat(0);
      let o1 = f32x4.splat(0);
      let o2 = f32x4.splat(0);
      let o3 = f32x4.splat(0);
      let o4 = f32x4.splat(0);
      let o5 = f32x4.splat(0);
      let o6 = f32x4.splat(0);
      let o7 = f32x4.splat(0);
      let value = v + offset;
      for (let j = 0; j < length; j++) {
        const weight = f32x4.splat(load<f32>(weights + (<usize>j << 2)));
        o0 = f32x4.add(o0, f32x4.mul(weight, v128.load(value)));
        o1 = f32x4.add(o1, f32x4.mul(weight, v128.load(value, 16)));
        o2 = f32x4.add(o2, f32x4.mul(weight, v128.load(value, 32)));
        o3 = f32x4.add(o3, f32x4.mul(weight, v128.load(value, 48)));
        o4 = f32x4.add(o4, f32x4.mul(weight, v128.load(value, 64)));
        o5 = f32x4.add(o5, f32x4.mul(weight, v128.load(value, 80)));
        o6 = f32x4.add(o6, f32x4.mul(weight, v128.load(value, 96)));
        o7 = f32x4.add(o7, f32x4.mul(weight, v128.load(value, 112)));
        value += row;
      }
      const to = out + <usize>i * row + offset;
      v128.store(to, f32x4.mul(o0, inverse));
      v128.store(to, f32x4.mul(o1, inverse), 16);
      v128.store(to, f32x4.mul(o2, inverse), 32);
      v128.store(to, f32x4.mul(o3, inverse), 48);
      v128.store(to, f32x4.mul(o4, inverse), 64);
      v128.store(to, f32x4.mul(o5, inverse), 80);
      v128.store(to, f32x4.mul(o6, inverse), 96);
      v128.store(to, f32x4.mul(o7, inverse), 112);
    }
  }
}
