/** Recency: finds the words by which a question asks for the newest information. */
import type { Span } from '../span.ts';

/** Words that ask for the state on the day of the question. */
const NEWEST =
  /\b(?:latest|newest|most recent(?:ly)?|current(?:ly)?|right now|at the moment|these days|nowadays|today|tonight|this (?:week|month|season|year)|now|still|any ?more)\b|^(?:has|have|did)\b[^?.]*\bchange[ds]?\b/i;
/** Other uses of "now": "who is now known as…", "until now", "now that". */
const OTHER_USE = /\b(?:now (?:known|called|named|that)|until now|what is now|by now)\b/i;

/**
 * The first words by which a question asks for the newest information: "latest" in "the latest version", "this week",
 * "now" in "is it open now".
 *
 * @returns offsets in `question`, UTF-16 units; null when there are none
 */
export function recencyWordsIn(question: string): Span | null {
  const words = NEWEST.exec(question);
  if (!words || OTHER_USE.test(question)) return null;
  return { start: words.index, end: words.index + words[0].length };
}

/** The word by which a question asks for what is still to come: "when is the next meeting". */
export function nextWordIn(question: string): Span | null {
  const word = /\b(?:next|upcoming)\b/i.exec(question);
  return word && { start: word.index, end: word.index + word[0].length };
}
