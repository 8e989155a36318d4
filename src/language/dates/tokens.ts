import { formOf, knownSymbol, mayBeKnown, symbolOf } from './symbols.ts';

/** A sentence as the rules read it. */
export interface Tokens {
  sentence: string;
  /**
   * One UTF-16 unit a token. A word that some rule knows has a symbol of its own (symbols.ts), and a mark is itself.
   * All others have that of their kind:
   *
   * - `D` a number from 1 to 31, `O` the same with st, nd, rd or th
   * - `Y` a number from 1900 to 2099, `y` from 1000 to 1899, `S` any other of two digits, `N` any other: 2,024, 18:30
   * - `F` a whole date: 2023-06-19, 19.06.2023, 06/19/2023, 6/19/23
   * - `E` a decade, 1990s, and `e`, 90s; `Q` Q1 to Q4, `H` H1 and H2, `G` a fiscal year: FY24
   * - `A` other letters and digits: A320, 5pm
   * - `C` a word with a capital; `s` one that ends like a plural, `v` in -ed, `g` in -ing, `l` in -ly, `c` any other
   */
  shape: string;
  /** Where each token starts in the sentence, and where it ends. */
  starts: number[];
  ends: number[];
}

/** Short forms that take a full stop, which then ends no clause. */
const SHORT_FORM =
  /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Rs|No)$/;
const POSSESSIVE = symbolOf("'s");

const FULL_DATE =
  /(?:\d{4}-\d\d-\d\d|\d{4}\/\d\d?\/\d\d?|\d\d?([./-])\d\d?\1\d{4}|\d\d?\/\d\d?\/\d\d)(?![\d/-]|\.\d)(?!\p{L})/uy;
/** "18:30", "5.1", "2,024.50": one number, of which no part is a day or a year. */
const GROUPED = /\d+(?:[.:]\d+)+|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?/y;

/** The tokens of a sentence: its words, numbers and marks. Linear in its length. */
export function tokensOf(sentence: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const symbols: number[] = [];
  let at = 0;
  while (at < sentence.length) {
    const start = at;
    const code = sentence.charCodeAt(at);
    if (isLetter(code)) {
      at = endOfWord(sentence, at);
      symbols.push(wordSymbol(sentence, start, at).charCodeAt(0));
      if (sentence.charCodeAt(at) === FULL_STOP && isShortForm(sentence, start, at)) at++;
    } else if (isDigit(code)) {
      at = endOfNumber(sentence, at);
      symbols.push(numberSymbol(sentence.slice(start, at)).charCodeAt(0));
    } else if (isSpace(code)) {
      at++;
      continue;
    } else if (isApostrophe(code)) {
      at = endOfWord(sentence, at + 1);
      // "Monday's", "she'll"; any other apostrophe is a mark of its own.
      if (at - start > 3 || at - start < 2 || !isLetter(sentence.charCodeAt(start - 1))) at = start + 1;
      symbols.push((at === start + 1 ? "'" : shortSymbol(sentence.slice(start + 1, at))).charCodeAt(0));
    } else {
      at++;
      symbols.push(code);
      // "--" is a dash, as typewriters have it.
      if (code === HYPHEN) while (sentence.charCodeAt(at) === HYPHEN) at++;
    }
    starts.push(start);
    ends.push(at);
  }
  return { sentence, shape: String.fromCharCode(...symbols), starts, ends };
}

function wordSymbol(sentence: string, start: number, end: number): string {
  const known = mayBeKnown(sentence, start, end) && knownSymbol(sentence.slice(start, end), start === 0);
  if (known) return known;
  const word = sentence.slice(start, end);
  return /\d/.test(word) ? mixedSymbol(word) : formOf(word);
}

function isShortForm(sentence: string, start: number, end: number): boolean {
  return end - start < 6 && SHORT_FORM.test(sentence.slice(start, end));
}

function mixedSymbol(word: string): string {
  if (/^Q[1-4]$/i.test(word)) return 'Q';
  if (/^H[12]$/.test(word)) return 'H';
  return /^FY(?:\d\d|20\d\d)$/.test(word) ? 'G' : 'A';
}

function shortSymbol(letters: string): string {
  return letters === 's' ? POSSESSIVE : (knownSymbol(`'${letters.toLowerCase()}`, false) ?? 'c');
}

function numberSymbol(text: string): string {
  const value = Number(text);
  if (!Number.isInteger(value) || text.length > 4) {
    if (/^\d\d?(?:st|nd|rd|th)$/i.test(text)) {
      const day = Number.parseInt(text, 10);
      return day >= 1 && day <= 31 ? 'O' : 'A';
    }
    if (/^\d\d\d?0['’]?s$/i.test(text)) return text.length > 4 ? 'E' : 'A';
    if (/^\d0s$/i.test(text)) return 'e';
    FULL_DATE.lastIndex = 0;
    return FULL_DATE.test(text) ? 'F' : /[a-z]/i.test(text) ? 'A' : 'N';
  }
  if (text.length === 4)
    return value >= 1900 && value < 2100 ? 'Y' : value >= 1000 && value < 1900 ? 'y' : 'N';
  if (text.length > 2) return 'N';
  return value >= 1 && value <= 31 ? 'D' : text.length === 2 ? 'S' : 'N';
}

function endOfNumber(sentence: string, start: number): number {
  for (const form of [FULL_DATE, GROUPED]) {
    form.lastIndex = start;
    if (form.test(sentence)) return endOfWord(sentence, form.lastIndex);
  }
  return endOfWord(sentence, start);
}

/** Letters and digits, and the apostrophe of "won't". */
function endOfWord(sentence: string, start: number): number {
  let at = start;
  while (at < sentence.length) {
    const code = sentence.charCodeAt(at);
    if (isLetter(code) || isDigit(code)) at++;
    else if (isApostrophe(code) && isNegation(sentence, at)) at += 2;
    else break;
  }
  return at;
}

function isNegation(sentence: string, at: number): boolean {
  return sentence[at - 1] === 'n' && sentence[at + 1] === 't' && !isLetter(sentence.charCodeAt(at + 2));
}

const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
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

/** Latin letters, and whatever lies beyond them but the blocks of marks. */
function isLetter(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0x2000) return code !== 0xd7 && code !== 0xf7;
  return code > 0x303f && code < 0xfe00;
}
