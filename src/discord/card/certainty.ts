import type { Answers, Quote } from '../../library/answers.ts';

/**
 * From which probability on which words are said. The probabilities are measured ones, but a number would be taken
 * for more than it is.
 */
const WORDS = [
  [0.85, 'Very likely the answer'],
  [0.6, 'Likely the answer'],
  [0.3, 'Possibly the answer'],
  [0, 'Hardly the answer'],
] as const;
/**
 * The words and the colour of a card are one verdict: where the library answers, its first quote is called likely at least;
 * where it is not sure, possible at least, since it is shown for that, and nothing is called more.
 */
const BOUNDS = { answered: { least: 0.6, most: 1 }, unsure: { least: 0.3, most: 0.59 } } as const;

/** How sure it is that a quote answers, and not another; null when it is shown as no answer. */
export function certaintyInWords(
  { confidence, citation }: Pick<Quote, 'confidence' | 'citation'>,
  { verdict, certainty, answers, conflict }: Pick<Answers, 'verdict' | 'certainty' | 'answers' | 'conflict'>,
): string | null {
  if (verdict === 'none') return null;
  const probability = confidence * certainty;
  const isFirst = [answers[0], conflict?.[0]].some((first) => first?.citation === citation);
  const { least, most } = BOUNDS[verdict];
  const counted = Math.min(most, isFirst ? Math.max(least, probability) : probability);
  return WORDS.find(([from]) => counted >= from)?.[1] ?? null;
}
