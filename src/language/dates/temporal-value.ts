import { type Day, partsOf } from '../../day.ts';
import type { Days } from './calendar.ts';

/** How exact a date is; `interval` for any other stretch of days, `vague` for a time that is no date. */
export type Granularity =
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'season'
  | 'year'
  | 'decade'
  | 'century'
  | 'interval'
  | 'vague';

/** How a date was read: as it stands, with the year found out, as a weekday, or reckoned from the article's day. */
export type Anchoring = 'explicit' | 'year-inferred' | 'weekday' | 'relative';

/** What the words of a date mean. */
export interface TemporalValue {
  from: Day | null;
  to: Day | null;
  grain: Granularity;
  basis: Anchoring;
  approximate: boolean;
  /** The other day that may be meant, later than `from`: "02/01/2025" where nothing tells which number is the month. */
  other?: Day;
  /** "since 1949": it goes on from there. */
  open?: true;
  /** The day in another year, where it moves about: Easter, the first Monday in September. */
  inYear?: (year: number) => Day | null;
}

/** Days, both ends inclusive, as a reading; null stays null. */
export function temporalValue(
  days: Days | null,
  grain: Granularity,
  basis: Anchoring = 'explicit',
  approximate = false,
): TemporalValue | null {
  return days && { from: days.from, to: days.to, grain, basis, approximate };
}

/** One day as a reading; null stays null. */
export function dayValue(
  day: Day | null,
  basis: Anchoring = 'explicit',
  approximate = false,
): TemporalValue | null {
  return day && { from: day, to: day, grain: 'day', basis, approximate };
}

/** A day that moves about from year to year, in the year of the one that is given; null stays null. */
export function movableDayValue(
  near: Day | null,
  inYear: (year: number) => Day | null,
): TemporalValue | null {
  const found = dayValue(near && inYear(partsOf(near).year), 'year-inferred');
  return found && { ...found, inYear };
}
