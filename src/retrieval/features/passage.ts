import { TAGS, tagsOf } from '../../language/tags.ts';
import { type Term, termsOf } from '../../language/terms.ts';
import type { Lexicon } from '../lexicon.ts';
import { fixedWordFeatures } from './word.ts';

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
  /** The vector of each word, by row. */
  rows: readonly number[];
  /** The middle of its words' vectors. */
  centroid: Float32Array | null;
  /** The features of each word that are the same whatever is asked: rows as `wordFeatures` has them. */
  fixed: Float32Array;
  /** What each word is among those that speak for words of questions: itself, and its tags. */
  given: readonly (readonly number[])[];
}

const PRONOUN = /^(?:he|she|it|they|his|her|its|their|this|these)$/;

/** Longer sentences are read so far only: they are lists, or no sentences. */
const LONGEST = 80;

export function readPassage(text: string, lexicon: Lexicon): Passage {
  const terms = termsOf(text).slice(0, LONGEST);
  const tags = tagsOf(text, terms);
  const ofTag = TAGS.map((tag) => lexicon.givenOf(tagWord(tag)));
  const rows = terms.map(({ word, key, stop }) => (stop ? -1 : lexicon.rowOf(word, key)));
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
    contentCount: terms.filter(({ stop }) => !stop).length,
    tags,
    rows,
    centroid: lexicon.centroid(rows.map((row) => ({ row, weight: 1 }))),
    fixed: fixedWordFeatures(text, terms, tags),
    given: terms.map(({ key, stop }, i) =>
      [stop ? -1 : lexicon.givenOf(key), ...ofTag.filter((_, bit) => (tags[i]! >>> bit) & 1)].filter(
        (number) => number >= 0,
      ),
    ),
  };
}

/** How the associations name a tag: no word is written so. */
export function tagWord(tag: string): string {
  return `#${tag}`;
}
