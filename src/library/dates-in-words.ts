/** Writes dates in words. */

import { addDays, type Day, partsOf } from '../day.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Event } from './answers.ts';

/**
 * The date of an event in words: "18 June 2023", "August 2022", "about 1950", "since 1949", "the 1990s", "Q3 2022",
 * "18–20 June 2023", "2 January 2025 or 1 February 2025".
 */
export function daysInWords(
  t: Translator,
  { from, to, grain, approximate, or }: Pick<Event, 'from' | 'to' | 'grain' | 'approximate' | 'or'>,
): string {
  const period = or
    ? t.list([t.day(from), t.day(or)], 'disjunction')
    : periodInWords(t, from, to ?? from, grain);
  const words = approximate ? t('date.about', { period }) : period;
  return to === null ? t('date.since', { period: words }) : words;
}

/** "published 19 June 2023", or "undated". */
export function publishedInWords(t: Translator, published: Day | null): string {
  return published ? t('date.published', { day: t.day(published) }) : t('date.undated');
}

/** Seasons by their first months, in the northern hemisphere, as dates are resolved. */
const SEASONS: Record<number, string> = { 3: 'spring', 6: 'summer', 9: 'autumn', 12: 'winter' };

function periodInWords(t: Translator, from: Day, to: Day, grain: Event['grain']): string {
  const { year, month } = partsOf(from);
  switch (grain) {
    case 'week':
      return t('date.week', { day: t.day(from) });
    case 'weekend':
      return t('date.weekend', { day: t.day(from) });
    case 'quarter':
      // A fiscal quarter may begin in any month.
      return month % 3 === 1
        ? t('date.quarter', { quarter: (month + 2) / 3, year: String(year) })
        : rangeInWords(t, from, to);
    case 'season':
      // A winter spans two years.
      return t('date.season', {
        season: SEASONS[month]!,
        year: month === 12 ? `${year}–${year + 1}` : String(year),
      });
    case 'decade':
      return t('date.decade', { year: String(Math.floor(year / 10) * 10) });
    case 'century':
      return t('date.century', { century: Math.floor((year + 50) / 100) + 1 });
    case 'month':
      return t.days(from, from, 'month');
    case 'year':
      return t.days(from, from, 'year');
    case 'day':
    case 'interval':
    case 'vague':
      return rangeInWords(t, from, to);
  }
}

/** A range of days in the shortest form: "1939–1945", "June–August 2023", "18–20 June 2023". */
function rangeInWords(t: Translator, from: Day, to: Day): string {
  const [first, last] = [partsOf(from), partsOf(to)];
  const areMonths = first.day === 1 && addDays(to, 1)?.endsWith('-01') !== false;
  if (!areMonths) return t.days(from, to);
  return t.days(from, to, first.month === 1 && last.month === 12 ? 'year' : 'month');
}
