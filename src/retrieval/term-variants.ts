/** Other terms of a library that may stand for a word of a question: variants, compounds, codes. */

import { isItemKey, ordinalItemKey } from '../language/item-numbers.ts';
import { synonymsOf } from '../language/synonyms.ts';
import { compoundKey, type Term } from '../language/terms.ts';
import { wordOf } from '../language/word-normalization.ts';

/** The minimum length of each part of a compound. */
const MIN_PART_LENGTH = 3;
/** Longer words are not split. */
const MAX_COMPOUND_LENGTH = 24;
const VERSION = /^\d+\.\d+(?:\.\d+)*$/;
/** How many words of a question may be joined to one code or compound of the library: "AB-12-X". */
const MAX_JOINED = 3;

/**
 * The keys that may stand for a term beside its own: synonyms, the same word with a hyphen in it ("hand-off" for "handoff")
 * or a dot before it (".env" for "env"), the same version written longer or shorter ("4.0" and "4.0.0"), the item that an
 * ordinal names ("third rule"), and the compound that it forms with the next word ("white list" as "whitelist").
 *
 * @param next the term after it in the question, if any
 * @returns keys, whether the library has them or not
 */
export function variantsOf({ key, word, end }: Term, next: Term | undefined): string[] {
  const found = [...synonymsOf(key), compoundKey(word), `.${key}`];
  if (VERSION.test(word)) {
    found.push(`${word}.0`);
    if (/\.\d+\.0$/.test(word)) found.push(word.slice(0, -2));
  }
  const item = ordinalItemKey({ key }, next);
  if (item !== null) found.push(item);
  if (next && next.start === end + 1) found.push(wordOf(word + next.word).key);
  return found;
}

/**
 * The words that a term of a question forms with the terms after it: "e-mail" as "email", "CD 34" as "CD34". Stop words are
 * not joined across a blank: "is land" does not become "island".
 *
 * @param at the position of the first term
 * @returns the joined terms with the number of terms in each, longest first
 */
export function joinedTerms(question: readonly Term[], at: number): { term: Term; count: number }[] {
  const found: { term: Term; count: number }[] = [];
  const first = question[at]!;
  let word = first.word;
  for (let count = 2; count <= MAX_JOINED; count++) {
    const [before, next] = [question[at + count - 2]!, question[at + count - 1]];
    if (next?.start !== before.end + 1) break;
    const isCompound = first.compound !== undefined && next.compound === first.compound;
    if (!isCompound && (before.stop || next.stop)) break;
    word += next.word;
    found.unshift({ term: { ...first, ...wordOf(word), stop: false, end: next.end }, count });
  }
  return found;
}

const CODE = /^(?:(?=.*\p{L})(?=.*\p{N})[\p{L}\p{N}]+|\.\p{L}+)$/u;

/**
 * The words of a code: "E1047" as "E" and "1047", ".env" as "env"; and the number of an item. Empty for any other word.
 */
export function codeParts(term: Term): Term[] {
  if (isItemKey(term.key)) return [{ ...term, ...wordOf(term.word.slice(1)) }];
  if (!CODE.test(term.word)) return [];
  return (term.word.match(/\p{L}+|\p{N}+/gu) ?? []).map((part) => ({ ...term, ...wordOf(part) }));
}

/** The keys of the two words that a compound may consist of, for every way to split it. */
export function compoundParts({ word }: Pick<Term, 'word'>): [string, string][] {
  const found: [string, string][] = [];
  if (word.length > MAX_COMPOUND_LENGTH || /\d/.test(word)) return found;
  for (let cut = MIN_PART_LENGTH; cut <= word.length - MIN_PART_LENGTH; cut++)
    found.push([wordOf(word.slice(0, cut)).key, wordOf(word.slice(cut)).key]);
  return found;
}
