import { addDays, type Day, daysInMonth, partsOf, toDay, weekday } from '../../day.ts';

/** A stretch of days, both ends inclusive. */
export interface Days {
  from: Day;
  to: Day;
}

/** The whole of a month, 1 to 12; null outside the calendar, as for all that follow. */
export function monthDays(year: number, month: number): Days | null {
  return monthsDays(year, month, 1);
}

/** So many months from one on, over the end of the year as it may be. */
export function monthsDays(year: number, month: number, count: number): Days | null {
  const last = year * 12 + month - 1 + count - 1;
  const lastYear = Math.floor(last / 12);
  const lastMonth = (last % 12) + 1;
  const from = toDay(year, month, 1);
  const to = toDay(lastYear, lastMonth, daysInMonth(lastYear, lastMonth));
  return from && to && { from, to };
}

/** So many whole years from one on. */
export function yearDays(year: number, years = 1): Days | null {
  return monthsDays(year, 1, 12 * years);
}

/** Monday to Sunday of the week that holds the day, moved by so many weeks. */
export function weekDays(day: Day, weeks = 0): Days | null {
  const from = addDays(day, 7 * weeks - weekday(day));
  const to = from && addDays(from, 6);
  return from && to && { from, to };
}

/** So many months later (earlier when negative), as a year and a month. */
export function addMonths(day: Day, count: number): { year: number; month: number } {
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + count;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** The n-th such weekday (0 for Monday) of a month; the last one when n is -1. */
export function nthWeekday(year: number, month: number, of: number, n: number): Day | null {
  const first = toDay(year, month, 1);
  if (!first) return null;
  const earliest = 1 + ((of - weekday(first) + 7) % 7);
  const latest = earliest + 7 * Math.floor((daysInMonth(year, month) - earliest) / 7);
  return toDay(year, month, n === -1 ? latest : earliest + 7 * (n - 1));
}

/**
 * Easter Sunday of the western churches, by the "anonymous Gregorian" algorithm: Meeus, Astronomical Algorithms,
 * chapter 8.
 */
export function easter(year: number): Day | null {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return toDay(year, Math.floor(f / 31), (f % 31) + 1);
}

/** The latest such weekday (0 for Monday) that is not after the day. */
export function weekdayUntil(day: Day, of: number): Day | null {
  return addDays(day, -((weekday(day) - of + 7) % 7));
}

/** The first such weekday that is not before the day. */
export function weekdayFrom(day: Day, of: number): Day | null {
  return addDays(day, (of - weekday(day) + 7) % 7);
}

/** The same days in another year, which is the year of the first; 29 February becomes the 28th where it must. */
export function inYear({ from, to }: Days, year: number): Days | null {
  const step = year - partsOf(from).year;
  const moved = (day: Day) => {
    const { year: own, month, day: dayOfMonth } = partsOf(day);
    const length = daysInMonth(own + step, month);
    // The last day of February moves with its month.
    const last = month === 2 && dayOfMonth === daysInMonth(own, month) && day === to && day !== from;
    return toDay(own + step, month, last ? length : Math.min(dayOfMonth, length));
  };
  const first = moved(from);
  const last = moved(to);
  return first && last && { from: first, to: last };
}

/** The first month of each season of the north; winter runs into the next year. */
export const SEASONS: Record<string, number> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
