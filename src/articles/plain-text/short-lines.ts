/** Line breaks that an author made, in lines without marks: addresses, verse, timetables, labels with their values. */

import type { Line } from './lines.ts';

/** Nobody wraps prose in narrower columns: shorter lines are those of a list, of verse, of an address. */
const NARROWEST_COLUMN = 30;
/** Lines of prose are wrapped unevenly by hand: a shorter one than this part of the longest was ended on purpose. */
const ROOM = 0.75;
/** Where prose is not wrapped at all, its lines are as long as paragraphs: lines of a list are short beside this. */
const USUAL_COLUMN = 80;
/** A line this short, without an end, above one that starts anew is a heading or an item of a list. */
const LONGEST_ALONE = 75;
/** Lines of prose fill their column nearly to the end, but for words that are long. */
const FULL = 0.85;
const MOSTLY = 0.75;
/** Verse: fewer lines that all start with a capital are found in prose as well. */
const FEWEST_VERSES = 4;

const STARTS_ANEW = /^["“‘(]?[\p{Lu}\p{N}]/u;
const ENDED = /[.!?…,;。]["”’»)\]]*$/;
/** A line that ends so goes on in the next. */
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
const LONGEST_TIME = 30;

/**
 * The column that a text is wrapped at, at most the usual one: half of its letters stand in lines at least as long.
 *
 * @returns characters
 */
export function columnOf(lines: Iterable<Line>): number {
  const letters = new Array<number>(USUAL_COLUMN + 1).fill(0);
  let all = 0;
  for (const { start, end } of lines) {
    letters[Math.min(USUAL_COLUMN, end - start)]! += end - start;
    all += end - start;
  }
  let longer = 0;
  for (let column = USUAL_COLUMN; column > 0; column--) {
    longer += letters[column]!;
    if (longer * 2 >= all) return column;
  }
  return 0;
}

/** The length of the longest of some lines. */
export function widthOf(lines: readonly Line[]): number {
  let width = 0;
  for (const { start, end } of lines) width = Math.max(width, end - start);
  return width;
}

/** Whether the next line's first word would have stood on this one: then the break is the author's, no wrapping. */
export function breaksEarly(text: string, line: Line, next: Line, column: number): boolean {
  return line.end - line.start + 1 + firstWord(text, next) <= ROOM * column;
}

function firstWord(text: string, { start, end }: Line): number {
  let at = start;
  while (at < end && text.charCodeAt(at) > 32) at++;
  return at - start;
}

/** Whether a line begins as a sentence, a heading or an entry of a list does. */
export function startsAnew(text: string, { start, end }: Line): boolean {
  const code = text.charCodeAt(start);
  if (code >= 97 && code <= 122) return false;
  return STARTS_ANEW.test(text.slice(start, Math.min(end, start + 4)));
}

/** Whether a line's last word calls for another. */
export function isUnfinished(text: string, { start, end }: Line): boolean {
  return UNFINISHED.test(text.slice(Math.max(start, end - 12), end));
}

/** Whether the break between two lines of a paragraph parts them. */
export function parts(text: string, line: Line, next: Line, column: number): boolean {
  if (!startsAnew(text, next) || line.end - line.start > LONGEST_ALONE) return false;
  if (ENDED.test(text.slice(Math.max(line.start, line.end - 6), line.end)) || isUnfinished(text, line))
    return false;
  return isShort(text, line, next, column);
}

/** Whether an author ended a line here: there was room, or the column is too narrow for prose. */
export function isShort(text: string, line: Line, next: Line, column: number): boolean {
  return column < NARROWEST_COLUMN || breaksEarly(text, line, next, column);
}

/**
 * The column that lines of a paragraph could fill: that of the text, unless they are wrapped in one of their own.
 *
 * @param column that of the text
 */
export function columnFor(text: string, lines: readonly Line[], column: number): number {
  const width = widthOf(lines);
  if (width >= column || lines.length < 4) return Math.max(width, column);
  let full = 0;
  let goesOn = false;
  for (let i = 0; i + 1 < lines.length; i++) {
    const { start, end } = lines[i]!;
    if (end - start + 1 + firstWord(text, lines[i + 1]!) >= FULL * width) full++;
    goesOn ||= !startsAnew(text, lines[i + 1]!);
  }
  return goesOn && full >= MOSTLY * (lines.length - 1) ? width : column;
}

/** Whether each of some lines, two at least, is an entry of its own: all are short, or all are those of verse. */
export function areEntries(text: string, lines: readonly Line[], column: number): boolean {
  if (lines.length < 2) return false;
  const width = widthOf(lines);
  let early = 0;
  let unfilled = 0;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (!startsAnew(text, next) || isUnfinished(text, line)) return false;
    if (breaksEarly(text, line, next, column)) early++;
    if (line.end - line.start + 1 + firstWord(text, next) <= width) unfilled++;
  }
  if (width < NARROWEST_COLUMN) return true;
  if (early === lines.length - 1 && width <= ROOM * column) return true;
  return lines.length >= FEWEST_VERSES && width <= LONGEST_ALONE && unfilled * 3 >= lines.length - 1;
}

/** Whether a line starts with a time of day, a day of the week or a date. */
function isTimed(text: string, { start, end }: Line): boolean {
  return TIMED.test(text.slice(start, Math.min(end, start + LONGEST_TIME)));
}

/**
 * How many lines from an index on are entries that begin alike, two of them at least: each with a label and its value, or
 * with a time. Lines that are indented more than an entry go on with it.
 *
 * @returns the groups of lines, one an entry; none when there are no two
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
