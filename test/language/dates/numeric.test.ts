import { describe, expect, it } from 'vitest';
import type { DateOrder } from '../../../src/date-order.ts';
import { resolveDates } from '../../../src/language/dates.ts';

function daysIn(sentence: string, order?: DateOrder | 'either'): string[] {
  return resolveDates(sentence, '2024-05-16', order).map(
    ({ from, other, text }) => `${text}: ${from}${other ? ` or ${other}` : ''}`,
  );
}

describe('a numeric date', () => {
  it.each([
    ['02/01/2025', '2025-01-02', '2025-02-01'],
    ['2/1/2025', '2025-01-02', '2025-02-01'],
    ['02-01-2025', '2025-01-02', '2025-02-01'],
    ['2/1/25', '2025-01-02', '2025-02-01'],
    ['12/11/98', '1998-11-12', '1998-12-11'],
    ['03/04/2023', '2023-04-03', '2023-03-04'],
  ])('may be ambiguous, with the earlier day first, unless the order is known: %s', (text, dmy, mdy) => {
    const [first, second] = [dmy, mdy].sort();
    expect(daysIn(`It opened on ${text}.`)).toEqual([`${text}: ${first} or ${second}`]);
    expect(daysIn(`It opened on ${text}.`, 'either')).toEqual([`${text}: ${first} or ${second}`]);
    expect(daysIn(`It opened on ${text}.`, 'dmy')).toEqual([`${text}: ${dmy}`]);
    expect(daysIn(`It opened on ${text}.`, 'mdy')).toEqual([`${text}: ${mdy}`]);
  });

  it.each([
    ['13/02/2025', '2025-02-13'],
    ['2/13/25', '2025-02-13'],
    ['02/02/2025', '2025-02-02'],
    ['2025-01-02', '2025-01-02'],
    ['2025/1/2', '2025-01-02'],
    ['31.12.2024', '2024-12-31'],
  ])('that is unambiguous is the same day in any order: %s', (text, day) => {
    for (const order of ['either', 'dmy', 'mdy'] as const)
      expect(daysIn(`It opened on ${text}.`, order)).toEqual([`${text}: ${day}`]);
  });

  it('with dots has its day first, unless the order differs', () => {
    expect(daysIn('It opened on 2.1.2025.')).toEqual(['2.1.2025: 2025-01-02']);
    expect(daysIn('It opened on 2.1.2025.', 'mdy')).toEqual(['2.1.2025: 2025-02-01']);
  });

  it('agrees with the weekday beside it', () => {
    expect(daysIn('It opened: Thu 02/01/2025.')).toEqual(['02/01/2025: 2025-01-02']);
    expect(daysIn('Saturday, 02/01/2025, was cold.', 'dmy')).toContain('02/01/2025: 2025-02-01');
    expect(daysIn('It opened: Mon 02/01/2025.')).toEqual(['02/01/2025: 2025-01-02 or 2025-02-01']);
  });

  it('does not end a range while it is ambiguous', () => {
    const range = 'It was open from 02/01/2025 to 05/01/2025.';
    expect(daysIn(range)).toEqual([
      '02/01/2025: 2025-01-02 or 2025-02-01',
      '05/01/2025: 2025-01-05 or 2025-05-01',
    ]);
    expect(resolveDates(range, null, 'dmy')).toMatchObject([{ from: '2025-01-02', to: '2025-01-05' }]);
  });

  it('may start an open period, whichever day it is', () => {
    expect(resolveDates('It is open since 02/01/2025.', null)).toMatchObject([
      { from: '2025-01-02', other: '2025-02-01', open: true },
    ]);
  });

  it.each(['24/7/365', '1/2/3', '2/1/25/3', 'v1.2.2025.1', '99/99/25', '31/31/2025'])('is not %s', (text) => {
    expect(daysIn(`It has ${text} of it.`)).toEqual([]);
  });
});
