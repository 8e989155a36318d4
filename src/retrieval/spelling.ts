/** Corrects the spelling of words that a library does not have. */

import { editDistance } from './edit-distance.ts';

/** A term of the library: its key, and a word for it, both of which are compared. */
export interface VocabularyTerm {
  key: string;
  word: string;
}

/** What decides between several spellings. */
export interface SpellingEvidence {
  /** How many sentences have a term. */
  documentFrequency(key: string): number;
  /** Whether a word is a common one, and the cosine similarity of two words: -1 to 1. */
  isCommon(word: string): boolean;
  cosineSimilarity(a: string, b: string): number;
}

/** The shortest words that are corrected by one edit, and by two: shorter ones have too many neighbours. */
const ONE_EDIT_FROM = 4;
const TWO_EDITS_FROM = 8;
export const MAX_EDITS = 2;
/**
 * The same for words that are not corrected but asked back, so that a wrong guess does no harm: the shortest words with
 * one edit, with two and with three.
 */
const ASKED_BACK_FROM = [4, 6, 9] as const;
export const MAX_EDITS_ASKED_BACK = 3;
/** Terms compared between two yields. */
const TERMS_PER_STEP = 500;
/** Stems that share this much of the shorter one are taken for forms of one word ("democrat", "democraci"). */
const SHARED_PREFIX = 0.8;
export const MIN_SHARED_PREFIX = 5;
/** The most by which the lengths of two such stems, and of a word and its correction, differ. */
export const MAX_LENGTH_DIFFERENCE = 4;
/** A common word is corrected only to a word at least this similar: "minster" to "minister", not "spectre" to "species". */
const MIN_SIMILARITY = 0.28;

/**
 * Finds the term of the library that was probably meant by a word that the library does not have: one that starts with the
 * same letter, and differs by one edit (two from eight letters on) or in its ending only. Of several, the one with the
 * fewest edits, then the one that most sentences have, then the alphabetically first.
 */
export class Spelling {
  readonly #terms: () => Iterable<VocabularyTerm>;
  readonly #evidence: SpellingEvidence;
  /** By first letter and length; built for the first misspelt word. */
  #buckets: Map<string, VocabularyTerm[]> | null = null;

  constructor(terms: () => Iterable<VocabularyTerm>, evidence: SpellingEvidence) {
    this.#terms = terms;
    this.#evidence = evidence;
  }

  /** The key of the nearest term of the library, or undefined. Words with digits are never corrected. */
  nearest({ word, key }: VocabularyTerm): string | undefined {
    if (word.length < ONE_EDIT_FROM || /\d/.test(word)) return undefined;
    const max = word.length >= TWO_EDITS_FROM ? MAX_EDITS : 1;
    const isCommon = this.#evidence.isCommon(word);
    let best: { key: string; edits: number } | undefined;
    const { length } = word;
    const [min, most] = [length - MAX_LENGTH_DIFFERENCE, length + MAX_LENGTH_DIFFERENCE];
    for (const other of this.#ofLength(word[0]!, min, most)) {
      const edits = Math.min(editDistance(word, other.word, max), editDistance(key, other.key, max));
      if (edits > max && !sharesPrefix(key, other.key)) continue;
      if (isCommon && this.#evidence.cosineSimilarity(word, other.word) < MIN_SIMILARITY) continue;
      if (!best || edits < best.edits || (edits === best.edits && this.#comesFirst(other.key, best.key)))
        best = { key: other.key, edits };
    }
    return best?.key;
  }

  /**
   * The word of the library that may have been meant by one that `nearest` finds no term for: one with the same first
   * letter, or with that of the second, which differs by up to three edits, depending on its length. Common words may
   * differ by one. Yields wherever other work may be done.
   */
  *guessing({ word }: VocabularyTerm): Generator<void, string | undefined> {
    if (word.length < ASKED_BACK_FROM[0] || /\d/.test(word)) return undefined;
    const mostEdits = ASKED_BACK_FROM.filter((length) => word.length >= length).length;
    const max = this.#evidence.isCommon(word) ? 1 : mostEdits;
    let best: (VocabularyTerm & { edits: number }) | undefined;
    let compared = 0;
    for (const letter of firstLettersOf(word))
      for (const other of this.#ofLength(letter, word.length - max, word.length + max)) {
        const edits = editDistance(word, other.word, max);
        if (++compared % TERMS_PER_STEP === 0) yield;
        if (edits > max || (best && edits > best.edits) || !/^\p{L}+$/u.test(other.word)) continue;
        if (!best || edits < best.edits || this.#comesFirst(other.key, best.key)) best = { ...other, edits };
      }
    return best?.word;
  }

  #ofLength(letter: string, min: number, max: number): VocabularyTerm[] {
    this.#buckets ??= bucketsOf(this.#terms());
    const found: VocabularyTerm[] = [];
    for (let length = min; length <= max; length++)
      found.push(...(this.#buckets.get(`${letter}${length}`) ?? []));
    return found;
  }

  #comesFirst(a: string, b: string): boolean {
    const more = this.#evidence.documentFrequency(a) - this.#evidence.documentFrequency(b);
    return more > 0 || (more === 0 && a < b);
  }
}

/** The first letters of the words that a word may be meant for: its own, and its second, as in "lbinken". */
export function firstLettersOf(word: string): string[] {
  return [...new Set(word.slice(0, 2))];
}

function bucketsOf(terms: Iterable<VocabularyTerm>): Map<string, VocabularyTerm[]> {
  const buckets = new Map<string, VocabularyTerm[]>();
  for (const term of terms) {
    const name = `${term.word[0]}${term.word.length}`;
    const bucket = buckets.get(name);
    if (bucket) bucket.push(term);
    else buckets.set(name, [term]);
  }
  return buckets;
}

function sharesPrefix(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < MIN_SHARED_PREFIX || Math.max(a.length, b.length) - shorter > MAX_LENGTH_DIFFERENCE)
    return false;
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= Math.max(MIN_SHARED_PREFIX, SHARED_PREFIX * shorter);
}
