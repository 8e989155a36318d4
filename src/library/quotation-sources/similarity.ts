import { type Term, termsOf } from '../../language/terms.ts';
import { type Alignment, align } from './local-alignment.ts';

/** A stretch of a text that may quote one sentence. */
export interface Stretch {
  text: string;
  terms: readonly Term[];
}

/** How a stretch quotes a sentence. */
export interface Likeness {
  exact: boolean;
  /** How many of its words are those of the sentence. */
  same: number;
  /** The words of the sentence that the stretch has not, or has other words for: offsets, the end exclusive. */
  differing: [from: number, to: number][];
}

/** Longer sentences and stretches are compared as far as this, in words. */
const LONGEST = 250;
/** Of the stretch or of the sentence, so much has to be the same; a text on the same topic has less than half. */
const LEAST_SHARE = 0.7;
/** A part of a sentence is quoted from so many words on: shorter ones are phrases, and names with their offices. */
const SHORTEST_PART = 7;
/** A part of at least this share is no phrase, if it has so many words. */
const LARGE_PART = 0.5;
const SHORTEST = 4;
/** Of the words that are the same, so many have to carry matter. */
const LEAST_MATTER = 3;
/** A whole sentence may be this short. */
const SHORTEST_WHOLE = 3;
const LEAST_MATTER_IN_WHOLE = 2;
/** So many words at an end of the stretch may be other ones than the sentence's. */
const LOOSE_ENDS = 3;

export function stretchOf(text: string): Stretch {
  return { text, terms: termsOf(text).slice(0, LONGEST) };
}

/** How a stretch quotes a sentence; null when it does not. */
export function compare(stretch: Stretch, sentence: string): Likeness | null {
  const terms = termsOf(sentence).slice(0, LONGEST);
  const found = align(terms.map(wordIn), stretch.terms.map(wordIn));
  if (!found) return null;
  const matter = terms.filter(({ stop }, i) => found.sames[i]! >= 0 && !stop).length;
  const ofSentence = found.same / terms.length;
  const ofStretch = found.same / stretch.terms.length;
  const differing = differingIn(found, terms, stretch);
  const exact = differing.length === 0;
  const isWhole =
    exact && ofSentence === 1 && found.same >= SHORTEST_WHOLE && matter >= LEAST_MATTER_IN_WHOLE;
  const isPart =
    matter >= LEAST_MATTER &&
    Math.max(ofSentence, ofStretch) >= LEAST_SHARE &&
    (found.same >= SHORTEST_PART || (ofSentence >= LARGE_PART && found.same >= SHORTEST));
  if (!isWhole && !isPart) return null;
  return { exact, same: found.same, differing: differing.map(({ start, end }) => [start, end]) };
}

/** The words of the sentence, within what is quoted, that the stretch has not; an ellipsis stands for any. */
function differingIn({ sames, sentence, text }: Alignment, terms: readonly Term[], stretch: Stretch): Term[] {
  const before = text[0] <= LOOSE_ENDS ? Math.min(text[0], sentence[0]) : 0;
  const left = stretch.terms.length - 1 - text[1];
  const after = left <= LOOSE_ENDS ? Math.min(left, terms.length - 1 - sentence[1]) : 0;
  const differing = new Set<number>();
  for (let i = 1; i <= before; i++) differing.add(sentence[0] - i);
  for (let i = 1; i <= after; i++) differing.add(sentence[1] + i);
  let lastSame = sentence[0];
  for (let i = sentence[0] + 1; i <= sentence[1]; i++) {
    if (sames[i]! < 0) continue;
    const [from, to] = [sames[lastSame]!, sames[i]!];
    const isCut = ELLIPSIS.test(stretch.text.slice(stretch.terms[from]!.end, stretch.terms[to]!.start));
    const added = to - from - 1;
    if (!isCut || added > 0) for (let missing = lastSame + 1; missing < i; missing++) differing.add(missing);
    // What is only put in has no word of the sentence to mark: the one after it is.
    if (added > 0 && i === lastSame + 1) differing.add(i);
    lastSame = i;
  }
  return [...differing].sort((a, b) => a - b).map((i) => terms[i]!);
}

const ELLIPSIS = /…|\.\s?\.|\[\s?\]/;

function wordIn({ word }: Term): string {
  return word;
}
