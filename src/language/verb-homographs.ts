/** Distinguishes verbs whose forms share a spelling: "found" is of "find", "founded" of "found". */
import { synonymsOf } from './synonyms.ts';
import type { Term } from './terms.ts';

/** Past tenses that are spelt like another verb, and so have its stem. */
const PASTS = new Set(['found', 'fell', 'saw', 'bore']);

/**
 * Whether a text has a verb of a question only as a form of another verb: "found the bug" for "who founded it?".
 *
 * @param question the terms of the question
 * @param text the terms of the text
 */
export function hasOtherVerbFor(question: readonly Term[], text: readonly Term[]): boolean {
  return question.some((asked) => {
    const keys = [asked.key, ...synonymsOf(asked.key)];
    if (!keys.some((key) => PASTS.has(key))) return false;
    const matching = text.filter(({ key }) => keys.includes(key));
    return (
      matching.length > 0 &&
      matching.every(({ key, word }) => PASTS.has(key) && PASTS.has(word) !== PASTS.has(asked.word))
    );
  });
}
