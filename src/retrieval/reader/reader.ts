import type { Span } from '../../span.ts';
import type { Logistic } from '../calibration.ts';
import type { TypedArray, Weights } from '../weights-file.ts';
import { Encoder, type Sequence } from './encoder.ts';
import { type WordPiece, WordPieces } from './word-pieces.ts';

/** A candidate as the reader reads it. */
export interface ReaderInput {
  /** Its letters, with what is shown before them: the speaker, the number of a step, the names of columns. */
  text: string;
  /** Which parts of `text` are the candidate's own letters: from where in the text, and from where in the quote. */
  slices: { at: number; from: number; length: number }[];
  /** What stands around it: the headings above, nearest first, the title, the sentence before. */
  context: string;
}

/** What the reader says of one candidate. */
export interface ReaderOutput {
  /** ln of the odds that it answers, against that none of the candidates does. */
  relevance: number;
  /** The part that answers, as offsets in the quote. Worked out when it is asked for; null where none is its own letters. */
  span(): Span | null;
}

/** How what the reader says is joined with what the stage before says. */
export interface ReaderCalibration {
  /** How much ln of a candidate's probability, as a share of the first's, counts for its order. */
  prior: number;
  /** That any candidate answers, and that the first is right, if any is: from the values of `reread`. */
  answered: Logistic;
  first: Logistic;
}

/**
 * Reads a question and a candidate together, and says whether the one answers the other: a cross-encoder (Nogueira & Cho
 * 2019, "Passage re-ranking with BERT"), which also marks the part that answers (Devlin et al. 2019, section 4.2). It
 * writes nothing.
 */
export interface Reader {
  calibration: ReaderCalibration;
  /** Reads a question, once for all of its candidates. */
  ask(question: string): (candidate: ReaderInput) => ReaderOutput;
}

/** As many pieces are read of each: of long ones the beginning. The training cuts at the same (lessons.py). */
const MOST = { question: 40, text: 96, context: 40 };
/** An answer is at most so many pieces. */
const LONGEST_SPAN = 40;

/** @param artifact what src/training/reader/export.py wrote, and `kernels` see `compileKernels` */
export function createReader(artifact: Weights, kernels: WebAssembly.Module): Reader {
  const pieces = new WordPieces(artifact.words.pieces ?? []);
  const encoder = new Encoder(artifact, kernels);
  const [first, separator] = [pieces.idOf('[CLS]'), pieces.idOf('[SEP]')];
  const idsOf = (some: readonly WordPiece[]) => some.map(({ id }) => id);
  return {
    calibration: readCalibration(artifact.numbers.calibration),
    ask(question) {
      const asked = [first, ...idsOf(pieces.split(question, MOST.question)), separator];
      return ({ text, slices, context }) => {
        const words = pieces.split(text, MOST.text);
        const around = idsOf(pieces.split(context, MOST.context));
        const sequence: Sequence = {
          pieces: Uint16Array.from([...asked, ...idsOf(words), separator, ...around, separator]),
          question: asked.length,
        };
        const { relevance, span } = encoder.read(sequence);
        return {
          relevance,
          span() {
            const { starts, ends } = span();
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

/** The stretch of pieces, within one slice, whose start and end have most for them together. */
function bestSpan(
  words: readonly WordPiece[],
  slices: ReaderInput['slices'],
  starts: Float32Array,
  ends: Float32Array,
): Span | null {
  let best: Span | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const { at, from, length } of slices) {
    const isWithin = ({ start, end }: WordPiece) => start >= at && end <= at + length;
    for (let i = 0; i < words.length; i++) {
      if (!isWithin(words[i]!)) continue;
      for (let j = i; j < words.length && j < i + LONGEST_SPAN && isWithin(words[j]!); j++) {
        if (starts[i]! + ends[j]! <= most) continue;
        most = starts[i]! + ends[j]!;
        best = { start: words[i]!.start - at + from, end: words[j]!.end - at + from };
      }
    }
  }
  return best;
}
