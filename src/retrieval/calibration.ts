/** Reads the scores of a ranking as probabilities. */

import { coverOf, type Ranking, shareOf } from './index.ts';

/** How the network's log-odds become probabilities, each by a logistic curve. */
export interface Calibration {
  /** The probability that any candidate answers: see `answeredBy`. */
  answered: Logistic;
  /** The probability that the first candidate is right, if any is, from its log-odds among the candidates. */
  first: Logistic;
}

/** A logistic curve: the probability is σ(offset + Σ slope × value). */
export interface Logistic {
  offset: number;
  slopes: number[];
}

/**
 * The softmax of the candidates' scores and of "none answers", whose score is 0.
 *
 * @param scores log-odds of each candidate against "none answers"
 * @returns the probability that each candidate is the one that answers, and that none does; together they are 1
 */
export function probabilitiesOf(scores: Float64Array): { each: Float64Array; none: number } {
  const highest = Math.max(0, ...scores);
  const odds = Float64Array.from(scores, (score) => Math.exp(score - highest));
  const none = Math.exp(-highest);
  const total = odds.reduce((sum, value) => sum + value, none);
  return { each: odds.map((value) => value / total), none: none / total };
}

/**
 * The log-odds of one question: that some candidate answers, and that the best is right, if any is. Both are bounded, so
 * that no ranking is infinitely certain.
 *
 * @param scores log-odds of each candidate against "none answers"
 */
export function oddsFrom(scores: Float64Array): { some: number; first: number } {
  const { each, none } = probabilitiesOf(scores);
  const highest = Math.max(0, ...each);
  return { some: logOdds(1 - none), first: logOdds(none < 1 ? highest / (1 - none) : 0) };
}

/** How many values `answeredBy` returns. */
export const ANSWERED_VALUES = 4;

/**
 * The values that the probability that any candidate answers is computed from: the log-odds for it, how much of the
 * question the first stage's best covers (see `coverOf`), the share of the question, by idf, that the best candidate or
 * its headings and title contain, and the share that no article has a term for.
 *
 * @param ranking has at least one candidate
 * @param scores of its candidates, in the same order
 */
export function answeredBy(ranking: Ranking, scores: Float64Array): number[] {
  const best = ranking.candidates[scores.indexOf(Math.max(...scores))]!;
  const { sentence, heading, title } = best.held;
  const covered = shareOf(ranking.matches, (_, i) => ((sentence | heading | title) & (1 << i)) !== 0);
  const unknown = shareOf(ranking.matches, ({ key }) => key === undefined);
  return [oddsFrom(scores).some, coverOf(ranking), covered, unknown];
}

const MIN_PROBABILITY = 1e-6;

/** The log-odds (natural logarithm) of a probability, bounded to ±13.8. */
export function logOdds(probability: number): number {
  const within = Math.min(1 - MIN_PROBABILITY, Math.max(MIN_PROBABILITY, probability));
  return Math.log(within / (1 - within));
}

/** The probability that a logistic curve gives for some values, one for each slope. */
export function probabilityAt(values: readonly number[], { offset, slopes }: Logistic): number {
  const sum = slopes.reduce((total, slope, i) => total + slope * values[i]!, offset);
  return 1 / (1 + Math.exp(-sum));
}
