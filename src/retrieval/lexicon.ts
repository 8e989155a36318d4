import type { Artifact, Numbers } from './artifact.ts';

/** What was learned of words: which are near in meaning, and which words of a sentence speak for which of a question. */
export class Lexicon {
  readonly #dimensions: number;
  readonly #vectors: Int8Array;
  readonly #vectorOf: Map<string, number>;
  readonly #units = new Map<string, Float32Array | null>();
  readonly #asked: Map<string, number>;
  readonly #sources: Map<string, number>;
  readonly #starts: Uint32Array;
  readonly #targets: Uint16Array;
  readonly #logs: Uint8Array;
  readonly #background: Float32Array;

  /**
   * @param vectors `words`, and for each as many `vectors` numbers as there are dimensions, in any scale
   * @param associations see `packAssociations`
   */
  constructor(vectors: Artifact, associations: Artifact) {
    const words = vectors.words.words ?? [];
    this.#vectors = vectors.numbers.vectors as Int8Array;
    this.#dimensions = this.#vectors.length / Math.max(1, words.length);
    this.#vectorOf = numbered(words);
    this.#asked = numbered(associations.words.asked ?? []);
    this.#sources = numbered(associations.words.sources ?? []);
    this.#starts = associations.numbers.starts as Uint32Array;
    this.#targets = associations.numbers.targets as Uint16Array;
    this.#logs = associations.numbers.logs as Uint8Array;
    this.#background = associations.numbers.background as Float32Array;
  }

  /** The word's vector at length 1, or null for a word without one. */
  vector(word: string): Float32Array | null {
    const known = this.#units.get(word);
    if (known !== undefined) return known;
    const unit = this.#unitOf(word);
    if (this.#units.size < MOST_UNITS) this.#units.set(word, unit);
    return unit;
  }

  /** How near two words are in meaning: the cosine of their vectors, 0 when either has none. */
  closeness(a: string, b: string): number {
    const x = this.vector(a);
    const y = x && this.vector(b);
    if (!x || !y) return 0;
    let dot = 0;
    for (let d = 0; d < x.length; d++) dot += x[d]! * y[d]!;
    return dot;
  }

  /** P(question's word | sentence's word), 0 when it was never learned. */
  association(asked: string, word: string): number {
    const source = this.#sources.get(word);
    const target = source === undefined ? undefined : this.#asked.get(asked);
    if (source === undefined || target === undefined) return 0;
    let low = this.#starts[source]!;
    let high = this.#starts[source + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#targets[middle]!;
      if (found === target) return PROBABILITIES[this.#logs[middle]!]!;
      if (found < target) low = middle + 1;
      else high = middle;
    }
    return 0;
  }

  /** P(word) in any question, 0 for a word that no question of the training had. */
  background(asked: string): number {
    return this.#background[this.#asked.get(asked) ?? -1] ?? 0;
  }

  #unitOf(word: string): Float32Array | null {
    const number = this.#vectorOf.get(word);
    if (number === undefined) return null;
    const start = number * this.#dimensions;
    const unit = Float32Array.from(this.#vectors.subarray(start, start + this.#dimensions));
    let square = 0;
    for (const value of unit) square += value * value;
    const length = Math.sqrt(square) || 1;
    return unit.map((value) => value / length);
  }
}

/** As many words as a library's questions come back to; each takes about half a kilobyte. */
const MOST_UNITS = 20_000;

/** Probabilities are kept as a twentieth of their natural logarithm, in one byte: right to within 3 %. */
const LOG_STEP = 1 / 20;
const PROBABILITIES = Float64Array.from({ length: 256 }, (_, log) => Math.exp(-log * LOG_STEP));

/**
 * Associations as a data file holds them.
 *
 * @param table for each word of a sentence, P(question's word | it)
 * @param background P(question's word)
 */
export function packAssociations(
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  background: ReadonlyMap<string, number>,
): { words: Record<string, string[]>; numbers: Record<string, Numbers> } {
  const sources = [...table.keys()].sort();
  const asked = [...background.keys()].sort();
  if (asked.length > 0xffff) throw new Error('more words of questions than two bytes can number');
  const numberOf = numbered(asked);
  const starts = new Uint32Array(sources.length + 1);
  const entries = sources.flatMap((source, i) => {
    const row = [...table.get(source)!]
      .map(([word, probability]) => ({ target: numberOf.get(word)!, probability }))
      .sort((a, b) => a.target - b.target);
    starts[i + 1] = starts[i]! + row.length;
    return row;
  });
  return {
    words: { asked, sources },
    numbers: {
      starts,
      targets: Uint16Array.from(entries, ({ target }) => target),
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
