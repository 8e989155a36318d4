import type { Span } from '../span.ts';
import { stem } from './wink.ts';

/** One word of a text, as retrieval compares it. */
export interface Term extends Span {
  /** The word as `fold` leaves it. */
  word: string;
  /** What is compared: the stem of that. */
  key: string;
  /** A word that carries no matter of its own, such as "the": not indexed, and not asked for. */
  stop: boolean;
  /** Written with a capital although no sentence starts with it: probably a name. */
  capital: boolean;
}

/**
 * Words that carry no matter: articles, pronouns, auxiliaries, prepositions, conjunctions, question words
 * (after Fox 1990, "A stop list for general text"), and what `fold` leaves of "can't" and "won't". Words
 * that change the matter, such as "not", "first" and "against", are not among them.
 */
const STOP_WORDS = new Set(
  `a about all also am an and any are as at be because been being but by ca can could did do does doing done
  for from had has have having he her here hers him his how i if in into is it its itself just me more most
  much my of on one or other our out own said so some such than that the their them then there these they
  this those to too up us very was we were what when where which while who whom whose why will with wo would
  you your yours`.split(/\s+/),
);

/** A run of letters and digits, with the dots, commas and apostrophes that stand inside it. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/**
 * The words of a text, in order.
 *
 * Hyphens and slashes part words ("US-China" is two); dots inside an abbreviation and commas inside a
 * number do not ("U.S." is `us`, "1,000" is `1000`). Stop words are marked, not left out, unless they are
 * written in capitals inside a text that is not: "US", "WHO" and "IT" are names.
 *
 * @param text any text
 * @returns the terms; offsets are UTF-16 units of `text`
 */
export function termsOf(text: string): Term[] {
  const shouting = text === text.toUpperCase();
  const found: Term[] = [];
  let sentenceStarts = true;
  for (const match of text.matchAll(WORD)) {
    for (const part of partsOf(match[0], match.index)) {
      const folded = fold(part.word);
      if (folded === '') continue;
      const upper = !shouting && part.word.length > 1 && /^\p{Lu}[\p{Lu}.]*$/u.test(part.word);
      found.push({
        word: folded,
        key: stem(folded),
        stop: STOP_WORDS.has(folded) && !upper,
        capital: !shouting && (upper || (!sentenceStarts && /^\p{Lu}/u.test(part.word))),
        start: part.start,
        end: part.start + part.word.length,
      });
      sentenceStarts = false;
    }
  }
  return found;
}

/** "1,000" and "U.S" are one word; "Beijing.The", "either,or" and "Smith's.He" are more. */
function partsOf(word: string, start: number): { word: string; start: number }[] {
  const whole = /^(?:\p{N}+(?:[.,]\p{N}+)*|\p{L}(?:\.\p{L})+|[^.,]*)$/u.test(word);
  if (whole) return [{ word, start }];
  const parts = [];
  let at = start;
  for (const part of word.split(/[.,]/)) {
    parts.push({ word: part, start: at });
    at += part.length + 1;
  }
  return parts;
}

/**
 * A word without what writers vary: capitals, accents, the possessive and the short forms of auxiliaries
 * ("Qin's", "didn't"), the dots of an abbreviation and the commas of a number.
 */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/(?:n't|'(?:s|re|ve|ll|d|m)?)$/, '')
    .replace(/,|(?<=\p{L})\./gu, '');
}
