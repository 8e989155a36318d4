import { addDays, type Day, inWords, MONTHS, partsOf } from '../day.ts';
import type { Event } from './answers.ts';

/**
 * The days that an event's words mean, in words: "18 June 2023", "August 2022", "about 1950", "since 1949", "the 1990s",
 * "Q3 2022", "18 to 20 June 2023", "2 January or 1 February 2025".
 */
export function daysInWords({
  from,
  to,
  grain,
  approximate,
  or,
}: Pick<Event, 'from' | 'to' | 'grain' | 'approximate' | 'or'>): string {
  const words = or ? eitherInWords(from, or) : wholeInWords(from, to ?? from, grain);
  return `${to === null ? 'since ' : ''}${approximate ? 'about ' : ''}${words}`;
}

/** Two days of one year: only the order of their numbers is unknown. */
function eitherInWords(day: Day, or: Day): string {
  const { month, day: dayOfMonth } = partsOf(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} or ${inWords(or)}`;
}

/** "published 19 June 2023", or "undated". */
export function publishedInWords(published: Day | null): string {
  return published ? `published ${inWords(published)}` : 'undated';
}

/** By their first months: those of the north, as dates are read. */
const SEASONS: Record<number, string> = { 3: 'spring', 6: 'summer', 9: 'autumn', 12: 'winter' };

function wholeInWords(from: Day, to: Day, grain: Event['grain']): string {
  const { year, month } = partsOf(from);
  switch (grain) {
    case 'day':
      return stretchInWords(from, to);
    case 'week':
      return `the week of ${inWords(from)}`;
    case 'weekend':
      return `the weekend of ${inWords(from)}`;
    case 'month':
      return `${MONTHS[month - 1]} ${year}`;
    case 'quarter':
      // A last quarter as a business counts them may begin in any month.
      return month % 3 === 1 ? `Q${(month + 2) / 3} ${year}` : stretchInWords(from, to);
    case 'season':
      // The winter is one of two years.
      return `${SEASONS[month]} ${month === 12 ? `${year}–${year + 1}` : year}`;
    case 'year':
      return String(year);
    case 'decade':
      return `the ${Math.floor(year / 10) * 10}s`;
    case 'century':
      return `the ${ordinal(Math.floor((year + 50) / 100) + 1)} century`;
    case 'interval':
    case 'vague':
      return stretchInWords(from, to);
  }
}

/** As short as it can be said: "1939 to 1945", "June to August 2023", "18 to 20 June 2023". */
function stretchInWords(from: Day, to: Day): string {
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
