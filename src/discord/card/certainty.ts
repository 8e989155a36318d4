/** Puts the certainty of a quote into words. */

import type { MessageKey, Translator } from '../../i18n/translator.ts';
import type { Answers, Quote } from '../../library/answers.ts';
import { escapeInline } from '../escape.ts';

/**
 * The words by the least probability for them. The probabilities are calibrated, but a number would look more precise than
 * it is.
 */
const WORDS = [
  [0.85, 'certainty.veryLikely'],
  [0.6, 'certainty.likely'],
  [0.3, 'certainty.possibly'],
  [0, 'certainty.hardly'],
] as const satisfies [number, MessageKey][];
/**
 * Bounds of the probability that keep the words consistent with the verdict and the colour of the card: for `answered`, the
 * first quote is at least likely; for `unsure`, the first is at least possible, and none is more.
 */
const BOUNDS = { answered: { min: 0.6, max: 1 }, unsure: { min: 0.3, max: 0.59 } } as const;

/** In characters: a longer part in bold is most of its sentence. */
const LONGEST_WORDS = 80;

/**
 * How certain it is that this quote is the answer, and with which words, since nobody hears what is bold; null when there is no
 * answer.
 */
export function certaintyInWords(
  t: Translator,
  quote: Pick<Quote, 'confidence' | 'citation' | 'quote' | 'highlight'>,
  { verdict, certainty, answers, conflict }: Pick<Answers, 'verdict' | 'certainty' | 'answers' | 'conflict'>,
): string | null {
  if (verdict === 'none') return null;
  const { confidence, citation } = quote;
  const probability = confidence * certainty;
  const isFirst = [answers[0], conflict?.[0]].some((first) => first?.citation === citation);
  const { min, max } = BOUNDS[verdict];
  const bounded = Math.min(max, isFirst ? Math.max(min, probability) : probability);
  const [, key] = WORDS.find(([from]) => bounded >= from) ?? WORDS[WORDS.length - 1]!;
  const words = quote.highlight.map(([from, to]) => quote.quote.slice(from, to)).join(' … ');
  if (words === '' || words.length > LONGEST_WORDS) return t(key);
  return t('certainty.ofWords', { certainty: t(key), words: escapeInline(words) });
}
