import { type Day, inWords, partsOf } from '../day.ts';
import type { Event } from './answers.ts';

/**
 * The days that an event's words mean, in words: "18 June 2023", "August 2022", "about 1950", "18 June 2023 to
 * 20 June 2023".
 */
export function daysInWords({ from, to, grain, approximate }: Event): string {
  return (approximate ? 'about ' : '') + exactly(from, to, grain);
}

function exactly(from: Day, to: Day | null, grain: Event['grain']): string {
  if (grain === 'month') return inWords(from).replace(/^\d+ /, '');
  if (grain === 'year') return String(partsOf(from).year);
  if (to === null) return `from ${inWords(from)}`;
  return from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
}

/** "published 19 June 2023", or "undated". */
export function publishedInWords(published: Day | null): string {
  return published ? `published ${inWords(published)}` : 'undated';
}
