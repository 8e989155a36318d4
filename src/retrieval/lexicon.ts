import type { TypedArray, Weights } from './weights-file.ts';

/** Which words of a sentence speak for one word of a question. */
export interface Translations {
  /** P(the word) in any question. */
  background: number;
  /** P(the word | a word of the sentence), by the number of that word. */
  given: Float32Array;
}

/**
 * What was learned of words: which are near in meaning (the vectors of Pennington, Socher & Manning 2014, "GloVe"), and
 * which words of a sentence speak for which of a question.
 */
export class Lexicon {
  readonly #dimensions: number;
  readonly #vectors: Int8Array;
  /** One over the length of each vector that was asked for; 0 for the others. */
  readonly #scales: Float32Array;
  /** In the order of their UTF-16 units. */
  readonly #words: readonly string[];
  readonly #asked: ReadonlyMap<string, number>;
  readonly #given: ReadonlyMap<string, number>;
  readonly #starts: Uint32Array;
  readonly #numbers: Uint16Array;
  readonly #logs: Uint8Array;
  readonly #background: Float32Array;

  /**
   * @param vectors `words`, sorted, and for each as many `vectors` numbers as there are dimensions, in any scale
   * @param associations what `packTranslationTable` made
   */
  constructor(vectors: Pick<Weights, 'words' | 'numbers'>, associations: Pick<Weights, 'words' | 'numbers'>) {
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

  /** The row of a word's vector, or of its stem's if one is given; -1 for a word without one. */
  rowOf(word: string, stem?: string): number {
    const row = this.#find(word);
    if (row >= 0 || stem === undefined) return row;
    const stemRow = this.#find(stem);
    return stemRow >= 0 ? stemRow : this.#find(`${stem}e`);
  }

  /** How near two words are in meaning, by their rows: the cosine of their vectors, 0 when either has none. */
  cosineSimilarity(a: number, b: number): number {
    if (a < 0 || b < 0) return 0;
    return a === b ? 1 : this.#dot(a, b) * this.#scaleOf(a) * this.#scaleOf(b);
  }

  /**
   * The weighted sum of some words' unit vectors, at length 1; null when none of them has a vector.
   *
   * @param rows the words by their rows, -1 for one without a vector
   * @param weights in the same order; all weigh the same by default
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

  /** The cosine of a centroid and a word's vector; 0 for a word without one. */
  cosineSimilarityTo(centroid: Float32Array, row: number): number {
    if (row < 0) return 0;
    let dot = 0;
    const start = row * this.#dimensions;
    for (let d = 0; d < centroid.length; d++) dot += centroid[d]! * this.#vectors[start + d]!;
    return dot * this.#scaleOf(row);
  }

  /** The number of a sentence's word among those that speak for anything, or -1. */
  givenOf(word: string): number {
    return this.#given.get(word) ?? -1;
  }

  /** What speaks for a question's word; null for one that no question of the training had. */
  translationsOf(asked: string): Translations | null {
    const number = this.#asked.get(asked);
    if (number === undefined) return null;
    const given = new Float32Array(this.#given.size);
    for (let at = this.#starts[number]!; at < this.#starts[number + 1]!; at++)
      given[this.#numbers[at]!] = PROBABILITIES[this.#logs[at]!]!;
    return { background: this.#background[number]!, given };
  }

  /** By halving: a map of all words would take longer to make than the file to read. */
  #find(word: string): number {
    let from = 0;
    let to = this.#words.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#words[middle]! < word) from = middle + 1;
      else to = middle;
    }
    return this.#words[from] === word ? from : -1;
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

/** Probabilities are kept as a twentieth of their natural logarithm, in one byte: right to within 3 %. */
const LOG_STEP = 1 / 20;
const PROBABILITIES = Float64Array.from({ length: 256 }, (_, log) => Math.exp(-log * LOG_STEP));

/**
 * Associations as a data file holds them.
 *
 * @param table for each word of a question, P(it | word of a sentence)
 * @param background P(question's word), for every word of the table
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
