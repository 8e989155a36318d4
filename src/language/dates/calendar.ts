import { addDays, type Day, daysInMonth, MONTHS, partsOf, toDay, weekday } from '../../day.ts';

/** A stretch of days, both ends inclusive. */
export interface Days {
  from: Day;
  to: Day;
}

/** Patterns of the words of the calendar, to be put into others; capitals as they are written. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
export const WEEKDAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Tues?|Wed|Thurs?|Fri)\\b\\.?|(?:Mon|Sat|Sun)\\.)';
export const DAY_NUMBER = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?';
export const YEAR = '(?:1[0-9]|20)\\d{2}';

/** The month's number, 1 to 12, of its name or its abbreviation. */
export function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayNumber(name: string): number {
  return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(name.slice(0, 3).toLowerCase());
}

export function monthDays(year: number, month: number): Days | null {
  const from = toDay(year, month, 1);
  const to = from && toDay(year, month, daysInMonth(year, month));
  return from && to ? { from, to } : null;
}

export function yearDays(year: number, years = 1): Days | null {
  const from = toDay(year, 1, 1);
  const to = toDay(year + years - 1, 12, 31);
  return from && to ? { from, to } : null;
}

/** The months from one to another, years apart as they may be. */
export function monthsDays(year: number, month: number, count: number): Days | null {
  const first = monthDays(year, month);
  const index = year * 12 + month - 1 + count - 1;
  const last = monthDays(Math.floor(index / 12), (index % 12) + 1);
  return first && last ? { from: first.from, to: last.to } : null;
}

/** Monday to Sunday of the week that holds the day, moved by so many weeks. */
export function weekDays(day: Day, weeks: number): Days | null {
  const from = addDays(day, 7 * weeks - weekday(day));
  const to = from && addDays(from, 6);
  return from && to ? { from, to } : null;
}

/** So many months later (earlier when negative), as a year and a month. */
export function addMonths(day: Day, count: number): { year: number; month: number } {
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + count;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

/** The first month of each season of the north; winter runs into the next year. */
export const SEASONS: Record<string, number> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
