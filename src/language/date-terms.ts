import type { DateOrder } from '../date-order.ts';
import { type Day, partsOf } from '../day.ts';
import { type EventDate, resolveDates } from './dates.ts';
import type { Term } from './terms.ts';

/*
 * Days as terms, so that they are indexed and found as words are: "on Sunday" in an article of 19 June 2023 holds
 * `@2023-06-18`, `@2023-06` and `@2023`, and a question about "June 2023" asks for `@2023-06`.
 */

/**
 * The days that a sentence speaks of, each with its month and its year; both of two that may be meant.
 *
 * @param order see `resolveDates`
 */
export function dateTermsOf(
  sentence: string,
  published: Day | null,
  order: DateOrder | 'either' = 'either',
): Term[] {
  return resolveDates(sentence, published, order).flatMap((date) =>
    [...new Set(readingsOf(date).flatMap(keysOf))].map((key) => termOf(key, date)),
  );
}

/** The day of an article, with its month and its year; none for an undated one. */
export function publishedTermsOf(published: Day | null): Term[] {
  if (!published) return [];
  return [published, monthOf(published), yearOf(published)].map((key) => termOf(key, { start: 0, end: 0 }));
}

/**
 * The times that a question asks about, each by its day, its month or its year. A day that is written as
 * "02/01/2025" is asked for as both that it may be.
 *
 * @param asked the day on which it is asked; without one only whole dates are times
 */
export function askedDateTermsOf(question: string, asked: Day | null): Term[] {
  return resolveDates(question, asked).flatMap((date) =>
    readingsOf(date).flatMap((one) =>
      keysOf(one)
        .slice(0, 1)
        .map((key) => termOf(key, date)),
    ),
  );
}

export function isDateTerm({ key }: Pick<Term, 'key'>): boolean {
  return key.startsWith('@');
}

/** The days that a date may mean: mostly one stretch of them. */
function readingsOf({ from, to, other }: EventDate): Pick<EventDate, 'from' | 'to'>[] {
  return other
    ? [
        { from, to },
        { from: other, to: other },
      ]
    : [{ from, to }];
}

/** The most exact first. */
function keysOf({ from, to }: Pick<EventDate, 'from' | 'to'>): string[] {
  if (!from || !to) return [];
  if (from === to) return [from, monthOf(from), yearOf(from)];
  if (monthOf(from) === monthOf(to)) return [monthOf(from), yearOf(from)];
  return yearOf(from) === yearOf(to) ? [yearOf(from)] : [];
}

function monthOf(day: Day): string {
  return day.slice(0, 7);
}

function yearOf(day: Day): string {
  return String(partsOf(day).year);
}

function termOf(name: string, { start, end }: Pick<Term, 'start' | 'end'>): Term {
  const key = `@${name}`;
  return { word: key, key, stop: false, letters: 'lower', capital: false, start, end };
}
