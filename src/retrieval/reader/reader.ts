/** The reader: a cross-encoder that reads a question and a candidate together. */

import type { Span } from '../../span.ts';
import type { Logistic } from '../calibration.ts';
import type { TypedArray, Weights } from '../weights-file.ts';
import { Encoder, type Sequence } from './encoder.ts';
import { type WordPiece, WordPieces } from './word-pieces.ts';

/** What the reader reads of a candidate. */
export interface ReaderInput {
  /** Its text, with what is shown before it: the speaker, the number of a step, the names of columns. */
  text: string;
  /** The parts of `text` that are the candidate's own: `at` in the text, `from` in the quote, in UTF-16 units. */
  slices: { at: number; from: number; length: number }[];
  /** Its context: the headings above it, nearest first, the title, the sentence before. */
  context: string;
}

/** What the reader finds in one candidate. */
export interface ReaderOutput {
  /** How many word pieces were read, in proportion to which reading takes time. */
  pieces: number;
  /** The log-odds that it answers, against that none of the candidates does. */
  relevance: number;
  /** The part that answers, as offsets in the quote; null where the candidate has no text of its own. Computed on demand. */
  span(): Span | null;
}

/** How the reader's log-odds are combined with those of the second stage. */
export interface ReaderCalibration {
  /** The weight of the log of a candidate's probability, as a share of the first's, in its score. */
  prior: number;
  /** That any candidate answers, and that the first is right, if any is: see `rerankingWithReader`. */
  answered: Logistic;
  first: Logistic;
}

/**
 * Reads a question and a candidate together, and says how relevant the candidate is: a cross-encoder (Nogueira & Cho 2019,
 * "Passage re-ranking with BERT"), which also finds the span that answers (Devlin et al. 2019, section 4.2). It generates
 * no text.
 */
export interface Reader {
  calibration: ReaderCalibration;
  /** Tokenizes a question, once for all of its candidates. */
  ask(question: string): (candidate: ReaderInput) => ReaderOutput;
}

/** The word pieces that are read of each; long ones are truncated. The training truncates at the same (lessons.py). */
const MAX_PIECES = { question: 40, text: 96, context: 40 };
/** The maximum length of an answer, in word pieces. */
const MAX_SPAN = 40;

/**
 * A reader with its weights.
 *
 * @param artifact the weights that src/training/reader/export.py writes
 * @param kernels see `compileKernels`
 * @throws Error when the weights are incomplete, or of another size than they should be
 */
export function createReader(artifact: Weights, kernels: WebAssembly.Module): Reader {
  const pieces = new WordPieces(artifact.words.pieces ?? []);
  const encoder = new Encoder(artifact, kernels);
  const [first, separator] = [pieces.idOf('[CLS]'), pieces.idOf('[SEP]')];
  const idsOf = (some: readonly WordPiece[]) => some.map(({ id }) => id);
  return {
    calibration: readCalibration(artifact.numbers.calibration),
    ask(question) {
      const asked = [first, ...idsOf(pieces.split(question, MAX_PIECES.question)), separator];
      return ({ text, slices, context }) => {
        const words = pieces.split(text, MAX_PIECES.text);
        const around = idsOf(pieces.split(context, MAX_PIECES.context));
        const sequence: Sequence = {
          pieces: Uint16Array.from([...asked, ...idsOf(words), separator, ...around, separator]),
          question: asked.length,
        };
        const { relevance, span } = encoder.read(sequence);
        return {
          pieces: sequence.pieces.length,
          relevance,
          span() {
            const { starts, ends } = span(asked.length + words.length);
            return bestSpan(words, slices, starts.subarray(asked.length), ends.subarray(asked.length));
          },
        };
      };
    },
  };
}

function readCalibration(numbers: TypedArray | undefined): ReaderCalibration {
  const [prior, ...rest] = numbers ?? [];
  if (prior === undefined || rest.length % 2 !== 0) throw new Error('the reader has no calibration');
  const logistic = ([offset = 0, ...slopes]: number[]) => ({ offset, slopes });
  return {
    prior,
    answered: logistic(rest.slice(0, rest.length / 2)),
    first: logistic(rest.slice(rest.length / 2)),
  };
}

/** The span of pieces, within one slice, with the highest sum of start and end logits. */
function bestSpan(
  words: readonly WordPiece[],
  slices: ReaderInput['slices'],
  starts: Float32Array,
  ends: Float32Array,
): Span | null {
  let best: Span | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { at, from, length } of slices) {
    const isWithin = ({ start, end }: WordPiece) => start >= at && end <= at + length;
    for (let i = 0; i < words.length; i++) {
      if (!isWithin(words[i]!)) continue;
      for (let j = i; j < words.length && j < i + MAX_SPAN && isWithin(words[j]!); j++) {
        if (starts[i]! + ends[j]! <= highest) continue;
        highest = starts[i]! + ends[j]!;
        best = { start: words[i]!.start - at + from, end: words[j]!.end - at + from };
      }
    }
  }
  return best;
}
