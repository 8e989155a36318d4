/** Splits text into tokens. */
import type { Span } from '../span.ts';

/** A run of letters and digits, with the apostrophes, dots and commas within it. */
export interface Token extends Span {
  /** Whether it contains a dot or a comma. */
  marked: boolean;
}

/** The kinds of UTF-16 units: not part of a token, any part of one, any part but the first (combining marks). */
const OUTSIDE = 1;
const INSIDE = 2;
const CONTINUING = 3;
/** A cache by UTF-16 unit; 0 is unknown. */
const kinds = new Uint8Array(0x1_00_00);

/**
 * Splits a text into tokens: the matches of `[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*`,
 * found in a third of that pattern's time, and names such as "C++" and ".NET".
 *
 * @returns in order; offsets are UTF-16 units of `text`
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (kindAt(text, at) !== INSIDE) {
      at += sizeAt(text, at);
      continue;
    }
    const start = startsWithDot(text, at) ? at - 1 : at;
    let marked = false;
    for (;;) {
      while (at < text.length && kindAt(text, at) >= INSIDE) at += sizeAt(text, at);
      const mark = text.charCodeAt(at);
      // An apostrophe (straight or curly), a dot or a comma joins two parts of a token.
      const joins = mark === 0x27 || mark === 0x2019 || mark === 0x2e || mark === 0x2c;
      if (!joins || at + 1 >= text.length || kindAt(text, at + 1) !== INSIDE) break;
      marked ||= mark === 0x2e || mark === 0x2c;
      at++;
    }
    at = endOfSuffix(text, start, at);
    tokens.push({ start, end: at, marked });
  }
  return tokens;
}

/** ".NET" and ".env": a word in upper or lower case after a dot at the start of a word. */
const DOTTED = /(?:[A-Z]{2,}|[a-z]{2,})(?![\p{L}\p{M}\p{N}])/uy;

function startsWithDot(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== 0x2e || !/^[\s("'“‘`]?$/.test(text.charAt(at - 2))) return false;
  DOTTED.lastIndex = at;
  return DOTTED.test(text);
}

/** The end of a token, which includes the suffix of "C++", "C#" and "F#". */
function endOfSuffix(text: string, start: number, end: number): number {
  if (end !== start + 1 || !/[A-Za-z]/.test(text[start]!)) return end;
  const [mark, next] = [text.charCodeAt(end), text.charCodeAt(end + 1)];
  if (mark === 0x23 && (end + 1 === text.length || kindAt(text, end + 1) < INSIDE)) return end + 1;
  return mark === 0x2b && next === 0x2b ? end + 2 : end;
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isSurrogate(unit)) return kindOf(String.fromCodePoint(text.codePointAt(at)!));
  const known = kinds[unit]!;
  if (known !== 0) return known;
  kinds[unit] = kindOf(String.fromCharCode(unit));
  return kinds[unit]!;
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return INSIDE;
  return /\p{M}/u.test(character) ? CONTINUING : OUTSIDE;
}

function sizeAt(text: string, at: number): number {
  return isSurrogate(text.charCodeAt(at)) && text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
