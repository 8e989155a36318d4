/** Decides which answer of a followed question a person is told, and whether it is another than before. */

import type { Answers, Quote } from '../../library/answers.ts';
import { readCitation } from '../../library/citation.ts';
import type { FollowedAnswer } from '../../library/follows.ts';
import { offeredQuotes } from '../card/answer.ts';

/** The quote that /ask shows first, if it is sure that it answers. */
export function sureQuoteOf(answers: Answers): Quote | null {
  return answers.verdict === 'answered' ? (offeredQuotes(answers)[0] ?? null) : null;
}

/** What is stored of a quote. */
export function followedAnswer({ citation, quote, title, published }: Quote): FollowedAnswer {
  return { citation, text: quote, title, published };
}

/**
 * Whether two answers are the same for a reader: the same words, published on the same day, which words such as "on
 * Friday" depend on. The article may have another name or place, and the sentence another number in it.
 */
export function isSameAnswer(one: FollowedAnswer, other: FollowedAnswer): boolean {
  return hashOf(one) === hashOf(other) && one.published === other.published;
}

/** The hash of the sentence, whose stored text may be cut. */
function hashOf({ citation }: FollowedAnswer): string | undefined {
  return readCitation(citation)?.hash;
}
