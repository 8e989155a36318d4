import { TAGS, tagsOf } from '../../language/entity-tags.ts';
import { type Term, termsOf } from '../../language/terms.ts';
import type { Lexicon } from '../lexicon.ts';
import { bitsOfWord, fixedBits, type WordBits } from './word-bits.ts';

/** A sentence as the second stage reads it, whatever is asked. */
export interface Passage {
  text: string;
  terms: readonly Term[];
  words: readonly string[];
  startsWithPronoun: boolean;
  /** Which punctuation it has, and how many marks divide it into clauses. */
  marks: { ends: boolean; asks: boolean; quotes: boolean; brackets: boolean; clauses: number };
  /** How many of them carry matter. */
  contentCount: number;
  /** The tags of each word, as bits. */
  tags: readonly number[];
  /** The vector of each word, by row; -1 for a stop word, and one without. */
  rows: Int32Array;
  /** The middle of its words' vectors. */
  centroid: Float32Array | null;
  /** The features of each word that are the same whatever is asked, as bits: see `fixedBits`. */
  fixed: Int32Array;
  /**
   * What each word is among those that speak for words of questions, itself and its tags, one word's after another's; and
   * where each word's start.
   */
  given: Uint16Array;
  givenStarts: Uint16Array;
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|this|these)$/;

/** What is the same of a word wherever it stands. */
interface KnownWord extends WordBits {
  key: string;
  /** The row of its vector, and what it is among the words that speak for words of questions: -1 without. */
  row: number;
  given: number;
}

/** Bounds the memory that a hostile text of ever new words can take. */
const MOST_KNOWN = 30_000;

/** Longer sentences are read so far only: they are lists, or no sentences. */
const LONGEST = 80;

export function analysePassage(text: string, lexicon: Lexicon): Passage {
  const book = bookOf(lexicon);
  const terms = termsOf(text).slice(0, LONGEST);
  const tags = tagsOf(text, terms);
  const known = terms.map((term) => book.find(term));
  const rows = new Int32Array(terms.length);
  const given: number[] = [];
  const givenStarts = new Uint16Array(terms.length + 1);
  let contentCount = 0;
  for (let j = 0; j < terms.length; j++) {
    const { row, given: own } = known[j]!;
    const { stop } = terms[j]!;
    rows[j] = stop ? -1 : row;
    if (!stop) contentCount++;
    if (!stop && own >= 0) given.push(own);
    for (let bit = 0, rest = tags[j]!; rest !== 0; bit++, rest >>>= 1)
      if (rest & 1 && book.ofTag[bit]! >= 0) given.push(book.ofTag[bit]!);
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

/** What has been found out about single words, by one lexicon. */
class WordBook {
  /** What each tag is among the words that speak for words of questions, or -1. */
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
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, found);
    return found;
  }
}

const books = new WeakMap<Lexicon, WordBook>();

function bookOf(lexicon: Lexicon): WordBook {
  const known = books.get(lexicon);
  if (known) return known;
  const book = new WordBook(lexicon);
  books.set(lexicon, book);
  return book;
}

/** How the associations name a tag: no word is written so. */
export function tagWord(tag: string): string {
  return `#${tag}`;
}
