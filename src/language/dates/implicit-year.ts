import { addDays, type Day, partsOf, toDay, weekday } from '../../day.ts';
import { type Days, inYear } from './calendar.ts';
import type { Tense } from './tense.ts';

/** By so much may a day in the past tense lie after the article's: zones, and papers of the next morning. */
export const LEEWAY = 7;

/**
 * The day meant by a month and a day of the month: in the past tense the last such day, in the future tense the next,
 * else the nearest to the article's.
 *
 * @param on the weekday that it is said to be, 0 for Monday: the year must agree, if any near one does
 * @returns null when none of the three years around the article's has such a day
 */
export function dayNear(
  published: Day,
  month: number,
  dayOfMonth: number,
  tense: Tense,
  on: number | null = null,
): Day | null {
  const { year } = partsOf(published);
  let days = [year - 1, year, year + 1].flatMap((one) => toDay(one, month, dayOfMonth) ?? []);
  const agreeing = days.filter((day) => weekday(day) === on);
  if (agreeing.length > 0) days = agreeing;
  const latest = addDays(published, LEEWAY) ?? published;
  const earliest = addDays(published, -LEEWAY) ?? published;
  const past = days.filter((day) => day <= latest).at(-1);
  const future = days.find((day) => day >= earliest);
  if (tense === 'past') return past ?? future ?? null;
  if (tense === 'future' && !(past && future && isFarAhead(published, past, future)))
    return future ?? past ?? null;
  return nearest(published, past, future);
}

/**
 * The stretch of some months that is meant, when only its place in the year is known: in the past tense the last that
 * has begun, in the future tense the next that has not ended, else the nearer.
 *
 * @param days the stretch in any year
 */
export function daysNear(published: Day, days: Days | null, tense: Tense): Days | null {
  if (!days) return null;
  const { year } = partsOf(published);
  const candidates = [year - 1, year, year + 1].flatMap((one) => inYear(days, one) ?? []);
  const past = candidates.filter(({ from }) => from <= published).at(-1);
  const future = candidates.find(({ to }) => to >= published);
  if (tense === 'past' || !future) return past ?? null;
  if (tense === 'future' || !past) return future;
  return nearest(published, past.to, future.from) === past.to ? past : future;
}

/** A day of next autumn would have its year beside it: "under the Nov. 27 truce both sides were to leave". */
function isFarAhead(published: Day, past: Day, future: Day): boolean {
  return distance(published, future) > 9 * 31 && distance(published, past) < 4 * 31;
}

function nearest(published: Day, past: Day | undefined, future: Day | undefined): Day | null {
  if (!past || !future) return past ?? future ?? null;
  return distance(published, past) <= distance(published, future) ? past : future;
}

/** Enough to compare: as if every month had 31 days. */
function distance(a: Day, b: Day): number {
  return Math.abs(roughNumber(a) - roughNumber(b));
}

function roughNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return 372 * year + 31 * month + dayOfMonth;
}
