import { synonymsOf } from '../language/synonyms.ts';
import type { Term } from '../language/terms.ts';
import { wordOf } from '../language/words.ts';

/*
 * Which other terms of a library may stand for a word of a question.
 */

/** The parts of a compound are at least so long. */
const SHORTEST_PART = 3;
/** No compound that anybody splits is longer. */
const LONGEST_COMPOUND = 24;
const VERSION = /^\d+\.\d+(?:\.\d+)*$/;

/**
 * The keys that may stand for a term beside its own: synonyms, the same version written longer or shorter ("4.0" and
 * "4.0.0"), and the compound that it makes with the next word ("white list" as "whitelist").
 *
 * @param next the term after it in the question
 */
export function alternativesOf({ key, word, end }: Term, next: Term | undefined): string[] {
  const found = [...synonymsOf(key)];
  if (VERSION.test(word)) {
    found.push(`${word}.0`);
    if (/\.\d+\.0$/.test(word)) found.push(word.slice(0, -2));
  }
  if (next && next.start === end + 1) found.push(wordOf(word + next.word).key);
  return found;
}

/** The keys of the two words that a compound may consist of, in every way that it can be divided. */
export function compoundParts({ word }: Pick<Term, 'word'>): [string, string][] {
  const found: [string, string][] = [];
  if (word.length > LONGEST_COMPOUND || /\d/.test(word)) return found;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++)
    found.push([wordOf(word.slice(0, cut)).key, wordOf(word.slice(cut)).key]);
  return found;
}
