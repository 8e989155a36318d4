/** Finds the dates in headings, which apply to the blocks below them. */

import type { Article } from '../articles/article.ts';
import { findFullDate } from '../articles/full-date.ts';
import type { DateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { resolveDates } from '../language/dates.ts';
import { dateOrderOf } from './article-date-order.ts';

/** A day that a heading gives, and its words. */
export interface HeadingDate {
  day: Day;
  /** The other possible day, which is the later one: see `EventDate`. */
  or?: Day;
  text: string;
}

/** Headings that give a day are short: "[4.2.1] - 2026-03-11", "Meeting of 13 March 2025". In characters. */
const MAX_HEADING_LENGTH = 120;

const cache = new WeakMap<Article, ReadonlyMap<number, HeadingDate>>();
const NONE: ReadonlyMap<number, HeadingDate> = new Map();

/**
 * The day that the nearest heading above each block gives: the blocks below "2.4.0 - 2025-02-20" are of that day.
 *
 * @returns by block number. The heading with the date is not included, unless it is below another one with a date.
 */
export function headingDatesOf(article: Article): ReadonlyMap<number, HeadingDate> {
  const known = cache.get(article);
  if (known) return known;
  const days = find(article);
  cache.set(article, days);
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
    const heading = kind === 'heading' && end - start <= MAX_HEADING_LENGTH ? text.slice(start, end) : '';
    const day = (/\d/.test(heading) && dayIn(heading, dateOrderOf(article))) || above;
    if (day) given.set(number, day);
  }
  return days;
}

function dayIn(heading: string, order: DateOrder | 'either'): HeadingDate | null {
  const written = findFullDate(heading);
  if (!written) return null;
  const text = heading.slice(written.start, written.end);
  // A numeric date is read in the same order as those in the article's sentences.
  const [read] = resolveDates(text, null, order);
  return { day: read?.from ?? written.day, text, ...(read?.other && { or: read.other }) };
}
