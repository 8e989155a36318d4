import { logOdds, probabilityAt } from '../calibration.ts';
import type { Candidate } from '../index.ts';
import type { Ranked, Reranking } from '../reranker.ts';
import type { Reader, ReaderInput, ReaderOutput } from './reader.ts';

/** So many candidates are read at most. */
const MOST_READ = 5;
/**
 * A candidate is not read where even so much relevance would not put it first. From 1 to 4: more reads more, and finds
 * no more; half of all questions have one candidate to be read.
 */
const HOPED_RELEVANCE = 2;

/** No value counts for more than this. */
const MOST_VALUE = 6;

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
export function rerankWithReader(
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
  let highest = -Infinity;
  for (const one of ranked.slice(0, MOST_READ)) {
    const before = prior * Math.log(one.probability / best.probability);
    if (before + HOPED_RELEVANCE < highest) break;
    const output = read(inputOf(one.candidate));
    const score = output.relevance + before;
    highest = Math.max(highest, score);
    done.push({ ranked: one, output, score });
  }
  done.sort((a, b) => b.score - a.score);
  const values = valuesOf(done, none, certainty);
  const any = probabilityAt(values, answered);
  const ordered: Ranked[] = done.map(({ ranked: one, output }) => ({ ...one, span: output.span }));
  ordered.push(...ranked.slice(done.length));
  // How much others are worth beside the first is what the stage before says: the reader's scores are too far apart.
  let least = 1;
  const sure = ordered.map((one, i) => {
    if (i > 0) least = Math.min(least, one.probability / best.probability);
    return { ...one, probability: any * least };
  });
  return { ranked: sure, none: 1 - any, certainty: probabilityAt(values, first) };
}

/** What the two probabilities are read from: the reader's odds, and those of the stage before. */
function valuesOf(done: readonly Read[], none: number, certainty: number): number[] {
  const { any, first } = oddsOf(done);
  return [any, first, logOdds(1 - none), logOdds(certainty)].map((value) =>
    Math.min(MOST_VALUE, Math.max(-MOST_VALUE, value)),
  );
}

/** ln of the odds that any that was read answers, and of the best among these. */
function oddsOf(done: readonly Read[]): { any: number; first: number } {
  const scores = done.map(({ score }) => score);
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  const others = Math.max(Number.MIN_VALUE, total - 1);
  return {
    any: highest + Math.log(total),
    first: -Math.log(others),
  };
}
