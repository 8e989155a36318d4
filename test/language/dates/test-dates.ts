import { expect, it } from 'vitest';
import type { Day } from '../../../src/day.ts';
import { type EventDate, resolveDates } from '../../../src/language/dates.ts';

/** A Thursday. */
export const PUBLISHED: Day = '2024-05-16';

/** `words: from..to grain`; a day is short, `~` is approximate, and an open end has none. */
export function shown({ text, from, to, grain, approximate, open }: EventDate): string {
  if (grain === 'vague') return `${text}: vague`;
  const days = grain === 'day' ? from : `${from}..${open ? '' : to} ${grain}`;
  return `${text}: ${approximate ? '~' : ''}${days}`;
}

/** Sentences of an article of that Thursday, each with the dates that it mentions. */
export type Cases = [sentence: string, ...dates: string[]][];

/** Tests that each sentence has its dates, in an article of a day. */
export function have(what: string, cases: Cases, published: Day | null = PUBLISHED): void {
  it.each(cases)(`${what}: %s`, (sentence, ...dates) => {
    expect(resolveDates(sentence, published).map(shown)).toEqual(dates);
  });
}
