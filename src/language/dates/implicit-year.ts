/** Infers the year of dates that are written without one, from the tense and the article's day. */
import { addDays, type Day, partsOf, toDay, weekday } from '../../day.ts';
import { type DayRange, inYear } from './calendar.ts';
import type { Match, Outcome } from './rule.ts';
import { type Granularity, temporalValue } from './temporal-value.ts';
import type { Tense } from './tense.ts';
import { yearNumber } from './years-in-words.ts';

/**
 * In days: how much later than the article's a day in the past tense may be, because of time zones and morning papers.
 */
export const LEEWAY = 7;

/**
 * Resolves a month and a day of the month: in the past tense to the last such day, in the future tense to the next,
 * else to the nearest to the article's day.
 *
 * @param on the weekday given in the text, 0 for Monday: years in which the day is that weekday are preferred
 * @returns null when the article's year and the two beside it have no such day
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
 * Resolves a range of months without a year: in the past tense to the last that has begun, in the future tense to the
 * next that has not ended, else to the nearer.
 *
 * @param days the range in any year
 */
export function daysNear(published: Day, days: DayRange | null, tense: Tense): DayRange | null {
  if (!days) return null;
  const { year } = partsOf(published);
  const candidates = [year - 1, year, year + 1].flatMap((one) => inYear(days, one) ?? []);
  const past = candidates.filter(({ from }) => from <= published).at(-1);
  const future = candidates.find(({ to }) => to >= published);
  if (tense === 'past' || !future) return past ?? null;
  if (tense === 'future' || !past) return future;
  return nearest(published, past.to, future.from) === past.to ? past : future;
}

/** A day that far ahead would be written with its year: "under the Nov. 27 truce both sides were to leave". */
function isFarAhead(published: Day, past: Day, future: Day): boolean {
  return distance(published, future) > 9 * 31 && distance(published, past) < 4 * 31;
}

function nearest(published: Day, past: Day | undefined, future: Day | undefined): Day | null {
  if (!past || !future) return past ?? future ?? null;
  return distance(published, past) <= distance(published, future) ? past : future;
}

/** An approximate distance in days, for comparisons: every month counts as 31 days. */
function distance(a: Day, b: Day): number {
  return Math.abs(roughNumber(a) - roughNumber(b));
}

function roughNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return 372 * year + 31 * month + dayOfMonth;
}

/** Resolves a part of a year in the year that is written, relative ("last year") or inferred from the tense. */
export function resolveYear(
  match: Match,
  daysIn: (year: number) => DayRange | null,
  grain: Granularity,
): Outcome {
  if (match.has('y'))
    return temporalValue(daysIn(yearNumber(match.text('y'), match.published)), grain) ?? 'none';
  const { published } = match;
  if (!published) return 'none';
  const { year } = partsOf(published);
  const which = match.text('which').toLowerCase();
  if (which !== '') {
    const step = which === 'last' ? -1 : which === 'next' ? 1 : 0;
    return temporalValue(daysIn(year + step), grain, 'relative') ?? 'none';
  }
  return temporalValue(daysNear(published, daysIn(year), match.tense()), grain, 'year-inferred') ?? 'none';
}
