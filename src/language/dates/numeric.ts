/** Dates in digits alone. */
import { toDay, weekday } from '../../day.ts';
import { readingsOf } from '../../numeric-date.ts';
import { weekdayNumber } from './date-vocabulary.ts';
import type { Match, Outcome } from './rule.ts';
import { dayValue } from './temporal-value.ts';

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

const WEEKDAY_BEFORE = /\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?[,:]?\s*\(?$/i;
/** The length of "Wednesday, (". */
const MAX_WEEKDAY = 14;

function weekdayBefore({ tokens: { sentence, starts }, first }: Match): number | null {
  const start = starts[first]!;
  const name = WEEKDAY_BEFORE.exec(sentence.slice(Math.max(0, start - MAX_WEEKDAY), start))?.[1];
  return name === undefined ? null : weekdayNumber(name);
}
