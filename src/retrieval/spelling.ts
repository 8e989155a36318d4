import { editDistance } from './edit-distance.ts';

/** A term of the library: what is compared, and a word that it stands for. */
export interface VocabularyTerm {
  key: string;
  word: string;
}

/** What the choice between several spellings goes by. */
export interface SpellingEvidence {
  /** How many sentences hold a term. */
  documentFrequency(key: string): number;
  /** Whether a word is a usual one, and if so how near in meaning it is to another: -1 to 1. */
  isUsual(word: string): boolean;
  cosineSimilarity(a: string, b: string): number;
}

/** Shorter words have too many neighbours for a slip of the keyboard to be told from another word. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
export const MOST_EDITS = 2;
/** Stems that share this much of the shorter one are taken for forms of one word ("democrat", "democraci"). */
const SHARED_START = 0.8;
export const SHARED_START_FROM = 5;
export const MOST_FURTHER = 4;
/** A usual word is itself, unless it is as near as this to the other: "minster" to "minister", not "spectre" to "species". */
const LEAST_CLOSENESS = 0.28;

/**
 * Finds the term of the library that was probably meant by a word that it does not hold: one that starts with the same
 * letter, and differs by one slip (two from eight letters on) or in its ending only. Of several the one with the fewest
 * slips, then the one that most sentences hold, then the first in the alphabet.
 */
export class Spelling {
  readonly #terms: () => Iterable<VocabularyTerm>;
  readonly #judges: SpellingEvidence;
  /** By first letter and length; made when the first misspelt word comes. */
  #buckets: Map<string, VocabularyTerm[]> | null = null;

  constructor(terms: () => Iterable<VocabularyTerm>, judges: SpellingEvidence) {
    this.#terms = terms;
    this.#judges = judges;
  }

  /** The key of the nearest term that the library holds, or undefined. Words with digits are never guessed at. */
  nearest({ word, key }: VocabularyTerm): string | undefined {
    if (word.length < ONE_SLIP_FROM || /\d/.test(word)) return undefined;
    const most = word.length >= TWO_SLIPS_FROM ? MOST_EDITS : 1;
    const usual = this.#judges.isUsual(word);
    let best: { key: string; slips: number } | undefined;
    for (const other of this.#near(word)) {
      const slips = Math.min(editDistance(word, other.word, most), editDistance(key, other.key, most));
      if (slips > most && !sharesStart(key, other.key)) continue;
      if (usual && this.#judges.cosineSimilarity(word, other.word) < LEAST_CLOSENESS) continue;
      if (!best || slips < best.slips || (slips === best.slips && this.#comesFirst(other.key, best.key)))
        best = { key: other.key, slips };
    }
    return best?.key;
  }

  #near(word: string): VocabularyTerm[] {
    this.#buckets ??= bucketsOf(this.#terms());
    const found: VocabularyTerm[] = [];
    for (let length = word.length - MOST_FURTHER; length <= word.length + MOST_FURTHER; length++)
      found.push(...(this.#buckets.get(`${word[0]}${length}`) ?? []));
    return found;
  }

  #comesFirst(a: string, b: string): boolean {
    const more = this.#judges.documentFrequency(a) - this.#judges.documentFrequency(b);
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

function sharesStart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < SHARED_START_FROM || Math.max(a.length, b.length) - shorter > MOST_FURTHER) return false;
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= Math.max(SHARED_START_FROM, SHARED_START * shorter);
}
