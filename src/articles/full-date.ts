/** Reads full dates (year, month and day: RFC 3339) as they are written in headers and file names. */
import { type DateOrder, dateOrder } from '../date-order.ts';
import { type Day, MONTHS, toDay } from '../day.ts';

const MONTH = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)\\.?`;
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s+)?';
const ORDINAL = '(?:st|nd|rd|th|\\.)?';
const CLOCK = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?\\s*(?:[ap]\\.?m\\.?)?';
const ZONE =
  '(?:GMT|UTC|[ECMP][SD]?T|[ECW]ES?T|BST|IST|JST|KST|HKT|SGT|AE[SD]T|MSK|GST|EAT|WAT|CAT|SAST|PKT)';
/** A time of day and a zone may precede or follow a day, and do not change it. */
const TIME_BEFORE = `(?:${CLOCK}\\s*(?:${ZONE}\\b)?,?\\s+(?:on\\s+)?)?`;
const TIME_AFTER = `(?:[T,\\s]*(?:at\\s+)?${CLOCK}\\s*(?:Z\\b|(?:GMT|UTC)[+-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|${ZONE}\\b)?(?:\\s*\\([A-Z]+\\))?)?`;

type Reader = (match: RegExpExecArray) => Day | null;

/** The forms of full dates; each pattern has three groups. */
const FORMS: [string, Reader][] = [
  [
    `(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![\\d-])`,
    ([, y, m, d]) => toDay(Number(y), Number(m), Number(d)),
  ],
  [
    `${WEEKDAY}(?:the\\s+)?(\\d{1,2})${ORDINAL}(?:\\s+of)?[\\s-]+(${MONTH})[,\\s-]+(\\d{4})(?!\\d)`,
    ([, d, m, y]) => toDay(Number(y), monthOf(m), Number(d)),
  ],
  [
    `${WEEKDAY}(${MONTH})[\\s-]+(\\d{1,2})${ORDINAL}(?:,?\\s+|-)(\\d{4})(?!\\d)`,
    ([, m, d, y]) => toDay(Number(y), monthOf(m), Number(d)),
  ],
  [
    `(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)`,
    ([, a, b, y]) => inOrder(Number(a), Number(b), Number(y), dateOrder() ?? 'dmy'),
  ],
  // 03/04/2023 has the month first, unless there is no such month, or the setting or the article's other dates differ.
  [
    `(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})(?![\\d-])`,
    ([, a, b, y]) => inOrder(Number(a), Number(b), Number(y), dateOrder() ?? 'mdy'),
  ],
  [`(\\d{1,2})-(${MONTH})-(\\d{2})(?!\\d)`, ([, d, m, y]) => toDay(2000 + Number(y), monthOf(m), Number(d))],
  [`(\\d{4}),?\\s+(${MONTH})\\s+(\\d{1,2})(?!\\d)`, ([, y, m, d]) => toDay(Number(y), monthOf(m), Number(d))],
  [`(\\d{4})年\\s?(\\d{1,2})月\\s?(\\d{1,2})日`, ([, y, m, d]) => toDay(Number(y), Number(m), Number(d))],
];

/** Forms that are dates only after a label or on a line of their own. */
const TERSE_FORMS: [string, Reader][] = [
  [`(\\d{4})(\\d{2})(\\d{2})(?!\\d)`, ([, y, m, d]) => toDay(Number(y), Number(m), Number(d))],
  [
    `(\\d{1,2})/(\\d{1,2})/(\\d{2})(?!\\d)`,
    ([, a, b, y]) => inOrder(Number(a), Number(b), 2000 + Number(y), dateOrder() ?? 'mdy'),
  ],
];

const AT_START = [...FORMS, ...TERSE_FORMS].map(([form, read]) => ({
  pattern: new RegExp(`^${TIME_BEFORE}${form}${TIME_AFTER}`, 'i'),
  read,
}));
// Not within a longer number, a path or a word.
const ANYWHERE = FORMS.map(([form, read]) => ({
  pattern: new RegExp(`(?<![\\w/.]|(?<!-)-)${TIME_BEFORE}${form}${TIME_AFTER}`, 'i'),
  read,
}));

/** The day in the given order, or in the other when there is no such day. */
function inOrder(a: number, b: number, year: number, order: DateOrder): Day | null {
  const [dmy, mdy] = [toDay(year, b, a), toDay(year, a, b)];
  return order === 'dmy' ? (dmy ?? mdy) : (mdy ?? dmy);
}

function monthOf(name = ''): number {
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

/** In characters: the longest form of a day, with weekday, time and zone. */
const MAX_LENGTH = 60;

/** A full date in a text: its day, and its UTF-16 offsets, time and zone included. */
export interface FullDate {
  day: Day;
  start: number;
  end: number;
}

/**
 * Reads a text that is a day and nothing else: "2023-06-19", "19 June 2023", "Mon, 19 Jun 2023 10:00:00 GMT",
 * "06/19/2023". The result is the day as written, without conversion of time zones.
 *
 * @returns null for any other text, and for a day that does not exist
 */
export function readFullDate(text: string): Day | null {
  const trimmed = text.trim();
  const leading = readLeadingDate(trimmed);
  return leading?.end === trimmed.length ? leading.day : null;
}

/** Reads the day at the start of a text; null when there is none. */
export function readLeadingDate(text: string): FullDate | null {
  const opening = text.slice(0, MAX_LENGTH);
  for (const { pattern, read } of AT_START) {
    const match = pattern.exec(opening);
    const day = match && read(match);
    if (day) return { day, start: 0, end: match[0].length };
  }
  return null;
}

/** Finds the first day in a short text, such as a line; null when there is none. */
export function findFullDate(text: string): FullDate | null {
  let first: FullDate | null = null;
  for (const { pattern, read } of ANYWHERE) {
    const match = pattern.exec(text);
    const day = match && read(match);
    if (day && (!first || match.index < first.start))
      first = { day, start: match.index, end: match.index + match[0].length };
  }
  return first;
}

/** "20/11/26": numbers that are a day only where one is expected. */
const SHORT_YEAR = /(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?![\w/-]|\.\d)/;

/** Finds the first day in the header of a message, whose year may have two digits; null when there is none. */
export function findMessageDate(header: string): FullDate | null {
  const [written, first, separator, second, year] = SHORT_YEAR.exec(header) ?? [];
  const full = findFullDate(header);
  if (full || written === undefined) return full;
  const found = findFullDate([first, second, `20${year}`].join(separator));
  const start = header.indexOf(written);
  return found && { day: found.day, start, end: start + written.length };
}

/**
 * Finds the day in a path: in the file's name, as in `2023-06-19-visit.txt`, `20230619_visit.txt` or `2023_06_19.md`,
 * or in the names of its folders, as in `2023/06/19/visit.md`. Null when there is none.
 */
export function findDateInPath(path: string): Day | null {
  const match = IN_PATH.exec(path.slice(path.lastIndexOf('/') + 1)) ?? IN_PATH.exec(path);
  const [, year, , month, day] = match ?? [];
  return toDay(Number(year), Number(month), Number(day));
}

const IN_PATH = /(?<![\p{L}\p{N}])(\d{4})([-_./]?)(\d{2})\2(\d{2})(?!(?!T\d)[\p{L}\p{N}])/u;
