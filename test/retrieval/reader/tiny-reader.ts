/** Builds a small reader for tests. */

import type { TypedArray, Weights } from '../../../src/retrieval/weights-file.ts';
import { randomFrom } from '../../../src/training/random.ts';

export const WIDTH = 32;
export const INNER = 64;
export const LAYERS = 3;
export const LONGEST = 180;

const PIECES =
  `[PAD] [UNK] [CLS] [SEP] . ? , : ; | a b c d e f g h i j k l m n o p q r s t u v w x y z ##a ##b ##c ##d
  ##e ##f ##g ##h ##i ##j ##k ##l ##m ##n ##o ##p ##q ##r ##s ##t ##u ##v ##w ##x ##y ##z the ##ing storm port ##s fear
  gale mod allowed yes no`.split(/\s+/);

/** A reader with the architecture of the one that ships, with a few small layers of random weights. */
export function tinyReader(seed = 1): Weights {
  const random = randomFrom(seed);
  const floats = (length: number, size: number, middle = 0) =>
    Float32Array.from({ length }, () => middle + (random() - 0.5) * 2 * size);
  const numbers: Record<string, TypedArray> = { shape: Uint32Array.of(WIDTH, INNER, LAYERS, LONGEST) };
  const matrix = (name: string, rows: number, columns: number, size: number) => {
    numbers[`${name}.weights`] = Int8Array.from({ length: rows * columns }, () =>
      Math.floor(random() * 255 - 127),
    );
    numbers[`${name}.scales`] = floats(rows, size / 500, size / 127);
  };
  const linear = (name: string, rows: number, columns: number) => {
    matrix(name, rows, columns, 0.4);
    numbers[`${name}.bias`] = floats(rows, 0.1);
  };
  const norm = (name: string) => {
    numbers[`${name}.gain`] = floats(WIDTH, 0.2, 1);
    numbers[`${name}.bias`] = floats(WIDTH, 0.2);
  };
  matrix('words', PIECES.length, WIDTH, 1);
  numbers.places = floats(LONGEST * WIDTH, 0.3);
  numbers.segments = floats(2 * WIDTH, 0.3);
  norm('norm');
  for (let i = 0; i < LAYERS; i++) {
    for (const name of ['q', 'k', 'v', 'o']) linear(`${i}.${name}`, WIDTH, WIDTH);
    linear(`${i}.up`, INNER, WIDTH);
    linear(`${i}.down`, WIDTH, INNER);
    norm(`${i}.norm1`);
    norm(`${i}.norm2`);
  }
  numbers.relevance = floats(WIDTH, 0.5);
  numbers.span = floats(2 * WIDTH, 0.5);
  numbers.biases = floats(3, 0.5);
  numbers.calibration = Float32Array.of(0.5, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0);
  return { made: 'a test', words: { pieces: PIECES }, numbers };
}
