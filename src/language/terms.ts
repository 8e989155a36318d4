import type { Span } from '../span.ts';
import { acronymAt, byFirstWord, KNOWN_ACRONYMS } from './acronyms.ts';
import { tokenize } from './tokenizer.ts';
import { TENS, type Word, wordAt, wordOf } from './word-normalization.ts';

/** One word of a text where it stands. */
export interface Term extends Span, Word {
  /** Written with a capital although no sentence starts with it: probably a name. */
  capital: boolean;
  /** The short form of the name that the word belongs to: `us` for each word of "United States". */
  short?: string;
  /** The key of the compound that hyphens make of it and the words beside it: see `compoundKey`. */
  compound?: string;
}

/** "1,000", "3.4", "v2.4.1", "U.S", "Qin’s"; the dots and commas of any other word part it. */
const WHOLE = /^(?:[vV]?\p{N}+(?:[.,]\p{N}+)*|\p{L}(?:\.\p{L})+|[^.,]*)$/u;

const LONG_FORMS = byFirstWord(KNOWN_ACRONYMS);
/** The ones of a number in words, as a key: "twenty-five" is one word. "One" alone is no number, but "twenty-one" is. */
const ONES = /^(?:[1-9]|one)$/;

/** Hyphens hold no more words than this together; longer chains are lists. */
const MOST_PARTS = 4;

/** The key by which "hand-off" is found when it is asked for as "handoff", beside its words. No word is written so. */
export function compoundKey(word: string): string {
  return `-${wordOf(word).key}`;
}

/**
 * The words of a text, in order.
 *
 * Hyphens and slashes part words ("US-China" is two, and known to be a compound); dots inside an abbreviation and commas inside a
 * number do not ("U.S." is `us`, "1,000" is `1000`). Stop words are marked, not left out, unless they are
 * written in capitals inside a text that is not: "US", "WHO" and "IT" are names.
 *
 * @param text any text
 * @returns the terms; offsets are UTF-16 units of `text`
 */
export function termsOf(text: string): Term[] {
  const reader = new Reader(text);
  for (const { start, end, marked } of tokenize(text)) {
    if (!marked || WHOLE.test(text.slice(start, end))) {
      reader.add(start, end);
      continue;
    }
    let from = start;
    for (const written of text.slice(start, end).split(/[.,]/)) {
      reader.add(from, from + written.length);
      from += written.length + 1;
    }
  }
  return reader.finish();
}

/** Reads the words of one text, one after another. */
class Reader {
  readonly #text: string;
  readonly #shouting: boolean;
  readonly #terms: Term[] = [];
  /** Whether any word may begin a number in words, or a name that has a short form: few sentences have either. */
  #hasTens = false;
  #hasNames = false;
  #hasCompounds = false;

  constructor(text: string) {
    this.#text = text;
    this.#shouting = !/\p{Ll}/u.test(text);
  }

  add(start: number, end: number): void {
    const met = wordAt(this.#text, start, end);
    const { word, key, letters } = met;
    if (word === '') return;
    const upper = !this.#shouting && letters === 'upper';
    this.#hasTens ||= met.isTens;
    met.opensName ??= LONG_FORMS.has(key);
    this.#hasNames ||= met.opensName;
    this.#hasCompounds ||= isHyphenated(this.#text, this.#terms.at(-1), start);
    this.#terms.push({
      word,
      key,
      stop: met.stop && !upper,
      letters,
      capital: upper || (!this.#shouting && letters === 'capital' && this.#terms.length > 0),
      start,
      end,
    });
  }

  finish(): Term[] {
    const terms = this.#hasTens ? joined(this.#terms, this.#text) : this.#terms;
    if (this.#hasCompounds) markCompounds(terms, this.#text);
    return this.#hasNames || this.#hasTens ? withNames(terms) : terms;
  }
}

/** "twenty-five" and "twenty five" as one word. */
function joined(terms: Term[], text: string): Term[] {
  return terms.flatMap((term, i) => {
    const [before, next] = [terms[i - 1], terms[i + 1]];
    if (before && makeNumber(before, term, text)) return [];
    if (!next || !makeNumber(term, next, text)) return [term];
    const key = String(Number(term.key) + (next.key === 'one' ? 1 : Number(next.key)));
    return [{ ...term, word: `${term.word}-${next.word}`, key, end: next.end }];
  });
}

function makeNumber(tens: Term, ones: Term, text: string): boolean {
  return isInWords(tens, TENS) && isInWords(ones, ONES) && /^[ -]$/.test(text.slice(tens.end, ones.start));
}

function isInWords({ key, word }: Term, form: RegExp): boolean {
  return form.test(key) && !/^\d/.test(word);
}

/** Whether one hyphen alone stands between a word and the next, which starts at a place. */
function isHyphenated(text: string, before: Span | undefined, start: number): boolean {
  return before !== undefined && start === before.end + 1 && /[-\u2010\u2011]/.test(text.charAt(before.end));
}

function markCompounds(terms: readonly Term[], text: string): void {
  for (let first = 0, last = 0; first < terms.length; first = last) {
    for (last = first + 1; last < terms.length; last++)
      if (!isHyphenated(text, terms[last - 1], terms[last]!.start)) break;
    const parts = terms.slice(first, last);
    const word = parts.map(({ word }) => word).join('');
    if (parts.length < 2 || parts.length > MOST_PARTS || !/\p{L}/u.test(word)) continue;
    for (const part of parts) part.compound = compoundKey(word);
  }
}

/** Marks the words of names that have a usual short form. */
function withNames(terms: Term[]): Term[] {
  for (let i = 0; i < terms.length; i++) {
    const form = acronymAt(terms, i, LONG_FORMS);
    if (!form) continue;
    for (let w = 0; w < form.words.length; w++) terms[i + w]!.short = form.short;
    i += form.words.length - 1;
  }
  return terms;
}
