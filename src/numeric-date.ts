/** Dates in digits with their year last, which are read with the day or the month first: "02/01/2025". */
import type { DateOrder } from './date-order.ts';
import { type Day, toDay } from './day.ts';

/** Two digits of a year from this value on are of the last century, as in POSIX (strptime, %y). */
export const LAST_CENTURY_FROM = 69;

/**
 * A date read in each order; null where that is no day of the calendar.
 *
 * @param text three numbers, separated by a dot, a hyphen or a slash each
 */
export function readingsOf(text: string): Record<DateOrder, Day | null> {
  const [a = 0, b = 0, c = 0] = text.split(/[-./]/).map(Number);
  const isShort = /\D\d\d$/.test(text);
  const year = isShort ? c + (c >= LAST_CENTURY_FROM ? 1900 : 2000) : c;
  return { dmy: toDay(year, b, a), mdy: toDay(year, a, b) };
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
