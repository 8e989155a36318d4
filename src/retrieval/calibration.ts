import { coverOf, type Ranking, shareOf } from './index.ts';

/** How the network's odds are to be read as probabilities, each by a logistic curve. */
export interface Calibration {
  /** That any candidate answers: see `answeredBy`. */
  answered: Logistic;
  /** That the first candidate is right, if any is, by ln of the odds that it has among the candidates. */
  first: Logistic;
}

export interface Logistic {
  offset: number;
  slopes: number[];
}

/**
 * Scores as probabilities: that each candidate is the one that answers, and that none does, whose score is 0. They are
 * 1 together.
 */
export function probabilitiesOf(scores: Float64Array): { each: Float64Array; none: number } {
  const highest = Math.max(0, ...scores);
  const odds = Float64Array.from(scores, (score) => Math.exp(score - highest));
  const none = Math.exp(-highest);
  const total = odds.reduce((sum, value) => sum + value, none);
  return { each: odds.map((value) => value / total), none: none / total };
}

/** What the scores of one question say, as ln of odds: bounded, so that no list is sure beyond all measure. */
export function oddsFrom(scores: Float64Array): { some: number; first: number } {
  const { each, none } = probabilitiesOf(scores);
  const highest = Math.max(0, ...each);
  return { some: logOdds(1 - none), first: logOdds(none < 1 ? highest / (1 - none) : 0) };
}

/** How many values `answeredBy` gives. */
export const ANSWERED_VALUES = 4;

/**
 * What the probability that any candidate answers is read from: ln of the odds for it, how much of the question the first
 * stage's best covers, how much of it the best candidate says, and how much of it no article knows a word for.
 */
export function answeredBy(ranking: Ranking, scores: Float64Array): number[] {
  const best = ranking.candidates[scores.indexOf(Math.max(...scores))]!;
  const { sentence, heading, title } = best.held;
  const said = shareOf(ranking.matches, (_, i) => ((sentence | heading | title) & (1 << i)) !== 0);
  const unknown = shareOf(ranking.matches, ({ key }) => key === undefined);
  return [oddsFrom(scores).some, coverOf(ranking), said, unknown];
}

const LEAST = 1e-6;

/** ln of the odds of a probability; bounded. */
export function logOdds(probability: number): number {
  const within = Math.min(1 - LEAST, Math.max(LEAST, probability));
  return Math.log(within / (1 - within));
}

export function probabilityAt(values: readonly number[], { offset, slopes }: Logistic): number {
  const sum = slopes.reduce((total, slope, i) => total + slope * values[i]!, offset);
  return 1 / (1 + Math.exp(-sum));
}
