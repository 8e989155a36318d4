/** The values of temporal expressions; the terms follow TimeML (granularity, anchoring). */
import { type Day, partsOf } from '../../day.ts';
import type { DayRange } from './calendar.ts';

/** How exact a date is; `interval` is any other range of days, `vague` a time without days. */
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

/** How a date was resolved: as written, with an inferred year, as a weekday, or relative to the article's day. */
export type Anchoring = 'explicit' | 'year-inferred' | 'weekday' | 'relative';

/** The value of a date; `from` and `to` are inclusive. */
export interface TemporalValue {
  from: Day | null;
  to: Day | null;
  grain: Granularity;
  basis: Anchoring;
  approximate: boolean;
  /** The later of two possible days: "02/01/2025" when the order of day and month is unknown. */
  other?: Day;
  /** "since 1949": the period has no end. */
  open?: true;
  /** The day in another year, for movable days: Easter, the first Monday in September. */
  inYear?: (year: number) => Day | null;
}

/** The value of a range of days; null for null. */
export function temporalValue(
  days: DayRange | null,
  grain: Granularity,
  basis: Anchoring = 'explicit',
  approximate = false,
): TemporalValue | null {
  return days && { from: days.from, to: days.to, grain, basis, approximate };
}

/** The value of one day; null for null. */
export function dayValue(
  day: Day | null,
  basis: Anchoring = 'explicit',
  approximate = false,
): TemporalValue | null {
  return day && { from: day, to: day, grain: 'day', basis, approximate };
}

/** The value of a movable day in the year of `near`; null for null. */
export function movableDayValue(
  near: Day | null,
  inYear: (year: number) => Day | null,
): TemporalValue | null {
  const found = dayValue(near && inYear(partsOf(near).year), 'year-inferred');
  return found && { ...found, inYear };
}
