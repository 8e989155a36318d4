/** What was learned of words: their vectors, and which words of answers go with which words of questions. */

import type { TermEmbeddings } from './embeddings.ts';
import { indexInSorted } from './sorted-words.ts';
import type { TypedArray, Weights } from './weights-file.ts';

/** The row of the translation table for one word of a question. */
export interface Translations {
  /** P(the word of the question), in any question. */
  background: number;
  /** P(the word of the question | a word of a sentence), by the number of that word (see `givenOf`). */
  given: Float32Array;
}

/**
 * Word vectors (GloVe: Pennington, Socher & Manning 2014), and a translation table from words of sentences to words of
 * questions (IBM model 1: Brown et al. 1993).
 */
export class Lexicon {
  /** Null where there are none. */
  readonly embeddings: TermEmbeddings | null;
  readonly #dimensions: number;
  readonly #vectors: Int8Array;
  /** One over the length of each vector; computed on first use, 0 until then. */
  readonly #scales: Float32Array;
  /** Sorted by their UTF-16 code units. */
  readonly #words: readonly string[];
  readonly #asked: ReadonlyMap<string, number>;
  readonly #given: ReadonlyMap<string, number>;
  readonly #starts: Uint32Array;
  readonly #numbers: Uint16Array;
  readonly #logs: Uint8Array;
  readonly #background: Float32Array;

  /**
   * @param vectors `words`, sorted, and `vectors`, one row of as many numbers as there are dimensions per word, in any scale
   * @param associations the translation table as `packTranslationTable` packs it
   * @param embeddings by which sentences are found that are near in meaning
   */
  constructor(
    vectors: Pick<Weights, 'words' | 'numbers'>,
    associations: Pick<Weights, 'words' | 'numbers'>,
    embeddings: TermEmbeddings | null = null,
  ) {
    this.embeddings = embeddings;
    this.#words = vectors.words.words ?? [];
    this.#vectors = vectors.numbers.vectors as Int8Array;
    this.#dimensions = this.#vectors.length / Math.max(1, this.#words.length);
    this.#scales = new Float32Array(this.#words.length);
    this.#asked = numbered(associations.words.asked ?? []);
    this.#given = numbered(associations.words.given ?? []);
    this.#starts = associations.numbers.starts as Uint32Array;
    this.#numbers = associations.numbers.numbers as Uint16Array;
    this.#logs = associations.numbers.logs as Uint8Array;
    this.#background = associations.numbers.background as Float32Array;
  }

  /** The row of a word's vector, or of its stem's if a stem is given; -1 for a word without a vector. */
  rowOf(word: string, stem?: string): number {
    const row = indexInSorted(this.#words, word);
    if (row >= 0 || stem === undefined) return row;
    const stemRow = indexInSorted(this.#words, stem);
    return stemRow >= 0 ? stemRow : indexInSorted(this.#words, `${stem}e`);
  }

  /** The cosine similarity of two words, given by their rows; 0 when either has no vector. */
  cosineSimilarity(a: number, b: number): number {
    if (a < 0 || b < 0) return 0;
    return a === b ? 1 : this.#dot(a, b) * this.#scaleOf(a) * this.#scaleOf(b);
  }

  /**
   * The normalized weighted sum of some words' unit vectors.
   *
   * @param rows the words by their rows, -1 for one without a vector
   * @param weights in the same order; equal by default
   * @returns a vector of length 1, or null when no word has a vector
   */
  centroid(rows: ArrayLike<number>, weights?: ArrayLike<number>): Float32Array | null {
    const sum = new Float32Array(this.#dimensions);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (row < 0) continue;
      const scale = (weights?.[i] ?? 1) * this.#scaleOf(row);
      const start = row * this.#dimensions;
      for (let d = 0; d < sum.length; d++) sum[d]! += scale * this.#vectors[start + d]!;
    }
    let square = 0;
    for (const value of sum) square += value * value;
    return square === 0 ? null : sum.map((value) => value / Math.sqrt(square));
  }

  /** The cosine similarity of a centroid and a word, given by its row; 0 for a word without a vector. */
  cosineSimilarityTo(centroid: Float32Array, row: number): number {
    if (row < 0) return 0;
    let dot = 0;
    const start = row * this.#dimensions;
    for (let d = 0; d < centroid.length; d++) dot += centroid[d]! * this.#vectors[start + d]!;
    return dot * this.#scaleOf(row);
  }

  /** The number of a word of a sentence in the translation table, or -1. */
  givenOf(word: string): number {
    return this.#given.get(word) ?? -1;
  }

  /** The row of a word of a question; null for a word that is not in the table. */
  translationsOf(asked: string): Translations | null {
    const number = this.#asked.get(asked);
    if (number === undefined) return null;
    const given = new Float32Array(this.#given.size);
    for (let at = this.#starts[number]!; at < this.#starts[number + 1]!; at++)
      given[this.#numbers[at]!] = PROBABILITIES[this.#logs[at]!]!;
    return { background: this.#background[number]!, given };
  }

  #scaleOf(row: number): number {
    const known = this.#scales[row]!;
    if (known > 0) return known;
    const scale = 1 / (Math.sqrt(this.#dot(row, row)) || 1);
    this.#scales[row] = scale;
    return this.#scales[row]!;
  }

  #dot(a: number, b: number): number {
    const vectors = this.#vectors;
    const end = (a + 1) * this.#dimensions;
    const shift = (b - a) * this.#dimensions;
    let dot = 0;
    for (let at = a * this.#dimensions; at < end; at++) dot += vectors[at]! * vectors[at + shift]!;
    return dot;
  }
}

/** Probabilities are stored in one byte, as their natural logarithm in steps of a twentieth: accurate to within 3 %. */
const LOG_STEP = 1 / 20;
const PROBABILITIES = Float64Array.from({ length: 256 }, (_, log) => Math.exp(-log * LOG_STEP));

/**
 * Packs a translation table for a data file: see `writeWeights`.
 *
 * @param table for each word of a question, P(it | word of a sentence)
 * @param background P(word of a question), for every word of the table
 * @throws Error when there are more than 65,535 words of sentences
 */
export function packTranslationTable(
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  background: ReadonlyMap<string, number>,
): { words: Record<string, string[]>; numbers: Record<string, TypedArray> } {
  const asked = [...background.keys()].sort();
  const given = [...new Set([...table.values()].flatMap((row) => [...row.keys()]))].sort();
  if (given.length > 0xffff) throw new Error('more words of sentences than two bytes can number');
  const numberOf = numbered(given);
  const starts = new Uint32Array(asked.length + 1);
  const entries = asked.flatMap((word, i) => {
    const row = [...(table.get(word) ?? [])]
      .map(([source, probability]) => ({ number: numberOf.get(source)!, probability }))
      .sort((a, b) => a.number - b.number);
    starts[i + 1] = starts[i]! + row.length;
    return row;
  });
  return {
    words: { asked, given },
    numbers: {
      starts,
      numbers: Uint16Array.from(entries, ({ number }) => number),
      logs: Uint8Array.from(entries, ({ probability }) =>
        Math.min(255, Math.round(-Math.log(probability) / LOG_STEP)),
      ),
      background: Float32Array.from(asked, (word) => background.get(word)!),
    },
  };
}

function numbered(words: readonly string[]): Map<string, number> {
  return new Map(words.map((word, i) => [word, i]));
}
