import { type Day, MONTHS, toDay } from '../day.ts';

const MONTH = `(?:${MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|')}|Sept)\\.?`;
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\.?,?\\s+)?';
const ORDINAL = '(?:st|nd|rd|th)?';
/** A time of day and a zone may follow a day, and change nothing of it. */
const TIME =
  '(?:[T,\\s]*(?:at\\s+)?\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?\\s*(?:[ap]\\.?m\\.?)?\\s*(?:Z\\b|[+-]\\d{2}:?\\d{2}|(?:GMT|UTC|[A-Z]{2,4}T)\\b)?(?:\\s*\\([A-Z]+\\))?)?';

type Reader = (match: RegExpExecArray) => Day | null;

const named = (name: string) => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

/** The ways in which a whole day is written, year included. */
const FORMS: [string, Reader][] = [
  [`(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})`, ([, y, m, d]) => toDay(Number(y), Number(m), Number(d))],
  [
    `${WEEKDAY}(\\d{1,2})${ORDINAL}(?:\\s+of)?[\\s-]+(${MONTH})[,\\s-]+(\\d{4})`,
    ([, d, m, y]) => toDay(Number(y), named(capitalised(m ?? '')), Number(d)),
  ],
  [
    `${WEEKDAY}(${MONTH})\\s+(\\d{1,2})${ORDINAL},?\\s+(\\d{4})`,
    ([, m, d, y]) => toDay(Number(y), named(capitalised(m ?? '')), Number(d)),
  ],
  [`(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})`, ([, d, m, y]) => toDay(Number(y), Number(m), Number(d))],
  // 03/04/2023 is read month first, unless there is no such month.
  [
    `(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})`,
    ([, a, b, y]) => toDay(Number(y), Number(a), Number(b)) ?? toDay(Number(y), Number(b), Number(a)),
  ],
];

const READERS = FORMS.map(([form, read]) => ({
  whole: new RegExp(`^${form}${TIME}$`, 'i'),
  start: new RegExp(`^${form}(?![\\d-])${TIME}`, 'i'),
  read,
}));

/** No day is written longer, with weekday, time and zone. */
const LONGEST = 60;

/**
 * The day that a text is, in any of the usual ways of writing one: "2023-06-19", "19 June 2023", "Mon, 19 Jun 2023
 * 10:00:00 GMT", "06/19/2023". It is the day as written: no zone moves it.
 *
 * @returns null when the text is no day, is more than one, or names one that does not exist
 */
export function readWrittenDay(text: string): Day | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  for (const { whole, read } of READERS) {
    const match = whole.exec(trimmed);
    if (match) return read(match);
  }
  return null;
}

/** The day that a text starts with, and how many characters it takes; null when it starts with none. */
export function readLeadingDay(text: string): { day: Day; length: number } | null {
  for (const { start, read } of READERS) {
    const match = start.exec(text.slice(0, LONGEST));
    const day = match && read(match);
    if (day) return { day, length: match[0].length };
  }
  return null;
}
