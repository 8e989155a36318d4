import type { Span } from '../span.ts';

/** Words that ask for what is so on the day of the question. */
const NEWEST =
  /\b(?:latest|newest|most recent(?:ly)?|current(?:ly)?|right now|at the moment|these days|nowadays|today|tonight|this (?:week|month|season|year)|now)\b/i;
/** "Who is now known as…", "until now", "now that": nothing is said of the day of the question. */
const OTHERWISE = /\b(?:now (?:known|called|named|that)|until now|what is now|by now)\b/i;

/** The words by which a question asks for what is newest: "the latest version", "this week", "is it open now". Or null. */
export function recencyWordsIn(question: string): Span | null {
  const words = NEWEST.exec(question);
  if (!words || OTHERWISE.test(question)) return null;
  return { start: words.index, end: words.index + words[0].length };
}
