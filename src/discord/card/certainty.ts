/** Puts the certainty of a quote into words. */

import type { Answers, Quote } from '../../library/answers.ts';

/**
 * The words by the least probability for them. The probabilities are calibrated, but a number would look more precise than
 * it is.
 */
const WORDS = [
  [0.85, 'Very likely the answer'],
  [0.6, 'Likely the answer'],
  [0.3, 'Possibly the answer'],
  [0, 'Hardly the answer'],
] as const;
/**
 * Bounds of the probability that keep the words consistent with the verdict and the colour of the card: for `answered`, the
 * first quote is at least likely; for `unsure`, the first is at least possible, and none is more.
 */
const BOUNDS = { answered: { min: 0.6, max: 1 }, unsure: { min: 0.3, max: 0.59 } } as const;

/** How certain it is that this quote is the answer; null when there is no answer. */
export function certaintyInWords(
  { confidence, citation }: Pick<Quote, 'confidence' | 'citation'>,
  { verdict, certainty, answers, conflict }: Pick<Answers, 'verdict' | 'certainty' | 'answers' | 'conflict'>,
): string | null {
  if (verdict === 'none') return null;
  const probability = confidence * certainty;
  const isFirst = [answers[0], conflict?.[0]].some((first) => first?.citation === citation);
  const { min, max } = BOUNDS[verdict];
  const bounded = Math.min(max, isFirst ? Math.max(min, probability) : probability);
  return WORDS.find(([from]) => bounded >= from)?.[1] ?? null;
}
