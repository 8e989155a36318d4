/** The third stage: the reader reads the best candidates of the second. */

import { logOdds, probabilityAt } from '../calibration.ts';
import type { Candidate } from '../index.ts';
import type { Ranked, Reranking } from '../reranker.ts';
import type { Reader, ReaderInput, ReaderOutput } from './reader.ts';

/** The maximum number of candidates that are read. */
const MAX_READ = 5;
/** After so many word pieces no further candidate is read: of long candidates fewer are. From 160 to 300. */
const MAX_PIECES_READ = 220;
/**
 * A candidate is read only if this relevance would put it first. From 2 (a quarter fewer are read) to 4: more reads more, and
 * finds no more. For half of all questions at most two candidates are read.
 */
const HOPED_RELEVANCE = 4;

/** The values that the probabilities are computed from are clipped to this. */
const MAX_VALUE = 6;

/** A candidate that the reader has read. */
interface Read {
  ranked: Ranked;
  output: ReaderOutput;
  /** Its relevance plus the weighted log-probability of the second stage. */
  score: number;
}

/**
 * Reads the first candidates of the second stage and reorders them; the others follow in their order. Yields after
 * each.
 *
 * @param questions its wordings, such as a follow-up in its context and by itself: a candidate's relevance is the mean
 * @param inputOf what the reader reads of a candidate
 * @param priorShare how much the order of the second stage counts, as a share of what it does for a single question
 * @returns the candidates in their final order, with the reader's spans and calibrated probabilities
 */
export function* rerankingWithReader(
  questions: readonly string[],
  { ranked, none, certainty }: Reranking,
  inputOf: (candidate: Candidate) => ReaderInput,
  reader: Reader,
  priorShare = 1,
): Generator<void, Reranking> {
  const [best] = ranked;
  if (!best) return { ranked, none, certainty };
  const { prior, answered, first } = reader.calibration;
  const wordings = questions.map((question) => reader.ask(question));
  const reads: Read[] = [];
  let highest = -Infinity;
  let pieces = 0;
  for (const one of ranked.slice(0, MAX_READ)) {
    const priorScore = priorShare * prior * Math.log(one.probability / best.probability);
    if (priorScore + HOPED_RELEVANCE < highest || pieces > MAX_PIECES_READ) break;
    const input = inputOf(one.candidate);
    const outputs: ReaderOutput[] = [];
    for (const read of wordings) {
      outputs.push(read(input));
      yield;
    }
    const relevance = outputs.reduce((sum, output) => sum + output.relevance, 0) / outputs.length;
    pieces += outputs[0]!.pieces;
    const score = relevance + priorScore;
    highest = Math.max(highest, score);
    reads.push({ ranked: one, output: outputs[0]!, score });
  }
  reads.sort((a, b) => b.score - a.score);
  const values = valuesOf(reads, none, certainty);
  const any = probabilityAt(values, answered);
  const ordered: Ranked[] = reads.map(({ ranked: one, output, score }) => ({
    ...one,
    span: output.span,
    score,
  }));
  ordered.push(...ranked.slice(reads.length));
  // The others' probabilities, as a share of the first, are those of the second stage: the reader's scores are too far apart.
  let lowest = 1;
  const calibrated = ordered.map((one, i) => {
    if (i > 0) lowest = Math.min(lowest, one.probability / best.probability);
    return { ...one, probability: any * lowest };
  });
  return { ranked: calibrated, none: 1 - any, certainty: probabilityAt(values, first) };
}

/** What the two probabilities are computed from: the log-odds of the reader, and those of the second stage. */
function valuesOf(reads: readonly Read[], none: number, certainty: number): number[] {
  const { any, first } = logOddsOf(reads);
  return [any, first, logOdds(1 - none), logOdds(certainty)].map((value) =>
    Math.min(MAX_VALUE, Math.max(-MAX_VALUE, value)),
  );
}

/** The log-odds that any of the candidates read answers, and that the best of them is right, if any is. */
function logOddsOf(reads: readonly Read[]): { any: number; first: number } {
  const scores = reads.map(({ score }) => score);
  const highest = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  const others = Math.max(Number.MIN_VALUE, total - 1);
  return {
    any: highest + Math.log(total),
    first: -Math.log(others),
  };
}
