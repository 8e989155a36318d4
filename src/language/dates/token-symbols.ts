/** The symbols, one UTF-16 unit each, that stand for words in the shape of a sentence. */
import { MONTHS } from '../../day.ts';
import { COUNTED, NAMED_BY_YEAR, NUMBER_WORDS, WEEKDAYS } from './date-vocabulary.ts';

/** Function words, common verbs and words of the calendar: neither names nor counted nouns. */
const FUNCTION_WORDS = new Set(
  `the a an his her its their our my your this that these those all both each every any some most no not
  in on at by to of from for with without into onto over under between among during through throughout until till since
  before after about around near off out up down as than like per via against within across along amid despite toward
  towards and or but nor so yet if when while where because although though which who whom whose what how
  is are am was were be been being has have had having do does did will shall would may might can could should must
  isn't aren't wasn't weren't hasn't haven't hadn't didn't won't wouldn't couldn't can't cannot
  he she it they we i you him them us me there here then now also only just still even almost never always
  early late earlier later mid last next first second third ago today yesterday tomorrow tonight
  said told says went came took made met held began became won lost left rose fell grew sent gave found got saw spoke
  wrote broke led ran sold bought paid kept knew put set hit cut let
  ${NUMBER_WORDS} ${MONTHS.join(' ')} ${MONTHS.join(' ').toLowerCase()}
  ${WEEKDAYS} ${WEEKDAYS.toLowerCase()} GMT UTC AD BC CE BCE Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
  spring summer autumn winter 's 'll 're 've 'd`.split(/\s+/),
);

const IS_COUNTED = new Set(COUNTED.split(/\s+/));
const IS_NAMED_BY_YEAR = new Set(NAMED_BY_YEAR.split(/\s+/));

/**
 * The forms of words. An unknown word is represented by the letter of its form. Known words, which some rule names,
 * have symbols in the private use area, in one block for each form.
 */
const FORMS = {
  c: 0xe000,
  s: 0xe800,
  v: 0xec00,
  g: 0xee00,
  l: 0xef00,
  C: 0xf000,
  grammar: 0xf800,
} as const;
type Form = keyof typeof FORMS;
/** The lowest code of a known word's symbol. */
export const FIRST_KNOWN = FORMS.c;

/**
 * The known words and their symbols. A sentence is represented as the string of its tokens' symbols, over which
 * patterns are short and run in linear time.
 *
 * Words with a capital stand only for words with a capital or in upper case: "May" is a month, "may" a verb.
 */
const SYMBOLS = new Map<string, string>();
const COUNTS: Record<Form, number> = { c: 0, s: 0, v: 0, g: 0, l: 0, C: 0, grammar: 0 };

/** The symbol of a word, which becomes a known word. */
export function symbolOf(word: string): string {
  const known = SYMBOLS.get(word);
  if (known) return known;
  const form = FUNCTION_WORDS.has(word) ? 'grammar' : IS_NAMED_BY_YEAR.has(word) ? 'c' : formOf(word);
  const symbol = String.fromCharCode(FORMS[form] + COUNTS[form]++);
  SYMBOLS.set(word, symbol);
  OUTLINES[outlineOf(word, 0, word.length)] = 1;
  return symbol;
}

/** Words in -ed that are not past forms of verbs. */
const NOT_PAST = /^(?:indeed|hundred|need|feed|seed|weed|greed|speed|succeed|exceed|proceed|kindred|sacred)$/;

/** The form of a word: with a capital, like a plural, in -ed, -ing or -ly, or none of these. */
export function formOf(word: string): Exclude<Form, 'grammar'> {
  const first = word.charCodeAt(0);
  if (isCapital(first) && word[0] !== word[0]!.toLowerCase()) return 'C';
  const { length } = word;
  const last = word.charCodeAt(length - 1);
  if (last === 0x73 /* s */) return /[uis]/.test(word[length - 2] ?? 's') ? 'c' : 's';
  if (length < 4) return 'c';
  if (last === 0x64 /* d */ && word[length - 2] === 'e') return NOT_PAST.test(word) ? 'c' : 'v';
  if (last === 0x79 /* y */ && word[length - 2] === 'l') return 'l';
  return last === 0x67 /* g */ && word.startsWith('in', length - 3) ? 'g' : 'c';
}

/** Whether a token, known or unknown, is a word of that form. */
export function hasForm(symbol: string | undefined, form: Form): boolean {
  if (symbol === undefined || symbol === form) return symbol !== undefined;
  const at = symbol.charCodeAt(0) - FORMS[form];
  return at >= 0 && at < COUNTS[form];
}

/** The known words' first letters, last letters and lengths, as a filter: most words need not be looked up. */
const OUTLINES = new Uint8Array(32 * 32 * 16);

function outlineOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start) & 31;
  const last = text.charCodeAt(end - 1) & 31;
  return (first << 9) | (last << 4) | Math.min(15, end - start);
}

/** Whether a word of a sentence may be a known word: a filter with false positives, but no false negatives. */
export function mayBeKnown(sentence: string, start: number, end: number): boolean {
  return OUTLINES[outlineOf(sentence, start, end)] === 1;
}

/** The regular expression for a word of a pattern; a word in lower case matches the word with a capital as well. */
export function symbolsEitherWay(word: string): string {
  const symbol = symbolOf(word);
  const capital = SYMBOLS.get(word.charAt(0).toUpperCase() + word.slice(1));
  return capital && capital !== symbol ? `[${symbol}${capital}]` : symbol;
}

/** Verbs that are names when they have a capital within a sentence: "Will Smith", "the Fed", "Rose". */
const NAMES_TOO = new Set('will rose fed met mark read saw grant won may'.split(' '));

/**
 * The symbol of a word in a sentence; undefined for an unknown word.
 *
 * @param isFirst whether the sentence starts with the word
 */
export function knownSymbol(word: string, isFirst: boolean): string | undefined {
  const exact = SYMBOLS.get(word);
  if (exact || !isCapital(word.charCodeAt(0))) return exact;
  const lower = word.toLowerCase();
  if (!isFirst && NAMES_TOO.has(lower)) return undefined;
  // "MONDAY", "MAY": in headings and datelines words are written in upper case.
  if (word.length > 2 && word === word.toUpperCase()) {
    const titled = SYMBOLS.get(word[0] + lower.slice(1));
    if (titled) return titled;
  }
  // "On September 13 Troops landed" is a heading run into its text: counted nouns have no capital.
  return IS_COUNTED.has(lower) ? undefined : SYMBOLS.get(lower);
}

function isCapital(code: number): boolean {
  return (code >= 65 && code <= 90) || code >= 0xc0;
}

/** The symbols of words separated by white space, as one string. */
export function symbolsOf(words: string): string {
  return words.trim().split(/\s+/).map(symbolOf).join('');
}
