import { addDays, type Day, partsOf, toDay } from '../../day.ts';
import type { Days } from './calendar.ts';
import { tenseAt } from './tense.ts';

/** How exact a date is; `interval` for any other stretch of days, `vague` for a time that is no date. */
export type Grain =
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
export type Basis = 'explicit' | 'year-inferred' | 'weekday' | 'relative';

/** What the words of a date mean. */
export interface Reading {
  from: Day | null;
  to: Day | null;
  grain: Grain;
  basis: Basis;
  approximate: boolean;
  /** "since 1949": it goes on from there. */
  open?: true;
}

/** What a rule may ask of the sentence around its words. */
export interface Context {
  sentence: string;
  /** Where the words stand. */
  at: number;
  end: number;
  published: Day | null;
}

/**
 * One way of writing a time. `read` tells what the words mean; `none` when they are no date, and nothing in them may
 * be taken for one; `null` when the rule does not apply after all.
 */
export interface Rule {
  pattern: RegExp;
  read(match: RegExpExecArray, context: Context): Reading | 'none' | null;
}

export const NONE = (): 'none' => 'none';

export const VAGUE: Reading = { from: null, to: null, grain: 'vague', basis: 'relative', approximate: true };

export function reading(
  days: Days | null,
  grain: Grain,
  basis: Basis = 'explicit',
  approximate = false,
): Reading | null {
  return days && { ...days, grain, basis, approximate };
}

export function dayReading(day: Day | null, basis: Basis = 'explicit', approximate = false): Reading | null {
  return day && { from: day, to: day, grain: 'day', basis, approximate };
}

/** So many days after the article's may a day in the past tense lie: zones, and papers of the next morning. */
const LEEWAY = 7;

/**
 * The year that makes a day of the year the one that is meant: in the past tense the last such day, in the future
 * tense the next, else the nearest to the article's day.
 */
export function yearFor(month: number, day: number, context: Context): number | null {
  const { published, sentence, at } = context;
  if (!published) return null;
  const { year } = partsOf(published);
  const days = [year - 1, year, year + 1].flatMap((candidate) => {
    const found = toDay(candidate, month, day);
    return found ? [{ year: candidate, day: found }] : [];
  });
  const tense = tenseAt(sentence, at);
  const limit = addDays(published, LEEWAY) ?? published;
  const earliest = addDays(published, -LEEWAY) ?? published;
  if (tense === 'past') return days.filter((one) => one.day <= limit).at(-1)?.year ?? null;
  if (tense === 'future') return days.find((one) => one.day >= earliest)?.year ?? null;
  const distance = (one: Day) => Math.abs(dayCount(one) - dayCount(published));
  return days.sort((a, b) => distance(a.day) - distance(b.day))[0]?.year ?? null;
}

/** The same for a month. */
export function yearForMonth(month: number, context: Context): number | null {
  const { published, sentence, at } = context;
  if (!published) return null;
  const { year, month: own } = partsOf(published);
  const tense = tenseAt(sentence, at);
  if (tense === 'past') return month <= own ? year : year - 1;
  if (tense === 'future') return month >= own ? year : year + 1;
  const ahead = (month - own + 12) % 12;
  return ahead <= 6 ? (month >= own ? year : year + 1) : month <= own ? year : year - 1;
}

/** Enough to compare distances: months of 31 days. */
function dayCount(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return year * 372 + month * 31 + dayOfMonth;
}
