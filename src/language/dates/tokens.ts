/** Splits a sentence into tokens, each with a symbol, for the date rules. */
import { monthNumber } from './date-vocabulary.ts';
import { FIRST_KNOWN, formOf, knownSymbol, mayBeKnown, symbolOf } from './token-symbols.ts';

/** A tokenized sentence. */
export interface Tokens {
  sentence: string;
  /**
   * One UTF-16 unit for each token: a known word has its own symbol (token-symbols.ts), a punctuation mark stands for
   * itself, and every other token has the letter of its kind:
   *
   * - `D` a number from 1 to 31, `O` the same with st, nd, rd or th
   * - `Y` a number from 1900 to 2099, `y` from 1000 to 1899, `S` any other of two digits, `N` any other: 2,024, 18:30, and the 19
   *   of COVID-19
   * - `F` a complete date: 2023-06-19, 19.06.2023, 19.VI.2023, 06/19/2023, 6/19/23; `M` a month of a year: 06/2023
   * - `E` a decade, 1990s, and `e`, 90s; `G` a fiscal year: FY24
   * - `Q` a quarter, Q1 to Q4, and `H` a half, H1 and H2, both also 1Q and 1H; `q` either with its year: 2023Q2, 2Q23
   * - `A` other letters and digits: A320, 5pm
   * - `C` a word with a capital; `s` a word that looks like a plural, `v` one in -ed, `g` in -ing, `l` in -ly, `c` any other
   */
  shape: string;
  /** The offsets of each token in the sentence, UTF-16 units; the end is exclusive. */
  starts: number[];
  ends: number[];
}

/** Abbreviations whose full stop belongs to the token. */
const ABBREVIATION =
  /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Rs|No)$/;
const POSSESSIVE = symbolOf("'s");

const FULL_DATE =
  /(?:\d{4}([./-])\d\d?\1\d\d?(?:T\d\d:?\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?|\d\d?([./-])(?:\d\d?|[IVX]{1,4})\2\d{4}|\d\d?\/\d\d?\/\d\d)(?![\d/_-]|\.\d)(?!\p{L})/uy;
const FULL_MONTH =
  /(?<![\p{L}\d][-/.])(?:(?:0?[1-9]|1[0-2])\/|(?:0[1-9]|1[0-2])-|0[1-9]\.)(?:1[6-9]|20)\d\d(?![\d/_-]|\.\d)(?!\p{L})/uy;
/** "18:30", "5.1", "2,024.50": one number; its parts are neither days nor years. */
const GROUPED = /\d+(?:[.:]\d+)+|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?/y;

/** Splits a sentence into words, numbers and punctuation marks, in linear time. */
export function tokensOf(sentence: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const symbols: number[] = [];
  let at = 0;
  while (at < sentence.length) {
    const start = at;
    const code = sentence.charCodeAt(at);
    if (isLetter(code)) {
      at = endOfEra(sentence, at) ?? endOfHyphenated(sentence, at);
      symbols.push(wordSymbol(sentence, start, at).charCodeAt(0));
      if (sentence.charCodeAt(at) === FULL_STOP && isAbbreviation(sentence, start, at)) at++;
    } else if (isDigit(code)) {
      at = endOfNumber(sentence, at);
      const symbol = numberSymbol(sentence.slice(start, at));
      const isPart = /[DFM]/.test(symbol) && isPartOfWord(sentence, start, at, symbol, symbols.at(-2));
      symbols.push((isPart ? 'N' : symbol).charCodeAt(0));
    } else if (isSpace(code)) {
      at++;
      continue;
    } else if (isApostrophe(code)) {
      at = endOfWord(sentence, at + 1);
      // "Monday's", "she'll"; any other apostrophe is a token of its own.
      if (at - start > 3 || at - start < 2 || !isLetter(sentence.charCodeAt(start - 1))) at = start + 1;
      symbols.push((at === start + 1 ? "'" : cliticSymbol(sentence.slice(start + 1, at))).charCodeAt(0));
    } else {
      at++;
      symbols.push(code);
      // "--" is a dash.
      if (code === HYPHEN) while (sentence.charCodeAt(at) === HYPHEN) at++;
    }
    starts.push(start);
    ends.push(at);
  }
  return { sentence, shape: String.fromCharCode(...symbols), starts, ends };
}

function wordSymbol(sentence: string, start: number, end: number): string {
  const word = lettersOf(sentence, start, end);
  const known = mayBeKnown(word, 0, word.length) && knownSymbol(word, start === 0);
  if (known) return known;
  return /\d/.test(word) ? mixedSymbol(word) : formOf(word);
}

/** Removed from words: hyphens at the end of a line, invisible characters, the full stops of "A.D.". */
const NON_LETTERS = /[\s.\-\u2010\u00ad\u200b-\u200d\u2060\ufeff]+/g;

function lettersOf(sentence: string, start: number, end: number): string {
  return sentence.slice(start, end).replace(NON_LETTERS, '');
}

const ERA = /(?:A\.\s?D|B\.\s?C(?:\.\s?E)?|C\.\s?E)\b\.?/y;

/** The end of an era such as "A.D." or "B.C." that begins at `start`; null when there is none. */
function endOfEra(sentence: string, start: number): number | null {
  if (sentence.charCodeAt(start + 1) !== FULL_STOP) return null;
  ERA.lastIndex = start;
  return ERA.test(sentence) ? ERA.lastIndex : null;
}

/** A hyphen within a word, with the line break after it. */
const HYPHENATION = /[-\u2010\u00ad](?:[ \t]*\r?\n[ \t]*)?(?=\p{Ll})/uy;

/** The end of a word, which includes a hyphen when the whole is a known word: "Octo-\nber", "to-day". */
function endOfHyphenated(sentence: string, start: number): number {
  const end = endOfWord(sentence, start);
  if (!isHyphen(sentence.charCodeAt(end))) return end;
  HYPHENATION.lastIndex = end;
  if (!HYPHENATION.test(sentence) || sentence.charCodeAt(start - 1) === HYPHEN) return end;
  const whole = endOfWord(sentence, HYPHENATION.lastIndex);
  if (sentence.charCodeAt(whole) === HYPHEN) return end;
  return knownSymbol(lettersOf(sentence, start, whole), start === 0) ? whole : end;
}

/** Whether a number is part of a longer word: "COVID-19 March", "log_2023-10-26", "June 5-year". */
function isPartOfWord(
  sentence: string,
  start: number,
  end: number,
  symbol: string,
  beforeHyphen = 0,
): boolean {
  if (symbol === 'D' && /^-\p{Ll}/u.test(sentence.slice(end, end + 3)))
    return monthNumber(sentence.slice(end + 1, end + 4)) === 0;
  const mark = sentence[start - 1] ?? '';
  if (mark === '/' || mark === '-') {
    if (!/[\p{L}\d]/u.test(sentence[start - 2] ?? '')) return false;
    const isWord = beforeHyphen < FIRST_KNOWN && /[CcsvglA]/.test(String.fromCharCode(beforeHyphen));
    return isWord || (symbol !== 'D' && String.fromCharCode(beforeHyphen) !== 'F');
  }
  return /[_#=@+~]/.test(mark);
}

function isAbbreviation(sentence: string, start: number, end: number): boolean {
  return end - start < 6 && ABBREVIATION.test(sentence.slice(start, end));
}

function mixedSymbol(word: string): string {
  if (/^Q[1-4]$/i.test(word)) return 'Q';
  if (/^H[12]$/.test(word)) return 'H';
  return /^FY(?:\d\d|20\d\d)$/.test(word) ? 'G' : 'A';
}

/** The symbol of what follows an apostrophe: "s", "ll". */
function cliticSymbol(letters: string): string {
  return letters === 's' ? POSSESSIVE : (knownSymbol(`'${letters.toLowerCase()}`, false) ?? 'c');
}

function numberSymbol(text: string): string {
  const value = Number(text);
  if (!Number.isInteger(value) || text.length > 4) {
    // "3d of May" is an old form of "3rd"; "3D" is not an ordinal.
    if (/^\d\d?(?:st|nd|rd|th)$/i.test(text) || /^2?[23]d$/.test(text)) {
      const day = Number.parseInt(text, 10);
      return day >= 1 && day <= 31 ? 'O' : 'A';
    }
    if (/^\d\d\d?0['’]?s$/i.test(text)) return text.length > 4 ? 'E' : 'A';
    if (/^\d0s$/i.test(text)) return 'e';
    if (/^[1-4]Q$/.test(text)) return 'Q';
    if (/^[12]H$/.test(text)) return 'H';
    if (/^(?:(?:19|20)\d\d(?:Q[1-4]|H[12])|(?:[1-4]Q|[12]H)(?:20)?\d\d)$/.test(text)) return 'q';
    FULL_DATE.lastIndex = FULL_MONTH.lastIndex = 0;
    if (FULL_DATE.test(text)) return 'F';
    return FULL_MONTH.test(text) ? 'M' : /[a-z]/i.test(text) ? 'A' : 'N';
  }
  if (text.length === 4)
    return value >= 1900 && value < 2100 ? 'Y' : value >= 1000 && value < 1900 ? 'y' : 'N';
  if (text.length > 2) return 'N';
  return value >= 1 && value <= 31 ? 'D' : text.length === 2 ? 'S' : 'N';
}

function endOfNumber(sentence: string, start: number): number {
  for (const form of [FULL_DATE, FULL_MONTH, GROUPED]) {
    form.lastIndex = start;
    if (form.test(sentence)) return endOfWord(sentence, form.lastIndex);
  }
  return endOfWord(sentence, start);
}

/** The end of a run of letters and digits, with the apostrophe of "won't". */
function endOfWord(sentence: string, start: number): number {
  let at = start;
  while (at < sentence.length) {
    const code = sentence.charCodeAt(at);
    if (isLetter(code) || isDigit(code)) at++;
    else if (
      isInvisible(code) &&
      isLetter(sentence.charCodeAt(at - 1)) &&
      isLetter(sentence.charCodeAt(at + 1))
    )
      at++;
    else if (isApostrophe(code) && isNegation(sentence, at)) at += 2;
    else break;
  }
  return at;
}

function isNegation(sentence: string, at: number): boolean {
  return sentence[at - 1] === 'n' && sentence[at + 1] === 't' && !isLetter(sentence.charCodeAt(at + 2));
}

/** Soft hyphens, and spaces and joiners of zero width. */
function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A hyphen of the keyboard or of typesetters, or a soft hyphen. */
function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x2010 || code === 0xad;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function isSpace(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Latin letters, and everything above them but punctuation and symbols. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7;
  return code > 0x303f && code < 0xfe00;
}
