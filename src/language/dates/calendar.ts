/** Calendar arithmetic: ranges of days, n-th weekdays, Easter. */
import { addDays, type Day, daysInMonth, partsOf, toDay, weekday } from '../../day.ts';

/** A range of days, both ends inclusive. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** All of a month, 1 to 12. Like the functions below, returns null outside the calendar. */
export function monthDays(year: number, month: number): DayRange | null {
  return monthsDays(year, month, 1);
}

/** The range of `count` months from a month on, possibly beyond the end of the year. */
export function monthsDays(year: number, month: number, count: number): DayRange | null {
  const last = year * 12 + month - 1 + count - 1;
  const lastYear = Math.floor(last / 12);
  const lastMonth = (last % 12) + 1;
  const from = toDay(year, month, 1);
  const to = toDay(lastYear, lastMonth, daysInMonth(lastYear, lastMonth));
  return from && to && { from, to };
}

/** The range of `years` whole years from a year on. */
export function yearDays(year: number, years = 1): DayRange | null {
  return monthsDays(year, 1, 12 * years);
}

/** Monday to Sunday of the day's week, moved by `weeks`. */
export function weekDays(day: Day, weeks = 0): DayRange | null {
  const from = addDays(day, 7 * weeks - weekday(day));
  const to = from && addDays(from, 6);
  return from && to && { from, to };
}

/** The year and month that are `count` months later, or earlier when it is negative. */
export function addMonths(day: Day, count: number): { year: number; month: number } {
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + count;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}

/** The n-th occurrence of a weekday (0 for Monday) in a month; the last one when n is -1. */
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

/** The last such weekday (0 for Monday) on or before the day. */
export function weekdayUntil(day: Day, of: number): Day | null {
  return addDays(day, -((weekday(day) - of + 7) % 7));
}

/** The first such weekday on or after the day. */
export function weekdayFrom(day: Day, of: number): Day | null {
  return addDays(day, (of - weekday(day) + 7) % 7);
}

/** The same range with its first day in another year; 29 February becomes the 28th in a common year. */
export function inYear({ from, to }: DayRange, year: number): DayRange | null {
  const step = year - partsOf(from).year;
  const moved = (day: Day) => {
    const { year: own, month, day: dayOfMonth } = partsOf(day);
    const length = daysInMonth(own + step, month);
    // A range that ends with February ends with it in every year.
    const last = month === 2 && dayOfMonth === daysInMonth(own, month) && day === to && day !== from;
    return toDay(own + step, month, last ? length : Math.min(dayOfMonth, length));
  };
  const first = moved(from);
  const last = moved(to);
  return first && last && { from: first, to: last };
}

/** The first month of each season of the northern hemisphere; winter runs into the next year. */
export const SEASONS: Record<string, number> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
