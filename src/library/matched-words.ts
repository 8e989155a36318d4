/** Tells which words of a question a text has. */

import { keysOf } from '../language/terms.ts';
import type { Match } from '../retrieval/index.ts';

/** Whether some words, by their keys, have a word of a question or one that may stand for it. */
export function isIn(words: ReadonlySet<string>, { key, others }: Match): boolean {
  return (key !== undefined && words.has(key)) || others.some((other) => words.has(other));
}

/** Whether a text has a word of a question itself. Synonyms may stand in an item: "owner" is one of the staff. */
export function hasOneOf(text: string, matches: readonly Match[]): boolean {
  const own = keysOf(text);
  return matches.some(({ key }) => key !== undefined && own.has(key));
}
