import type { Candidate } from '../index.ts';
import { type Logistic, logOdds, probabilityAt } from '../odds.ts';
import type { Ranked, Reranking } from '../second-stage.ts';
import type { Reader, ReaderInput, ReaderOutput } from './reader.ts';

/** How what the reader says is joined with what the stage before says. */
export interface ReaderCalibration {
  /** How much ln of a candidate's probability, as a share of the first's, counts for its order. */
  prior: number;
  /** That any candidate answers, and that the first is right, if any is: from the values of `valuesOf`. */
  answered: Logistic;
  first: Logistic;
}

/** So many candidates are read at least: nobody is sure of one who has seen no other. */
const LEAST_READ = 3;
/** And so many at most. */
const MOST_READ = 8;
/** No more are read from here on: ln of the odds of the best so far, against the others and none. */
const SURE = 3;
/** The stage before is not believed beyond so much. */
const LEAST_PRIOR = -6;

/** No value counts for more than this. */
const MOST_VALUE = 12;

/** A candidate that was read. */
interface Read {
  ranked: Ranked;
  output: ReaderOutput;
  /** Its relevance, and what the stage before adds. */
  score: number;
}

/**
 * Puts the candidates of the second stage into their final order: the first few are read; the others stay behind them.
 *
 * @param inputOf what is read of a candidate
 */
export function reread(
  question: string,
  { ranked, none, certainty }: Reranking,
  inputOf: (candidate: Candidate) => ReaderInput,
  reader: Reader,
): Reranking {
  const [best] = ranked;
  if (!best) return { ranked, none, certainty };
  const { prior, answered, first } = reader.calibration;
  const read = reader.ask(question);
  const done: Read[] = [];
  for (const one of ranked.slice(0, MOST_READ)) {
    const output = read(inputOf(one.candidate));
    const share = Math.log(one.probability / best.probability);
    done.push({ ranked: one, output, score: output.relevance + prior * Math.max(LEAST_PRIOR, share) });
    if (done.length >= LEAST_READ && oddsOf(done).best >= SURE) break;
  }
  done.sort((a, b) => b.score - a.score);
  const values = valuesOf(done, none, certainty);
  const any = probabilityAt(values, answered);
  const highest = done[0]!.score;
  const ordered = done.map(({ ranked: one, output, score }) => ({
    ...one,
    probability: any * Math.exp(score - highest),
    span: output.span,
  }));
  const least = ordered.at(-1)!.probability;
  const rest = ranked.slice(done.length).map((one) => ({
    ...one,
    probability: (least * one.probability) / best.probability,
  }));
  return { ranked: [...ordered, ...rest], none: 1 - any, certainty: probabilityAt(values, first) };
}

/** What the two probabilities are read from: the reader's odds, and those of the stage before. */
function valuesOf(done: readonly Read[], none: number, certainty: number): number[] {
  const { any, first } = oddsOf(done);
  return [any, first, logOdds(1 - none), logOdds(certainty)].map((value) =>
    Math.min(MOST_VALUE, Math.max(-MOST_VALUE, value)),
  );
}

/** ln of the odds that any that was read answers; of the best among these; and of the best against all else. */
function oddsOf(done: readonly Read[]): { any: number; first: number; best: number } {
  const scores = done.map(({ score }) => score);
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  const others = Math.max(Number.MIN_VALUE, total - 1);
  return {
    any: highest + Math.log(total),
    first: -Math.log(others),
    best: -Math.log(others + Math.exp(-highest)),
  };
}
