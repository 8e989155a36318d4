import type { Article } from '../articles/article.ts';
import { findWrittenDay } from '../articles/written-day.ts';
import type { DateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { resolveDates } from '../language/dates.ts';
import { dateOrderOf } from './article-date-order.ts';

/** A day that a heading gives, and the words that it stands in. */
export interface HeadingDate {
  day: Day;
  /** The later day that it may be as well: see `EventDate`. */
  or?: Day;
  text: string;
}

/** A heading that gives a day is short: "[4.2.1] - 2026-03-11", "Meeting of 13 March 2025". */
const LONGEST = 120;

const known = new WeakMap<Article, ReadonlyMap<number, HeadingDate>>();
const NONE: ReadonlyMap<number, HeadingDate> = new Map();

/**
 * The day that a heading above each block gives: what stands below "2.4.0 - 2025-02-20" is of that day.
 *
 * @returns by the numbers of the blocks; a heading itself is not among them, unless it stands below another
 */
export function headingDatesOf(article: Article): ReadonlyMap<number, HeadingDate> {
  const found = known.get(article);
  if (found) return found;
  const days = find(article);
  known.set(article, days);
  return days;
}

function find(article: Article): ReadonlyMap<number, HeadingDate> {
  const { text, blocks } = article;
  if (!blocks.some(({ kind }) => kind === 'heading')) return NONE;
  const given = new Map<number, HeadingDate>();
  const days = new Map<number, HeadingDate>();
  for (const [number, { kind, start, end, parent }] of blocks.entries()) {
    const above = given.get(parent);
    if (above) days.set(number, above);
    const heading = kind === 'heading' && end - start <= LONGEST ? text.slice(start, end) : '';
    const day = (/\d/.test(heading) && dayIn(heading, dateOrderOf(article))) || above;
    if (day) given.set(number, day);
  }
  return days;
}

function dayIn(heading: string, order: DateOrder | 'either'): HeadingDate | null {
  const written = findWrittenDay(heading);
  if (!written) return null;
  const text = heading.slice(written.start, written.end);
  // Days of numbers are read as those of the article's sentences are.
  const [read] = resolveDates(text, null, order);
  return { day: read?.from ?? written.day, text, ...(read?.other && { or: read.other }) };
}
