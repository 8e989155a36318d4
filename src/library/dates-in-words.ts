/** Writes dates in words. */

import { addDays, type Day, inWords, MONTHS, partsOf } from '../day.ts';
import type { Event } from './answers.ts';

/**
 * The date of an event in words: "18 June 2023", "August 2022", "about 1950", "since 1949", "the 1990s", "Q3 2022",
 * "18 to 20 June 2023", "2 January or 1 February 2025".
 */
export function daysInWords({
  from,
  to,
  grain,
  approximate,
  or,
}: Pick<Event, 'from' | 'to' | 'grain' | 'approximate' | 'or'>): string {
  const words = or ? eitherInWords(from, or) : periodInWords(from, to ?? from, grain);
  return `${to === null ? 'since ' : ''}${approximate ? 'about ' : ''}${words}`;
}

/** Both days are of the same year: only day and month may be swapped. */
function eitherInWords(day: Day, or: Day): string {
  const { month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} or ${inWords(or)}`;
}

/** "published 19 June 2023", or "undated". */
export function publishedInWords(published: Day | null): string {
  return published ? `published ${inWords(published)}` : 'undated';
}

/** Seasons by their first months, in the northern hemisphere, as dates are resolved. */
const SEASONS: Record<number, string> = { 3: 'spring', 6: 'summer', 9: 'autumn', 12: 'winter' };

function periodInWords(from: Day, to: Day, grain: Event['grain']): string {
  const { year, month } = partsOf(from);
  switch (grain) {
    case 'day':
      return rangeInWords(from, to);
    case 'week':
      return `the week of ${inWords(from)}`;
    case 'weekend':
      return `the weekend of ${inWords(from)}`;
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'quarter':
      // A fiscal quarter may begin in any month.
      return month % 3 === 1 ? `Q${(month + 2) / 3} ${year}` : rangeInWords(from, to);
    case 'season':
      // A winter spans two years.
      return `${SEASONS[month]} ${month === 12 ? `${year}–${year + 1}` : year}`;
    case 'year':
      return String(year);
    case 'decade':
      return `the ${Math.floor(year / 10) * 10}s`;
    case 'century':
      return `the ${ordinal(Math.floor((year + 50) / 100) + 1)} century`;
    case 'interval':
    case 'vague':
      return rangeInWords(from, to);
  }
}

/** A range of days in the shortest form: "1939 to 1945", "June to August 2023", "18 to 20 June 2023". */
function rangeInWords(from: Day, to: Day): string {
  if (from === to) return inWords(from);
  const [a, b] = [partsOf(from), partsOf(to)];
  const wholeMonths = a.day === 1 && addDays(to, 1)?.endsWith('-01') !== false;
  if (wholeMonths && a.month === 1 && b.month === 12)
    return a.year === b.year ? `${a.year}` : `${a.year} to ${b.year}`;
  const monthOf = ({ month }: { month: number }) => MONTHS[month - 1];
  if (wholeMonths && a.year === b.year)
    return a.month === b.month ? `${monthOf(a)} ${a.year}` : `${monthOf(a)} to ${monthOf(b)} ${b.year}`;
  if (wholeMonths) return `${monthOf(a)} ${a.year} to ${monthOf(b)} ${b.year}`;
  if (a.year !== b.year) return `${inWords(from)} to ${inWords(to)}`;
  if (a.month !== b.month) return `${a.day} ${monthOf(a)} to ${inWords(to)}`;
  return `${a.day} to ${inWords(to)}`;
}

function ordinal(number: number): string {
  const ending =
    number % 100 > 10 && number % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}
