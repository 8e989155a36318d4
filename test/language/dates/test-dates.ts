/** Defines tests of the dates that sentences mention. */
import { expect, it } from 'vitest';
import type { Day } from '../../../src/day.ts';
import { type EventDate, resolveDates } from '../../../src/language/dates.ts';

/** A Thursday. */
export const PUBLISHED: Day = '2024-05-16';

/** `words: from..to grain`; a day has only its date, `~` marks an approximate one, and an open period has no end. */
export function formatDate({ text, from, to, grain, approximate, open }: EventDate): string {
  if (grain === 'vague') return `${text}: vague`;
  const days = grain === 'day' ? from : `${from}..${open ? '' : to} ${grain}`;
  return `${text}: ${approximate ? '~' : ''}${days}`;
}

/** Sentences, each with the dates that it mentions as `formatDate` writes them. */
export type Cases = [sentence: string, ...dates: string[]][];

/** Defines a test for each sentence, in an article of the given day; null for an undated one. */
export function testDates(what: string, cases: Cases, published: Day | null = PUBLISHED): void {
  it.each(cases)(`${what}: %s`, (sentence, ...dates) => {
    expect(resolveDates(sentence, published).map(formatDate)).toEqual(dates);
  });
}
