import { synonymsOf } from '../language/synonyms.ts';
import { compoundKey, type Term } from '../language/terms.ts';
import { wordOf } from '../language/word-normalization.ts';

/*
 * Which other terms of a library may stand for a word of a question.
 */

/** The parts of a compound are at least so long. */
const SHORTEST_PART = 3;
/** No compound that anybody splits is longer. */
const LONGEST_COMPOUND = 24;
const VERSION = /^\d+\.\d+(?:\.\d+)*$/;
/** So many words of a question may be one code or compound of the library: "AB-12-X". */
const MOST_JOINED = 3;

/**
 * The keys that may stand for a term beside its own: synonyms, the same with a hyphen in it ("hand-off" for "handoff") or a
 * dot before it (".env" for "env"), the same version written longer or shorter ("4.0" and "4.0.0"), and the compound that it makes with the next word
 * ("white list" as "whitelist").
 *
 * @param next the term after it in the question
 */
export function variantsOf({ key, word, end }: Term, next: Term | undefined): string[] {
  const found = [...synonymsOf(key), compoundKey(word), `.${key}`];
  if (VERSION.test(word)) {
    found.push(`${word}.0`);
    if (/\.\d+\.0$/.test(word)) found.push(word.slice(0, -2));
  }
  if (next && next.start === end + 1) found.push(wordOf(word + next.word).key);
  return found;
}

/**
 * The words that the one at a place of a question makes with those after it, the longest first: "e-mail" as "email",
 * "CD 34" as "CD34". A blank joins no stop word to another: "is land" is no "island".
 */
export function joinedFrom(question: readonly Term[], at: number): { term: Term; count: number }[] {
  const found: { term: Term; count: number }[] = [];
  const first = question[at]!;
  let word = first.word;
  for (let count = 2; count <= MOST_JOINED; count++) {
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

/** The words of a code: "E1047" as "E" and "1047", ".env" as "env". None of what is no code. */
export function codeParts(term: Term): Term[] {
  if (!CODE.test(term.word)) return [];
  return (term.word.match(/\p{L}+|\p{N}+/gu) ?? []).map((part) => ({ ...term, ...wordOf(part) }));
}

/** The keys of the two words that a compound may consist of, in every way that it can be divided. */
export function compoundParts({ word }: Pick<Term, 'word'>): [string, string][] {
  const found: [string, string][] = [];
  if (word.length > LONGEST_COMPOUND || /\d/.test(word)) return found;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++)
    found.push([wordOf(word.slice(0, cut)).key, wordOf(word.slice(cut)).key]);
  return found;
}
