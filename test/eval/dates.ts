/** Compares the dates of a sentence with an expected value. */
import { addDays, type Day, daysInMonth, parseDay, toDay } from '../../src/day.ts';
import type { EventDate } from '../../src/language/dates.ts';

/**
 * Whether the dates found are exactly the expected ones, by value and granularity. The grammar is that of README.md:
 * a day, a month, a year, `18xx`, `a..b`, `a..`, `x&y`, `x|y`, `none`, `future`.
 */
export function dateCaseIsRight(expect: string, found: readonly EventDate[]): boolean {
  return expect.split('|').some((alternative) => matches(alternative, found));
}

function matches(expect: string, found: readonly EventDate[]): boolean {
  const dated = found.filter(({ grain }) => grain !== 'vague');
  if (expect === 'none') return dated.length === 0;
  if (expect === 'future') return dated.length === 0 && dated.length < found.length;
  const expected = expect.split('&');
  return (
    expected.every((one) => dated.some((date) => means(date, one))) &&
    dated.every((date) => expected.some((one) => means(date, one)))
  );
}

function means(date: EventDate, expect: string): boolean {
  const [first = '', last] = expect.split('..');
  const from = rangeOf(first);
  if (!from || date.from !== from.from) return false;
  if (last === undefined) return date.to === from.to && date.grain === from.grain;
  if (last === '') return date.to === null || date.open === true;
  return date.to === rangeOf(last)?.to;
}

function rangeOf(text: string): { from: Day; to: Day; grain: string } | null {
  const day = parseDay(text);
  if (day) return { from: day, to: day, grain: 'day' };
  const century = /^(\d{2})xx$/.exec(text)?.[1];
  const year = /^\d{4}$/.test(text) ? Number(text) : century ? Number(century) * 100 : null;
  if (year !== null) {
    const from = toDay(year, 1, 1);
    const to = toDay(century ? year + 99 : year, 12, 31);
    return from && to && { from, to, grain: century ? 'century' : 'year' };
  }
  const [, y, m] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  const from = toDay(Number(y), Number(m), 1);
  const to = from && addDays(from, daysInMonth(Number(y), Number(m)) - 1);
  return from && to ? { from, to, grain: 'month' } : null;
}
