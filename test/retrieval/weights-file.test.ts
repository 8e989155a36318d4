import { describe, expect, it } from 'vitest';
import { readWeights, type Weights, writeWeights } from '../../src/retrieval/weights-file.ts';

const ARTIFACT: Weights = {
  made: 'by hand, on “Friday”',
  words: { few: ['naïve', 'the\nnext'], none: [] },
  numbers: {
    bytes: Int8Array.of(-128, 0, 127),
    odd: Uint8Array.of(255),
    shorts: Uint16Array.of(65_535, 1, 2),
    ints: Uint32Array.of(4_294_967_295),
    floats: Float32Array.of(0.5, -3.25, 1e-9),
    empty: new Uint8Array(0),
  },
};

describe('a data file', () => {
  it('is read as it was written', () => {
    const bytes = writeWeights(ARTIFACT);
    expect(readWeights(bytes)).toEqual(ARTIFACT);
  });

  it('describes its contents in one line', () => {
    const bytes = writeWeights(ARTIFACT);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0x0a))))).toEqual({
      made: ARTIFACT.made,
      words: ARTIFACT.words,
      numbers: [
        { name: 'bytes', kind: 'Int8Array', length: 3 },
        { name: 'odd', kind: 'Uint8Array', length: 1 },
        { name: 'shorts', kind: 'Uint16Array', length: 3 },
        { name: 'ints', kind: 'Uint32Array', length: 1 },
        { name: 'floats', kind: 'Float32Array', length: 3 },
        { name: 'empty', kind: 'Uint8Array', length: 0 },
      ],
    });
  });

  it('has each list aligned to four bytes, and nothing after the last', () => {
    const bytes = writeWeights(ARTIFACT);
    const first = Math.ceil((bytes.indexOf(0x0a) + 1) / 4) * 4;
    expect([...bytes.subarray(first, first + 3)]).toEqual([128, 0, 127]);
    expect(bytes[first + 4]).toBe(255);
    expect([...bytes.subarray(first + 8, first + 14)]).toEqual([255, 255, 1, 0, 2, 0]);
    expect([...bytes.subarray(first + 16, first + 20)]).toEqual([255, 255, 255, 255]);
    expect(bytes.length).toBe(first + 20 + 12);
  });

  it.each([0, 1, 2, 3, 4])('is read at any offset in its buffer: %i', (offset) => {
    const bytes = writeWeights(ARTIFACT);
    const buffer = new Uint8Array(bytes.length + offset);
    buffer.set(bytes, offset);
    expect(readWeights(buffer.subarray(offset))).toEqual(ARTIFACT);
  });

  it('is read without a copy when it is aligned, and copied when not', () => {
    const bytes = writeWeights(ARTIFACT);
    const aligned = new Uint8Array(bytes.length);
    aligned.set(bytes);
    expect(readWeights(aligned).numbers.ints!.buffer).toBe(aligned.buffer);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(readWeights(moved.subarray(1)).numbers.ints!.buffer).not.toBe(moved.buffer);
    expect(readWeights(moved.subarray(1)).numbers.odd!.buffer).toBe(moved.buffer);
  });

  it('is written from a list that is part of a larger one', () => {
    const part = Uint16Array.of(1, 2, 3, 4).subarray(1, 3);
    const { numbers } = readWeights(writeWeights({ made: '', words: {}, numbers: { part } }));
    expect(numbers).toEqual({ part: Uint16Array.of(2, 3) });
  });

  it.each([
    ['floats', 1],
    ['floats', 12],
    ['ints', 13],
  ])(
    'is rejected when it is cut off, with the name of the list: %s, without the last %i bytes',
    (name, missing) => {
      const bytes = writeWeights(ARTIFACT);
      expect(() => readWeights(bytes.subarray(0, bytes.length - missing))).toThrow(
        new Error(`the data file is cut off within "${name}"`),
      );
    },
  );

  it('is rejected when its header is not JSON', () => {
    expect(() => readWeights(new TextEncoder().encode('GIF89a\n'))).toThrow(SyntaxError);
    expect(() => readWeights(new Uint8Array(0))).toThrow(SyntaxError);
  });
});
