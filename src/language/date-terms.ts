import { type Day, partsOf } from '../day.ts';
import { type EventDate, resolveDates } from './dates.ts';
import type { Term } from './terms.ts';

/*
 * Days as terms, so that they are indexed and found as words are: "on Sunday" in an article of 19 June 2023 holds
 * `@2023-06-18`, `@2023-06` and `@2023`, and a question about "June 2023" asks for `@2023-06`.
 */

/** The days that a sentence speaks of, each with its month and its year. */
export function dateTermsOf(sentence: string, published: Day | null): Term[] {
  return resolveDates(sentence, published).flatMap((date) => keysOf(date).map((key) => termOf(key, date)));
}

/** The day of an article, with its month and its year; none for an undated one. */
export function publishedTermsOf(published: Day | null): Term[] {
  if (!published) return [];
  return [published, monthOf(published), yearOf(published)].map((key) => termOf(key, { start: 0, end: 0 }));
}

/**
 * The times that a question asks about, each by its day, its month or its year.
 *
 * @param asked the day on which it is asked; without one only whole dates are times
 */
export function askedDateTermsOf(question: string, asked: Day | null): Term[] {
  return resolveDates(question, asked).flatMap((date) => {
    const [key] = keysOf(date);
    return key === undefined ? [] : [termOf(key, date)];
  });
}

export function isDateTerm({ key }: Pick<Term, 'key'>): boolean {
  return key.startsWith('@');
}

/** The most exact first. */
function keysOf({ from, to }: EventDate): string[] {
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
