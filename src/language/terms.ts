/** Terms: the words of a text as retrieval compares them. */
import type { Span } from '../span.ts';
import { acronymAt, byFirstWord, KNOWN_ACRONYMS } from './acronyms.ts';
import { tokenize } from './tokenizer.ts';
import { TENS, type Word, wordAt, wordOf } from './word-normalization.ts';

/** A word of a text with its offsets. */
export interface Term extends Span, Word {
  /** Whether it has a capital and does not start the text: probably a name. */
  capital: boolean;
  /** The acronym of the name that the word belongs to: `us` for each word of "United States". */
  short?: string;
  /** The key of the hyphenated compound that the word belongs to: see `compoundKey`. */
  compound?: string;
}

/** Tokens that are one word: "1,000", "3.4", "v2.4.1", "U.S", "Qin’s". Others are split at their dots and commas. */
const SINGLE_WORD = /^(?:[vV]?\p{N}+(?:[.,]\p{N}+)*|\p{L}(?:\.\p{L})+|[^.,]*)$/u;

const ACRONYMS = byFirstWord(KNOWN_ACRONYMS);
/**
 * The keys of the ones of a number in words: "twenty-five" is one word. "One" is a number only after tens:
 * "twenty-one".
 */
const ONES = /^(?:[1-9]|one)$/;

/** The hyphen of keyboards, and those of typesetters, as UTF-16 units. */
const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0x2010, 0x2011]);
/** In words: longer chains of hyphens are lists rather than compounds. */
const MAX_PARTS = 4;

/**
 * The key by which a search for "handoff" finds "hand-off", in addition to the keys of its words. It starts with a
 * hyphen, so it equals no word's key.
 */
export function compoundKey(word: string): string {
  return `-${wordOf(word).key}`;
}

/** Whether a term is probably a name: it has a capital within a text, or is in upper case and not a stop word. */
export function isName({ capital, letters, stop }: Term): boolean {
  return capital || (letters === 'upper' && !stop);
}

/**
 * The words of a text.
 *
 * Hyphens and slashes separate words ("US-China" is two words, marked as a compound); dots inside an abbreviation and
 * commas inside a number do not ("U.S." is `us`, "1,000" is `1000`). Stop words are included and marked, except in
 * upper case within a text that is not all upper case: "US", "WHO" and "IT" are names.
 *
 * @param text any text
 * @returns the terms, in order; offsets are UTF-16 units of `text`
 */
export function termsOf(text: string): Term[] {
  const builder = new TermsBuilder(text);
  for (const { start, end, marked } of tokenize(text)) {
    if (!marked || SINGLE_WORD.test(text.slice(start, end))) {
      builder.add(start, end);
      continue;
    }
    let from = start;
    for (const written of text.slice(start, end).split(/[.,]/)) {
      builder.add(from, from + written.length);
      from += written.length + 1;
    }
  }
  return builder.finish();
}

/** The keys of the words of a text, each once. */
export function keysOf(text: string): Set<string> {
  return new Set(termsOf(text).map(({ key }) => key));
}

/** The keys of the words of a text without its stop words, in their order. */
export function contentKeysOf(text: string): string[] {
  return termsOf(text).flatMap(({ key, stop }) => (stop ? [] : [key]));
}

/** Collects the terms of a text. */
class TermsBuilder {
  readonly #text: string;
  readonly #isUpperCase: boolean;
  readonly #terms: Term[] = [];
  /** Whether any word may begin a number in words, a name with an acronym, or a compound: few sentences have any. */
  #hasTens = false;
  #hasLongForms = false;
  #hasCompounds = false;

  constructor(text: string) {
    this.#text = text;
    this.#isUpperCase = !/\p{Ll}/u.test(text);
  }

  add(start: number, end: number): void {
    const entry = wordAt(this.#text, start, end);
    const { word, key, letters } = entry;
    if (word === '') return;
    const upper = !this.#isUpperCase && letters === 'upper';
    this.#hasTens ||= entry.isTens;
    entry.startsLongForm ??= ACRONYMS.has(key);
    this.#hasLongForms ||= entry.startsLongForm;
    this.#hasCompounds ||= isHyphenated(this.#text, this.#terms.at(-1), start);
    this.#terms.push({
      word,
      key,
      stop: entry.stop && !upper,
      letters,
      capital: upper || (!this.#isUpperCase && letters === 'capital' && this.#terms.length > 0),
      start,
      end,
    });
  }

  finish(): Term[] {
    const terms = this.#hasTens ? joinNumbers(this.#terms, this.#text) : this.#terms;
    if (this.#hasCompounds) markCompounds(terms, this.#text);
    if (this.#hasLongForms || this.#hasTens) markLongForms(terms);
    return terms;
  }
}

/** Joins "twenty-five" and "twenty five" into one word. */
function joinNumbers(terms: Term[], text: string): Term[] {
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

/** Whether exactly one hyphen separates a word from the next, which starts at `start`. */
function isHyphenated(text: string, before: Span | undefined, start: number): boolean {
  return before !== undefined && start === before.end + 1 && HYPHENS.has(text.charCodeAt(before.end));
}

function markCompounds(terms: readonly Term[], text: string): void {
  for (let first = 0, last = 0; first < terms.length; first = last) {
    for (last = first + 1; last < terms.length; last++)
      if (!isHyphenated(text, terms[last - 1], terms[last]!.start)) break;
    const parts = terms.slice(first, last);
    const word = parts.map(({ word }) => word).join('');
    if (parts.length < 2 || parts.length > MAX_PARTS || !/\p{L}/u.test(word)) continue;
    for (const part of parts) part.compound = compoundKey(word);
  }
}

/** Marks the words of names that have an acronym. */
function markLongForms(terms: Term[]): void {
  for (let i = 0; i < terms.length; i++) {
    const acronym = acronymAt(terms, i, ACRONYMS);
    if (!acronym) continue;
    for (let w = 0; w < acronym.words.length; w++) terms[i + w]!.short = acronym.short;
    i += acronym.words.length - 1;
  }
}
