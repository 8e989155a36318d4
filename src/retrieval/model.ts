/** The learned parts of the ranking: reads and writes their data files. */

import { ANSWERED_VALUES } from './calibration.ts';
import { TermEmbeddings } from './embeddings.ts';
import { SENTENCE_FEATURES } from './features/sentence.ts';
import { TERM_FEATURES } from './features/term.ts';
import { WORD_FEATURES } from './features/word.ts';
import { Lexicon } from './lexicon.ts';
import { type Network, parameterCount, type Shape } from './ranking-network.ts';
import type { Reader } from './reader/reader.ts';
import { readWeights, type Weights, writeWeights } from './weights-file.ts';

/** Everything that was learned, ready for use. */
export interface Model {
  lexicon: Lexicon;
  network: Network;
  /** Loaded on the first call; null where there is none, or where it cannot run. */
  reader(): Reader | null;
}

/** The bytes of the data files that a model is read from: see src/training. */
export interface ModelFiles {
  vectors: Uint8Array;
  associations: Uint8Array;
  embeddings: Uint8Array;
  network: Uint8Array;
}

const FEATURES = { sentence: SENTENCE_FEATURES, term: TERM_FEATURES, word: WORD_FEATURES };
const SIZES = ['termUnits', 'wordUnits', 'firstUnits', 'secondUnits'] as const;

/**
 * Reads a model from its data files.
 *
 * @param reader loads the reader on its first use
 * @throws Error when a file is damaged, or was made for other features or layers than this version has
 */
export function readModel(
  { vectors, associations, embeddings, network }: ModelFiles,
  reader: Model['reader'] = () => null,
): Model {
  return {
    lexicon: new Lexicon(
      readWeights(vectors),
      readWeights(associations),
      new TermEmbeddings(readWeights(embeddings)),
    ),
    network: readNetwork(readWeights(network)),
    reader,
  };
}

/**
 * The data file of a network: see `readModel`.
 *
 * @param made the command that made the network, for people to read
 */
export function writeNetwork(network: Network, made: string): Uint8Array {
  const { shape, means, scales, parameters } = network;
  const { answered, first } = network.calibration;
  const sizes = Uint16Array.from(SIZES, (name) => shape[name]);
  const calibration = Float32Array.of(answered.offset, ...answered.slopes, first.offset, ...first.slopes);
  return writeWeights({
    made,
    words: FEATURES,
    numbers: {
      sizes,
      means: Float32Array.from(means),
      scales: Float32Array.from(scales),
      parameters: Float32Array.from(parameters),
      calibration,
    },
  });
}

function readNetwork({ words, numbers }: Weights): Network {
  if (JSON.stringify(words) !== JSON.stringify(FEATURES))
    throw new Error('the network was trained for other features: run `npm run train` again');
  const sizes = numbers.sizes as Uint16Array;
  const calibration = numbers.calibration as Float32Array;
  const shape = {
    sentence: SENTENCE_FEATURES.length,
    term: TERM_FEATURES.length,
    word: WORD_FEATURES.length,
    ...Object.fromEntries(SIZES.map((name, i) => [name, sizes[i]!])),
  } as Shape;
  if (numbers.parameters!.length !== parameterCount(shape))
    throw new Error('the network was trained by another version: run `npm run train` again');
  return {
    shape,
    means: Float64Array.from(numbers.means!),
    scales: Float64Array.from(numbers.scales!),
    parameters: Float64Array.from(numbers.parameters!),
    calibration: {
      answered: { offset: calibration[0]!, slopes: [...calibration.subarray(1, 1 + ANSWERED_VALUES)] },
      first: {
        offset: calibration[1 + ANSWERED_VALUES]!,
        slopes: [...calibration.subarray(2 + ANSWERED_VALUES)],
      },
    },
  };
}
