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
/** Where the library itself is not sure that the articles answer, no sentence of them is called likely. */
const MOST_WHEN_UNSURE = 0.59;
/**
 * Where it is, the first is called nothing less, and the newer one that is shown before it: the words and the colour of a
 * card are one verdict.
 */
const LEAST_WHEN_ANSWERED = 0.6;

/** How sure it is that a quote answers, and not another; null when it is shown as no answer. */
export function certaintyInWords(
  { confidence, citation }: Pick<Quote, 'confidence' | 'citation'>,
  { verdict, certainty, answers, conflict }: Pick<Answers, 'verdict' | 'certainty' | 'answers' | 'conflict'>,
): string | null {
  if (verdict === 'none') return null;
  const probability = confidence * certainty;
  const isFirst = [answers[0], conflict?.[0]].some((first) => first?.citation === citation);
  const counted =
    verdict === 'unsure'
      ? Math.min(probability, MOST_WHEN_UNSURE)
      : isFirst
        ? Math.max(probability, LEAST_WHEN_ANSWERED)
        : probability;
  return WORDS.find(([from]) => counted >= from)?.[1] ?? null;
}
