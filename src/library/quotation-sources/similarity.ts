/** Decides whether a fragment of a text quotes a sentence. */

import { type Term, termsOf } from '../../language/terms.ts';
import { type Alignment, align } from './local-alignment.ts';

/** A part of a text that may quote one sentence. */
export interface Fragment {
  text: string;
  terms: readonly Term[];
}

/** How similar a fragment is to a sentence that it quotes. */
export interface Similarity {
  exact: boolean;
  /** How many words they have in common. */
  same: number;
  /** The words of the sentence that the fragment lacks or replaces: offsets in the sentence, the end exclusive. */
  differing: [from: number, to: number][];
}

/** Of a longer sentence or fragment, only this many words are compared. */
const MAX_WORDS = 250;
/** The share of common words in the fragment, or in the sentence; a text on the same topic has less than half. */
const MIN_SHARE = 0.7;
/** The minimum length of a part of a sentence that counts as quoted: shorter ones are phrases, or names with titles. */
const MIN_PART_WORDS = 7;
/** A part with at least this share of the sentence may be shorter, down to `MIN_LARGE_PART_WORDS`. */
const LARGE_PART = 0.5;
const MIN_LARGE_PART_WORDS = 4;
/** How many of the common words have to be content words. */
const MIN_CONTENT_WORDS = 3;
/** The same minimums for a sentence that is quoted as a whole and exactly. */
const MIN_WHOLE_WORDS = 3;
const MIN_WHOLE_CONTENT_WORDS = 2;
/** Up to this many different words at an end of a fragment count as replacing words of the sentence. */
const MAX_END_WORDS = 3;

/** Makes a fragment of a text: finds its terms. */
export function fragmentOf(text: string): Fragment {
  return { text, terms: termsOf(text).slice(0, MAX_WORDS) };
}

/** Compares a fragment with a sentence; null when it does not quote the sentence. */
export function compare(fragment: Fragment, sentence: string): Similarity | null {
  const terms = termsOf(sentence).slice(0, MAX_WORDS);
  const found = align(terms.map(wordIn), fragment.terms.map(wordIn));
  if (!found) return null;
  const contentWords = terms.filter(({ stop }, i) => found.aligned[i]! >= 0 && !stop).length;
  const ofSentence = found.same / terms.length;
  const ofFragment = found.same / fragment.terms.length;
  const differing = differingIn(found, terms, fragment);
  const exact = differing.length === 0;
  const isWhole =
    exact && ofSentence === 1 && found.same >= MIN_WHOLE_WORDS && contentWords >= MIN_WHOLE_CONTENT_WORDS;
  const isPart =
    contentWords >= MIN_CONTENT_WORDS &&
    Math.max(ofSentence, ofFragment) >= MIN_SHARE &&
    (found.same >= MIN_PART_WORDS || (ofSentence >= LARGE_PART && found.same >= MIN_LARGE_PART_WORDS));
  if (!isWhole && !isPart) return null;
  return { exact, same: found.same, differing: differing.map(({ start, end }) => [start, end]) };
}

/**
 * The words of the quoted part of the sentence that the fragment lacks, unless it has an ellipsis in their position.
 */
function differingIn(
  { aligned, sentence, text }: Alignment,
  terms: readonly Term[],
  fragment: Fragment,
): Term[] {
  const before = text[0] <= MAX_END_WORDS ? Math.min(text[0], sentence[0]) : 0;
  const left = fragment.terms.length - 1 - text[1];
  const after = left <= MAX_END_WORDS ? Math.min(left, terms.length - 1 - sentence[1]) : 0;
  const differing = new Set<number>();
  for (let i = 1; i <= before; i++) differing.add(sentence[0] - i);
  for (let i = 1; i <= after; i++) differing.add(sentence[1] + i);
  let lastSame = sentence[0];
  for (let i = sentence[0] + 1; i <= sentence[1]; i++) {
    if (aligned[i]! < 0) continue;
    const [from, to] = [aligned[lastSame]!, aligned[i]!];
    const isCut = ELLIPSIS.test(fragment.text.slice(fragment.terms[from]!.end, fragment.terms[to]!.start));
    const added = to - from - 1;
    if (!isCut || added > 0) for (let missing = lastSame + 1; missing < i; missing++) differing.add(missing);
    // Words that are only inserted have no counterpart in the sentence: the word after them is marked.
    if (added > 0 && i === lastSame + 1) differing.add(i);
    lastSame = i;
  }
  return [...differing].sort((a, b) => a - b).map((i) => terms[i]!);
}

const ELLIPSIS = /…|\.\s?\.|\[\s?\]/;

function wordIn({ word }: Term): string {
  return word;
}
