/** Analyses a sentence for the second stage, independently of the question. */

import { TAGS, tagsOf } from '../../language/entity-tags.ts';
import { type Term, termsOf } from '../../language/terms.ts';
import type { Lexicon } from '../lexicon.ts';
import { bitsOfWord, fixedBits, type WordBits } from './word-bits.ts';

/** A sentence as the second stage reads it; it does not depend on the question. */
export interface Passage {
  text: string;
  terms: readonly Term[];
  words: readonly string[];
  startsWithPronoun: boolean;
  /** Its punctuation; `clauses` is the number of commas, semicolons and colons. */
  marks: { ends: boolean; asks: boolean; quotes: boolean; brackets: boolean; clauses: number };
  /** The number of its content words. */
  contentCount: number;
  /** The tags of each word, as bits in the order of `TAGS`. */
  tags: readonly number[];
  /** The row of each word's vector; -1 for a stop word, and for a word without a vector. */
  rows: Int32Array;
  /** The centroid of its words' vectors. */
  centroid: Float32Array | null;
  /** The features of each word that do not depend on the question, as bits: see `fixedBits`. */
  fixed: Int32Array;
  /**
   * The numbers of the words and of their tags in the translation table (see `Lexicon.givenOf`), word by word, and where
   * those of each word start.
   */
  given: Uint16Array;
  givenStarts: Uint16Array;
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|this|these)$/;

/** What is known of a word, wherever it occurs. */
interface KnownWord extends WordBits {
  key: string;
  /** The row of its vector, and its number in the translation table; -1 for none. */
  row: number;
  given: number;
}

/** The size of the cache of words: bounds the memory that a hostile text with ever new words can take. */
const MAX_CACHED_WORDS = 30_000;

/** How many words of a sentence are read: longer ones are lists, or not sentences. */
const MAX_WORDS = 80;

/**
 * Analyses a sentence.
 *
 * @param text the sentence, of which at most 80 words are read
 */
export function analysePassage(text: string, lexicon: Lexicon): Passage {
  const wordCache = wordCacheOf(lexicon);
  const terms = termsOf(text).slice(0, MAX_WORDS);
  const tags = tagsOf(text, terms);
  const known = terms.map((term) => wordCache.find(term));
  const rows = new Int32Array(terms.length);
  const given: number[] = [];
  const givenStarts = new Uint16Array(terms.length + 1);
  let contentCount = 0;
  for (let j = 0; j < terms.length; j++) {
    const { row, given: number } = known[j]!;
    const { stop } = terms[j]!;
    rows[j] = stop ? -1 : row;
    if (!stop) contentCount++;
    if (!stop && number >= 0) given.push(number);
    for (let bit = 0, rest = tags[j]!; rest !== 0; bit++, rest >>>= 1)
      if (rest & 1 && wordCache.ofTag[bit]! >= 0) given.push(wordCache.ofTag[bit]!);
    givenStarts[j + 1] = given.length;
  }
  return {
    text,
    terms,
    words: terms.map(({ word }) => word),
    startsWithPronoun: PRONOUN.test(terms[0]?.word ?? ''),
    marks: {
      ends: /[.!?]["'”’)\]]*$/.test(text),
      asks: text.endsWith('?'),
      quotes: /["“”]/.test(text),
      brackets: /[()]/.test(text),
      clauses: text.match(/[,;:]/g)?.length ?? 0,
    },
    contentCount,
    tags,
    rows,
    centroid: lexicon.centroid(rows),
    fixed: fixedBits(text, terms, tags, known),
    given: Uint16Array.from(given),
    givenStarts,
  };
}

/** A cache of what a lexicon knows of single words. */
class WordCache {
  /** The number of each tag in the translation table, or -1. */
  readonly ofTag: readonly number[];
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, KnownWord>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.ofTag = TAGS.map((tag) => lexicon.givenOf(tagWord(tag)));
  }

  find({ word, key }: Term): KnownWord {
    const known = this.#known.get(word);
    if (known?.key === key) return known;
    const [row, given] = [this.#lexicon.rowOf(word, key), this.#lexicon.givenOf(key)];
    const found = { key, row, given, ...bitsOfWord(word) };
    if (this.#known.size >= MAX_CACHED_WORDS) this.#known.clear();
    this.#known.set(word, found);
    return found;
  }
}

const wordCaches = new WeakMap<Lexicon, WordCache>();

function wordCacheOf(lexicon: Lexicon): WordCache {
  const known = wordCaches.get(lexicon);
  if (known) return known;
  const wordCache = new WordCache(lexicon);
  wordCaches.set(lexicon, wordCache);
  return wordCache;
}

/** The name of a tag in the translation table; no word is written like it. */
export function tagWord(tag: string): string {
  return `#${tag}`;
}
