/** Embeds questions and sentences as vectors of their meaning, so that sentences are found which share no word with a question. */

import { parentOf, type Segment } from './segment.ts';
import { indexInSorted } from './sorted-words.ts';
import type { Weights } from './weights-file.ts';

/** How much the terms of headings and title count beside those of the sentence. */
const CONTEXT_WEIGHT = 0.75;
/** The length of an embedding, whose components are signed bytes. */
const LENGTH = 127;
/** In how many parts a factor of 1 is divided. */
const UNITS = 2 ** 20;
/** How many terms of a segment are added between two pauses. */
const TERMS_PER_STEP = 500;

/** The sum of the vectors of some terms, rounded to whole numbers, with a length of 127. */
export type Embedding = Int8Array;

/**
 * Static embeddings (Wieting et al. 2016, "Towards Universal Paraphrastic Sentence Embeddings"; Arora, Liang & Ma 2017, "A
 * Simple but Tough-to-Beat Baseline for Sentence Embeddings"): a sentence is the sum of the vectors of its terms, of which
 * frequent ones have short vectors. How they are learned: src/training/embeddings.
 */
export class TermEmbeddings {
  readonly dimensions: number;
  readonly #terms: readonly string[];
  readonly #vectors: Int8Array;
  /** In whole numbers, so that a sum does not depend on the order of its terms. */
  readonly #factors: Float64Array;
  readonly #ofSegments = new WeakMap<Segment, Int8Array>();

  /**
   * @param weights the keys of the `terms`, sorted by UTF-16 code units; `vectors`, a row for each of as many bytes as there are dimensions; and `scales`,
   *   by which each row is multiplied
   */
  constructor({ words, numbers }: Pick<Weights, 'words' | 'numbers'>) {
    this.#terms = words.terms ?? [];
    this.#vectors = numbers.vectors as Int8Array;
    this.#factors = Float64Array.from(numbers.scales!, (scale) => Math.round(scale * UNITS));
    this.dimensions = this.#vectors.length / Math.max(1, this.#terms.length);
  }

  /** The embedding of some terms, by their keys; null when none of them has a vector. */
  embed(keys: Iterable<string>): Embedding | null {
    const sum = new Float64Array(this.dimensions);
    for (const key of keys) this.#add(sum, 0, indexInSorted(this.#terms, key), 1);
    const embedding = new Int8Array(this.dimensions);
    round(sum, embedding, 0);
    return embedding.some((value) => value !== 0) ? embedding : null;
  }

  /**
   * The embeddings of the sentences of a segment, one after another, with the terms of the headings above them and of the
   * title. They are computed once, from the postings: about 20 ms for 10,000 sentences.
   */
  *embeddingsOf(segment: Segment): Generator<void, Int8Array> {
    const known = this.#ofSegments.get(segment);
    if (known) return known;
    const { dimensions } = this;
    const { starts, sentences, counts, titleStarts, titleArticles } = segment;
    const sums = new Float64Array(segment.sentenceLengths.length * dimensions);
    const titles = new Float64Array(segment.articleLengths.length * dimensions);
    let added = 0;
    for (const [key, term] of segment.vocabulary) {
      const row = indexInSorted(this.#terms, key);
      if (row < 0) continue;
      for (let p = starts[term]!; p < starts[term + 1]!; p++)
        this.#add(sums, sentences[p]! * dimensions, row, counts[p]!);
      for (let p = titleStarts[term]!; p < titleStarts[term + 1]!; p++)
        this.#add(titles, titleArticles[p]! * dimensions, row, 1);
      if (++added % TERMS_PER_STEP === 0) yield;
    }
    const embeddings = new Int8Array(sums.length);
    for (let block = 0; block < segment.articleOf.length; block++) {
      const context = this.#contextOf(segment, block, sums, titles);
      for (let s = segment.paragraphStarts[block]!; s < segment.paragraphStarts[block + 1]!; s++) {
        const sum = context.map((value, d) => sums[s * dimensions + d]! + CONTEXT_WEIGHT * value);
        round(sum, embeddings, s * dimensions);
      }
      if (block % TERMS_PER_STEP === 0) yield;
    }
    this.#ofSegments.set(segment, embeddings);
    return embeddings;
  }

  /** The sum of the title and of the blocks that a block stands below. */
  #contextOf(segment: Segment, block: number, sums: Float64Array, titles: Float64Array): Float64Array {
    const { dimensions } = this;
    const title = segment.articleOf[block]! * dimensions;
    const context = titles.slice(title, title + dimensions);
    for (let above = parentOf(segment, block); above >= 0; above = parentOf(segment, above))
      for (let s = segment.paragraphStarts[above]!; s < segment.paragraphStarts[above + 1]!; s++)
        for (let d = 0; d < dimensions; d++) context[d]! += sums[s * dimensions + d]!;
    return context;
  }

  #add(sums: Float64Array, at: number, row: number, times: number): void {
    if (row < 0) return;
    const factor = times * this.#factors[row]!;
    const start = row * this.dimensions;
    for (let d = 0; d < this.dimensions; d++) sums[at + d]! += factor * this.#vectors[start + d]!;
  }
}

/**
 * The cosine similarity of an embedding and the one that starts at an index of others.
 *
 * @returns -1 to 1; 0 where either is zero
 */
export function cosineAt(embedding: Embedding, embeddings: Int8Array, at: number): number {
  let dot = 0;
  for (let d = 0; d < embedding.length; d++) dot += embedding[d]! * embeddings[at + d]!;
  return dot / (LENGTH * LENGTH);
}

/** Writes a vector with a length of 127, in whole numbers; zero where it is zero. */
function round(vector: Float64Array, embeddings: Int8Array, at: number): void {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return;
  const scale = LENGTH / Math.sqrt(square);
  for (let d = 0; d < vector.length; d++) embeddings[at + d] = Math.round(vector[d]! * scale);
}
