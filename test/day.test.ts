import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysInMonth, inWords, parseDay, toDay, weekday } from '../src/day.ts';

describe('a day', () => {
  it('is parsed only in its format, and only if it exists', () => {
    expect(parseDay('2023-06-19')).toBe('2023-06-19');
    for (const wrong of [
      '2023-02-30',
      '2023-13-01',
      '0000-01-01',
      '2023-6-19',
      ' 2023-06-19',
      '2023-06-19T00:00Z',
    ])
      expect(parseDay(wrong)).toBeNull();
  });

  it('agrees with Date in UTC on every day of nine centuries', () => {
    let day: Day = '1600-01-01';
    const date = new Date('1600-01-01T00:00:00Z');
    while (day < '2500-01-01') {
      // Without `expect`, which takes longer than the rest.
      if (day !== date.toISOString().slice(0, 10)) throw new Error(`${day} is not ${date.toISOString()}`);
      if (weekday(day) !== (date.getUTCDay() + 6) % 7) throw new Error(`weekday of ${day}`);
      day = addDays(day, 1) as Day;
      date.setUTCDate(date.getUTCDate() + 1);
    }
  });

  it('can be moved in both directions, within the years 1 to 9999', () => {
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2023-03-01', -1)).toBe('2023-02-28');
    expect(addDays('9999-12-31', 1)).toBeNull();
    expect(addDays('0001-01-01', -1)).toBeNull();
  });

  it('respects the length of each month, and needs integers', () => {
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(daysInMonth(2000, 2)).toBe(29);
    expect(toDay(2023, 1.5, 1)).toBeNull();
  });

  it('is shown in words', () => {
    expect(inWords('2023-06-18')).toBe('18 June 2023');
  });
});
