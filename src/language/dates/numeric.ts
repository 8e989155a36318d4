/** Dates in digits alone, and the order of day and month in them. */
import type { DateOrder } from '../../date-order.ts';
import { type Day, toDay, weekday } from '../../day.ts';
import { weekdayNumber } from './date-vocabulary.ts';
import type { Match, Outcome } from './rule.ts';
import { dayValue } from './temporal-value.ts';
import { LAST_CENTURY_FROM } from './years-in-words.ts';

/**
 * Reads "2023-06-19", "2023-06-19T18:30Z", "2023/6/19", "19.06.2023", "19.VI.2023", "06/19/2023", "6/19/23". A weekday
 * before an ambiguous date decides its order, else the order of the sentence does.
 */
export function readNumeric(match: Match): Outcome {
  const text = match.text('d');
  if (/^\d{4}/.test(text)) {
    const [year = 0, month = 0, day = 0] = text.split(/[-/.T]/).map(Number);
    return dayValue(toDay(year, month, day)) ?? 'none';
  }
  const { dmy, mdy } = readingsOf(text.replace(/[IVX]+/, (month) => `${ROMAN.indexOf(month)}`));
  if (!dmy || !mdy || dmy === mdy) return dayValue(dmy ?? mdy) ?? 'none';
  const on = weekdayBefore(match);
  const agreeing = [dmy, mdy].filter((day) => weekday(day) === on);
  if (agreeing.length === 1) return dayValue(agreeing[0]!);
  if (match.order === 'mdy') return dayValue(mdy);
  if (match.order === 'dmy' || text.includes('.')) return dayValue(dmy);
  const [first, second] = dmy < mdy ? [dmy, mdy] : [mdy, dmy];
  return { ...dayValue(first)!, other: second };
}

/** The months in Roman numerals, by their number; index 0 is empty. */
const ROMAN = ' I II III IV V VI VII VIII IX X XI XII'.split(' ');

/** A numeric date with its year last, read in each order; null when that is not a day of the calendar. */
function readingsOf(text: string): Record<DateOrder, Day | null> {
  const [a = 0, b = 0, c = 0] = text.split(/[-./]/).map(Number);
  const isShort = /\D\d\d$/.test(text);
  const year = isShort ? c + (c >= LAST_CENTURY_FROM ? 1900 : 2000) : c;
  return { dmy: toDay(year, b, a), mdy: toDay(year, a, b) };
}

const WEEKDAY_BEFORE = /\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?[,:]?\s*\(?$/i;
/** The length of "Wednesday, (". */
const MAX_WEEKDAY = 14;

function weekdayBefore({ tokens: { sentence, starts }, first }: Match): number | null {
  const start = starts[first]!;
  const name = WEEKDAY_BEFORE.exec(sentence.slice(Math.max(0, start - MAX_WEEKDAY), start))?.[1];
  return name === undefined ? null : weekdayNumber(name);
}

const NUMERIC =
  /(?<![\p{L}\d./-])(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{1,2}\/\d{1,2}\/\d\d)(?![\d/-]|\.\d)(?!\p{L})/gu;

/**
 * Infers the order of day and month from the unambiguous numeric dates of a text: those with a number above 12, and
 * those with dots, in which the day comes first.
 *
 * @param text the text of an article, of any length
 * @returns null when no date is unambiguous, or when they contradict each other
 */
export function dateOrderIn(text: string): DateOrder | null {
  let proven: DateOrder | null = null;
  for (const [written] of text.matchAll(NUMERIC)) {
    const { dmy, mdy } = readingsOf(written);
    const isSure = (dmy === null) !== (mdy === null) || (written.includes('.') && dmy !== null);
    if (!isSure) continue;
    const order = dmy === null ? 'mdy' : 'dmy';
    if (proven !== null && order !== proven) return null;
    proven = order;
  }
  return proven;
}
