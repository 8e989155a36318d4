/** Dates as index terms: the days that texts and questions mention, as keys such as `@2023-06-18`. */
import type { DateOrder } from '../date-order.ts';
import { type Day, partsOf } from '../day.ts';
import { type EventDate, resolveDates } from './dates.ts';
import type { Term } from './terms.ts';

/*
 * Dates are indexed and searched like words: "on Sunday" in an article published on 19 June 2023 gives the terms
 * `@2023-06-18`, `@2023-06` and `@2023`, and a question about "June 2023" searches for `@2023-06`.
 */

/**
 * The dates that a sentence mentions, each as its day, month and year. An ambiguous date gives the terms of both days.
 *
 * @param published the day of the article, `YYYY-MM-DD`; null when it has none
 * @param order see `resolveDates`
 * @returns terms with the offsets of the date in `sentence`
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

/** The publication day of an article, its month and its year; empty for an undated article. */
export function publishedTermsOf(published: Day | null): Term[] {
  if (!published) return [];
  return [published, monthOf(published), yearOf(published)].map((key) => termOf(key, { start: 0, end: 0 }));
}

/**
 * The dates that a question mentions, each as its most exact term: the day, else the month, else the year. An ambiguous
 * date such as "02/01/2025" gives both days.
 *
 * @param asked the day on which the question is asked; when null, only complete dates are resolved
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

/** Whether a term stands for a date. */
export function isDateTerm({ key }: Pick<Term, 'key'>): boolean {
  return key.startsWith('@');
}

/** The day ranges that a date may mean: two for an ambiguous date, else one. */
function readingsOf({ from, to, other }: EventDate): Pick<EventDate, 'from' | 'to'>[] {
  return other
    ? [
        { from, to },
        { from: other, to: other },
      ]
    : [{ from, to }];
}

/** The keys of a range of days, the most exact first; none for a range over several years. */
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
