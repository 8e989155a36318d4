/** Reads the marks at the start of a line: a bullet, a number, "Q:", "A:", a speaker's name, a label. */

import type { Span } from '../../span.ts';
import { BLANK, canWrite, isAboveTime, NAME, readMessageHeader } from './message-headers.ts';

/** A bullet or a number. */
export interface ItemMark {
  end: number;
  /** The start of the item's text: after the mark, or before the number of an outline, by which people call it ("2.2"). */
  textStart: number;
  /** The ways to read it: "i." is the first Roman numeral or the ninth letter. */
  readings: readonly Reading[];
  /** The one that other lines confirm. */
  reading: Reading;
}

/** Items of one list have the same style. All bullets have one style, so that a list may mix them. */
export interface Reading {
  style: string;
  /** 0 for a bullet. */
  number: number;
}

/** The number that is shown before an item or a heading; undefined for a bullet, and for an outline, whose text has it. */
export function shownNumber({ style, number }: Reading): number | undefined {
  return number > 0 && !style.startsWith(OUTLINE_STYLE) ? number : undefined;
}

const OUTLINE_STYLE = 'outline ';

/** A prefix that tells what a line is. */
export interface Prefix {
  kind: 'question' | 'answer' | 'speaker' | 'label';
  /** The start of the text after it; the line's end when there is none. */
  end: number;
  /** The name of a speaker, the words of a label; "Q" or "A". */
  name: Span;
  /** Whether it may be the name of a speaker. */
  canSpeak: boolean;
  /** Whether a full stop follows "Q" or "A" in place of a colon, as in the name "A. Lund". */
  isWeak: boolean;
}

/** In characters: a label, and an author up to the colon of the time. */
const MAX_PREFIX = 44;
const MAX_HEADER = 64;
/** In characters: a number up to its punctuation, as in "Rule 12:", "xviii.", "**(a)". */
const MAX_NUMBER = 16;

const BOLD = '(?:\\*\\*|__)';
const CHECKBOX = `\\[[ xX✓]\\]${BLANK}+`;
const BULLET = new RegExp(
  `(?:[-*+–•‣⁃◦▪▸▹►●○◆◇■□∙·→➤➜☐☑☒]${BLANK}+|[•‣◦▪●○☐☑☒])(?:${CHECKBOX})?|${CHECKBOX}`,
  'y',
);
const EMOJI = new RegExp(
  `(?:\\p{Extended_Pictographic}[\\uFE0F\\u200D\\p{Emoji_Modifier}\\p{Extended_Pictographic}]{0,8}|<a?:\\w{2,32}:\\d{5,25}>|:\\w{2,32}:)${BLANK}+`,
  'uy',
);
const KEYCAP = new RegExp(`(\\d)\\uFE0F?\\u20E3${BLANK}*`, 'y');
const NUMBER = new RegExp(
  `${BOLD}?(\\(?)(?:(\\d{1,3})|([a-zA-Z])|([ivxlcIVXLC]{2,7}))(\\.\\)|[.)])${BOLD}?(${BLANK}+|(?=\\p{Lu}))`,
  'uy',
);
const OUTLINE = new RegExp(`((?:\\d{1,3}\\.){1,4})(\\d{1,3})[.)]?${BLANK}+`, 'y');
const NUMBERED_WORD = new RegExp(
  `${BOLD}?(Rule|Step|Section|Article|Point|Tip|No\\.|§)${BLANK}?#?(\\d{1,3})(?:${BOLD}?[:.)]${BOLD}?${BLANK}+|${BLANK}+[–—-]${BLANK}+|(?<=§${BLANK}?\\d{1,3})${BLANK}+)`,
  'iy',
);
const QUESTION_OR_ANSWER = new RegExp(
  `${BOLD}?(Q|Question|A|Answer)${BLANK}?#?\\d{0,3}${BOLD}?([:.])${BOLD}?(?:${BLANK}+|(?<=[:*_])|$)`,
  'my',
);
const SPEAKER = new RegExp(
  `^(?:@[\\w.-]+|\\p{Lu}${NAME}*(?:${BLANK}(?:\\p{Lu}${NAME}*|de|da|del|van|von|der|the|of)){0,2})$`,
  'u',
);
/** How a header of a message may start whose time has no colon, or whose first colon is another one. */
const STARTS_HEADER = /^(?:[[<(\u200E]|\d{1,4}[./-]|From )/;
/** Words that are labels rather than names of speakers. */
const NOT_SPEAKER =
  /^(?:added|addresses|address|also|author|bonus|breaking|bugs?|changed|cons|conclusion|contact|cost|date|decided|deprecated|e-?mail|edit|example|exception|fix|fixed|hint|hours|important|improved|info|ingredients|location|name|new|note|notes|option|phone|place|price|pros|ps|reason|removed|reminder|result|role|rule|see|source|spoilers?|step|summary|text|time|tips?|title|tl;?dr|update|updated|verdict|version|warning|website|when|where|who|why|how|what)s?$/i;

const BULLET_READINGS: readonly Reading[] = [{ style: 'bullet', number: 0 }];
const EMOJI_READINGS: readonly Reading[] = [{ style: 'emoji', number: 0 }];

/** Reads the bullet or number at an offset, with text after it before `end`; null when there is none. */
export function readItemMark(text: string, start: number, end: number): ItemMark | null {
  const first = text.charCodeAt(start);
  const isDigit = first >= 48 && first <= 57;
  if (((first | 32) >= 97 && (first | 32) <= 122) || isDigit || first === 40) {
    if (!mayBeNumber(text, start, end)) return null;
    return readNumber(text, start, end);
  }
  // "**1.** Be kind" does not start with a bullet.
  if (text.startsWith('**', start) || text.startsWith('__', start)) return readNumber(text, start, end);
  for (const pattern of [BULLET, EMOJI]) {
    pattern.lastIndex = start;
    if (pattern.test(text))
      return markOf(pattern.lastIndex, end, pattern === EMOJI ? EMOJI_READINGS : BULLET_READINGS);
  }
  return first === 167 ? readNumber(text, start, end) : null;
}

/** A cheap test for the punctuation of a number near the start, which most lines of prose do not have. */
function mayBeNumber(text: string, start: number, end: number): boolean {
  const last = Math.min(end, start + MAX_NUMBER);
  for (let i = start; i < last; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 || code === 41 || code === 58 || code === 0x20e3) return true;
    if (code === 0x2013 || code === 0x2014 || (code === 45 && i > start + 4)) return true;
  }
  return false;
}

function readNumber(text: string, start: number, end: number): ItemMark | null {
  for (const pattern of [NUMBER, OUTLINE, NUMBERED_WORD, KEYCAP]) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (!match) continue;
    const readings =
      pattern === NUMBER
        ? readingsOf(match)
        : pattern === OUTLINE
          ? [{ style: OUTLINE_STYLE + match[1], number: Number(match[2]) }]
          : pattern === KEYCAP
            ? [{ style: 'keycap', number: Number(match[1]) }]
            : [{ style: match[1]!.toLowerCase(), number: Number(match[2]) }];
    if (readings.length > 0)
      return markOf(start + match[0].length, end, readings, pattern === OUTLINE ? start : undefined);
  }
  return null;
}

function markOf(
  at: number,
  end: number,
  readings: readonly Reading[],
  textStart: number = at,
): ItemMark | null {
  return at < end && readings[0] ? { end: at, textStart, readings, reading: readings[0] } : null;
}

function readingsOf([, open = '', digits, letter, numeral, close = '', blank]: RegExpExecArray): Reading[] {
  if (open !== '' && !close.endsWith(')')) return [];
  const style = (sort: string) => `${open}${sort}${close}`;
  if (digits !== undefined) return [{ style: style('1'), number: Number(digits) }];
  // "1.Be kind" lacks a space; "e.Coli" is a word.
  if (blank === '') return [];
  const found: Reading[] = [];
  const written = letter ?? numeral!;
  const isSmall = written === written.toLowerCase();
  const roman = romanNumber(written.toLowerCase());
  if (roman > 0 && written.toLowerCase() !== 'c' && written.toLowerCase() !== 'l')
    found.push({ style: style(isSmall ? 'i' : 'I'), number: roman });
  if (letter !== undefined)
    found.push({ style: style(isSmall ? 'a' : 'A'), number: letter.toLowerCase().charCodeAt(0) - 96 });
  return found;
}

/** The value of a Roman numeral in lower case, up to 39; 0 for any other text. */
function romanNumber(written: string): number {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/.exec(written);
  if (!match || written === '') return 0;
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'].indexOf(match[2]!);
  return match[1]!.length * 10 + units;
}

/** Reads the prefix of a line; null when there is none, as in nearly every line of prose. */
export function readPrefix(text: string, start: number, end: number): Prefix | null {
  const first = text[start]!;
  if (first === 'Q' || first === 'A' || first === '*' || first === '_') {
    QUESTION_OR_ANSWER.lastIndex = start;
    const match = QUESTION_OR_ANSWER.exec(text);
    if (match) {
      const name = { start: start + match[0].indexOf(match[1]!), end: 0 };
      name.end = name.start + match[1]!.length;
      const kind = match[1]!.startsWith('Q') ? 'question' : 'answer';
      return { kind, end: start + match[0].length, name, canSpeak: false, isWeak: match[2] !== ':' };
    }
  }
  const colon = colonOf(text, start, end);
  const isTimed = isTimeColon(text, colon);
  if (isTimed || STARTS_HEADER.test(text.slice(start, start + 5)) || isAboveTime(text, end)) {
    const speaker = readTimedSpeaker(text, start);
    if (speaker || isTimed) return speaker;
  }
  return colon < 0 || colon >= start + MAX_PREFIX ? null : readLabel(text, start, end, colon);
}

/** The offset of the first colon near the start of a line; -1 when there is none. */
function colonOf(text: string, start: number, end: number): number {
  const last = Math.min(end, start + MAX_HEADER);
  for (let i = start; i < last; i++) if (text.charCodeAt(i) === 58) return i;
  return -1;
}

function isTimeColon(text: string, colon: number): boolean {
  return colon > 0 && /\d:\d/.test(text.slice(colon - 1, colon + 2));
}

function readTimedSpeaker(text: string, start: number): Prefix | null {
  const header = readMessageHeader(text, start);
  if (!header) return null;
  const canSpeak = canWrite(text.slice(header.name.start, header.name.end));
  return { kind: 'speaker', ...header, canSpeak, isWeak: false };
}

/** "Place: the back room", "**Place:** the back room", "Ana Lund: Good evening." */
function readLabel(text: string, start: number, end: number, colon: number): Prefix | null {
  const isBold = text.startsWith('**', start) || text.startsWith('__', start);
  let at = colon + 1;
  if (isBold && (text.startsWith('**', at) || text.startsWith('__', at))) at += 2;
  if (at < end && !/\s/.test(text[at]!)) return null;
  const name = { start: isBold ? start + 2 : start, end: colon };
  if (isBold && /(?:\*\*|__)$/.test(text.slice(name.start, colon))) name.end -= 2;
  const words = text.slice(name.start, name.end);
  if (!/^@?[\p{Lu}\p{N}]/u.test(words) || !/[^\s.,;!?"“”]$/.test(words)) return null;
  if (words.includes('(') !== words.endsWith(')')) return null;
  if (/[.!?,;]\s/.test(words.replace(/\b\p{L}{1,3}\.\s/gu, '')) || words.split(/\s+/).length > 3) return null;
  while (at < end && /\s/.test(text[at]!)) at++;
  return {
    kind: 'label',
    end: at,
    name,
    canSpeak: SPEAKER.test(words) && !NOT_SPEAKER.test(words),
    isWeak: false,
  };
}
