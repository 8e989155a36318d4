import type { DateOrder } from '../../date-order.ts';
import { type Day, toDay, weekday } from '../../day.ts';
import { weekdayNumber } from './date-vocabulary.ts';
import type { Match, Outcome } from './rule.ts';
import { dayValue } from './temporal-value.ts';
import { LAST_CENTURY_FROM } from './years-in-words.ts';

/**
 * "2023-06-19", "2023-06-19T18:30Z", "2023/6/19", "19.06.2023", "19.VI.2023", "06/19/2023", "6/19/23". Where the last may be either of two days, it is that
 * of the weekday before it, or that of the order of the sentence.
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

/** The months in Roman numerals; none is the 0th. */
const ROMAN = ' I II III IV V VI VII VIII IX X XI XII'.split(' ');

/** What a date of numbers with its year last is in each order; null where that is no day. */
function readingsOf(text: string): Record<DateOrder, Day | null> {
  const [a = 0, b = 0, c = 0] = text.split(/[-./]/).map(Number);
  const isShort = /\D\d\d$/.test(text);
  const year = isShort ? c + (c >= LAST_CENTURY_FROM ? 1900 : 2000) : c;
  return { dmy: toDay(year, b, a), mdy: toDay(year, a, b) };
}

const WEEKDAY_BEFORE = /\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?[,:]?\s*\(?$/i;
/** "Wednesday, (" */
const LONGEST_WEEKDAY = 14;

function weekdayBefore({ tokens: { sentence, starts }, first }: Match): number | null {
  const start = starts[first]!;
  const name = WEEKDAY_BEFORE.exec(sentence.slice(Math.max(0, start - LONGEST_WEEKDAY), start))?.[1];
  return name === undefined ? null : weekdayNumber(name);
}

const NUMERIC =
  /(?<![\p{L}\d./-])(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{1,2}\/\d{1,2}\/\d\d)(?![\d/-]|\.\d)(?!\p{L})/gu;

/**
 * The order of day and month in a text's dates of numbers, as those of them prove it that have a number above 12, and
 * those with dots, in which the day stands first.
 *
 * @param text an article's, of any length
 * @returns null when none of them proves anything, or some prove the one order and some the other
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
