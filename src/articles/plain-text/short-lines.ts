/** Recognises deliberate line breaks in lines without marks: addresses, verse, timetables, labels with their values. */

import type { Span } from '../../span.ts';
import type { Line } from './lines.ts';

/** In characters: prose is not wrapped in narrower columns, but lists, verse and addresses have shorter lines. */
export const MIN_COLUMN = 30;
/** Lines wrapped by hand are uneven: a line was broken on purpose if it is shorter than this share of the column. */
const MIN_WRAPPED = 0.75;
/** In characters: the column for prose that is not wrapped, whose lines are as long as paragraphs. */
const MAX_COLUMN = 80;
/**
 * In characters: a shorter line without final punctuation, above one that starts a sentence, is a heading or list item.
 */
const MAX_SINGLE_LINE = 75;
/** The share of the column that a full line of wrapped prose has, with the next word. */
export const MIN_FULL = 0.85;
/** The share of full lines in wrapped prose. */
export const MIN_FULL_LINES = 0.75;
/** In lines: fewer lines with a capital at the start are found in prose as well as in verse. */
const MIN_VERSES = 4;

const STARTS_SENTENCE = /^["“‘(]?[\p{Lu}\p{N}]/u;
const ENDED = /[.!?…,;。]["”’»)\]]*$/;
/** Lines that continue on the next line. */
const UNFINISHED =
  /(?:\b(?:the|a|an|of|in|on|at|to|and|or|by|for|with|from|as|that|is|was|are|were|has|had|have|his|her|its|their|said|Mr|Mrs|Ms|Dr|President|Minister|Secretary|Prime|Senator|Gen|Sen|Rep|Gov)\.?|[-–—])$/i;
const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** "18:00 Opening", "7 pm: …", "May 3 – …", "Sat 3 May …", "2025-05-03 …", "3.5.2025 …", "Mondays 9-5". */
const TIMED = new RegExp(
  `^(?:${DAY}\\b\\.?|(?:${DAY}\\.?,?\\s)?(?:${MONTH}\\.?\\s\\d{1,2}\\b|\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}\\b)|\\d{1,2}[:.]\\d{2}\\b(?!\\s?[%€$£])|\\d{1,2}\\s?[ap]\\.?m\\b|\\d{4}-\\d{2}(?:-\\d{2})?\\b|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b)`,
  'i',
);
/** "Monday", "Sat 3 May:", "2025-05-03". */
const DAY_ALONE = new RegExp(
  `^(?!$)(?:${DAY}\\.?,?\\s?)?(?:${MONTH}\\s\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?\\s${MONTH}|\\d{4}-\\d{2}-\\d{2})?(?:,?\\s\\d{4})?:?$`,
  'i',
);
const MAX_TIME = 30;

/**
 * The column that a text is wrapped at: the largest width, up to 80, such that half of the text is in lines at least as
 * long.
 *
 * @returns in characters
 */
export function columnOf(lines: Iterable<Line>): number {
  const letters = new Array<number>(MAX_COLUMN + 1).fill(0);
  let all = 0;
  for (const { start, end } of lines) {
    letters[Math.min(MAX_COLUMN, end - start)]! += end - start;
    all += end - start;
  }
  let longer = 0;
  for (let column = MAX_COLUMN; column > 0; column--) {
    longer += letters[column]!;
    if (longer * 2 >= all) return column;
  }
  return 0;
}

/** The length of the longest line. */
export function widthOf(lines: readonly Line[]): number {
  let width = 0;
  for (const { start, end } of lines) width = Math.max(width, end - start);
  return width;
}

/** Whether the next line's first word would have fitted on this one, so that the break is not from wrapping. */
export function breaksEarly(text: string, line: Line, next: Line, column: number): boolean {
  return line.end - line.start + 1 + firstWord(text, next) <= MIN_WRAPPED * column;
}

function firstWord(text: string, { start, end }: Line): number {
  let at = start;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return at - start;
}

/** Whether a line starts like a sentence, a heading or a list item. */
export function startsSentence(text: string, { start, end }: Line): boolean {
  const code = text.charCodeAt(start);
  if (code >= 97 && code <= 122) return false;
  return STARTS_SENTENCE.test(text.slice(start, Math.min(end, start + 4)));
}

/** Whether a line ends with a word that needs another, such as "the". */
export function isUnfinished(text: string, { start, end }: Span): boolean {
  return UNFINISHED.test(text.slice(Math.max(start, end - 12), end));
}

/** Whether the break between two lines of a paragraph is deliberate. */
export function separates(text: string, line: Line, next: Line, column: number): boolean {
  if (!startsSentence(text, next) || line.end - line.start > MAX_SINGLE_LINE) return false;
  if (ENDED.test(text.slice(Math.max(line.start, line.end - 6), line.end)) || isUnfinished(text, line))
    return false;
  return isShort(text, line, next, column);
}

/** Whether a line is too short for wrapped prose. */
export function isShort(text: string, line: Line, next: Line, column: number): boolean {
  return column < MIN_COLUMN || breaksEarly(text, line, next, column);
}

/**
 * The column of a paragraph's lines: that of the text, unless the paragraph is wrapped at its own.
 *
 * @param column the column of the text
 */
export function columnFor(text: string, lines: readonly Line[], column: number): number {
  const width = widthOf(lines);
  if (width >= column || lines.length < 4) return Math.max(width, column);
  let full = 0;
  let continues = false;
  for (let i = 0; i + 1 < lines.length; i++) {
    const { start, end } = lines[i]!;
    if (end - start + 1 + firstWord(text, lines[i + 1]!) >= MIN_FULL * width) full++;
    continues ||= !startsSentence(text, lines[i + 1]!);
  }
  return continues && full >= MIN_FULL_LINES * (lines.length - 1) ? width : column;
}

/** Whether each of at least two lines is an entry of its own: all are short, or they are verse. */
export function areEntries(text: string, lines: readonly Line[], column: number): boolean {
  if (lines.length < 2) return false;
  const width = widthOf(lines);
  let early = 0;
  let unfilled = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (!startsSentence(text, next) || isUnfinished(text, line)) return false;
    if (breaksEarly(text, line, next, column)) early++;
    if (line.end - line.start + 1 + firstWord(text, next) <= width) unfilled++;
  }
  if (width < MIN_COLUMN) return true;
  if (early === lines.length - 1 && width <= MIN_WRAPPED * column) return true;
  return lines.length >= MIN_VERSES && width <= MAX_SINGLE_LINE && unfilled * 3 >= lines.length - 1;
}

/** Whether a line starts with a time of day, a day of the week or a date. */
export function startsWithTime(line: string): boolean {
  return TIMED.test(line.slice(0, MAX_TIME));
}

/** Whether a line is a day of the week or a date, and nothing else. */
export function isDayAlone(line: string): boolean {
  return line.length <= MAX_TIME && DAY_ALONE.test(line);
}

function isTimed(text: string, { start, end }: Line): boolean {
  return startsWithTime(text.slice(start, Math.min(end, start + MAX_TIME)));
}

/**
 * The entries at an index: at least two lines that each start with a label and its value, or each with a time. Lines
 * with more indentation continue an entry.
 *
 * @returns the lines of each entry; empty when there are fewer than two entries
 */
export function entriesAt(text: string, lines: readonly Line[], at: number): Line[][] {
  const first = lines[at]!;
  const begins = isLabelled(first)
    ? isLabelled
    : isTimed(text, first)
      ? (line: Line) => isTimed(text, line)
      : null;
  if (!begins) return [];
  const entries: Line[][] = [];
  for (let i = at; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.indent > first.indent && entries.length > 0) entries.at(-1)!.push(line);
    else if (begins(line) && line.indent === first.indent && !(i > at && isUnfinished(text, lines[i - 1]!)))
      entries.push([line]);
    else break;
  }
  return entries.length >= 2 ? entries : [];
}

function isLabelled({ prefix, end }: Line): boolean {
  return prefix?.kind === 'label' && prefix.end < end;
}
