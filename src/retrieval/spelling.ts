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
    for (const other of this.#similarInLength(word)) {
      const edits = Math.min(editDistance(word, other.word, max), editDistance(key, other.key, max));
      if (edits > max && !sharesPrefix(key, other.key)) continue;
      if (isCommon && this.#evidence.cosineSimilarity(word, other.word) < MIN_SIMILARITY) continue;
      if (!best || edits < best.edits || (edits === best.edits && this.#comesFirst(other.key, best.key)))
        best = { key: other.key, edits };
    }
    return best?.key;
  }

  #similarInLength(word: string): VocabularyTerm[] {
    this.#buckets ??= bucketsOf(this.#terms());
    const found: VocabularyTerm[] = [];
    for (
      let length = word.length - MAX_LENGTH_DIFFERENCE;
      length <= word.length + MAX_LENGTH_DIFFERENCE;
      length++
    )
      found.push(...(this.#buckets.get(`${word[0]}${length}`) ?? []));
    return found;
  }

  #comesFirst(a: string, b: string): boolean {
    const more = this.#evidence.documentFrequency(a) - this.#evidence.documentFrequency(b);
    return more > 0 || (more === 0 && a < b);
  }
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
