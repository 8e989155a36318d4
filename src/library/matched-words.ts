/** Tells which words of a question a text has, and which no article has. */

import { isDateTerm } from '../language/date-terms.ts';
import { isAnswerTypeWord } from '../language/question.ts';
import { nextWordIn, recencyWordsIn } from '../language/recency.ts';
import { keysOf } from '../language/terms.ts';
import { type Candidate, shareOf } from '../retrieval/index.ts';
import type { Match } from '../retrieval/matcher.ts';
import { overlap, type Span } from '../span.ts';

/** Whether some words, by their keys, have a word of a question or one that may stand for it. */
export function isIn(words: ReadonlySet<string>, { key, others }: Match): boolean {
  return (key !== undefined && words.has(key)) || others.some((other) => words.has(other));
}

/** Whether a text has a word of a question itself. Synonyms may stand in an item: "owner" is one of the staff. */
export function hasOneOf(text: string, matches: readonly Match[]): boolean {
  const own = keysOf(text);
  return matches.some(({ key }) => key !== undefined && own.has(key));
}

/** The share of a question's words, weighted by their rarity (idf), that a near quote has. */
const NEAR = 0.5;

/** Whether a quote that does not answer is near enough to the question to be shown. */
export function isNear(candidate: Candidate | undefined, matches: readonly Match[]): boolean {
  if (!candidate || matches.length === 0) return false;
  const { sentence, heading } = candidate.held;
  return shareOf(matches, (_, i) => ((sentence | heading) & (1 << i)) !== 0) >= NEAR;
}

/**
 * The words of a question that no article has. Words of a date that some article mentions in other words are left out,
 * and words that only ask, such as "what time", "the current" or "the next".
 */
export function unmatchedIn(question: string, matches: readonly Match[]): string[] {
  const dates = matches.filter(({ key, asked }) => key !== undefined && isDateTerm(asked));
  const asking = [recencyWordsIn(question) ?? [], nextWordIn(question) ?? []];
  const spans = [...asking, dates.map(({ asked }) => asked)].flat();
  const isInSpan = (word: Span) => spans.some((span) => overlap(span, word));
  const words = matches
    .filter(
      ({ key, asked }) =>
        key === undefined && !isDateTerm(asked) && !isInSpan(asked) && !isAnswerTypeWord(asked),
    )
    .map(({ asked }) => question.slice(asked.start, asked.end));
  return [...new Set(words)];
}
