import { describe, expect, it } from 'vitest';
import {
  addMonths,
  easter,
  inYear,
  monthDays,
  monthsDays,
  nthWeekday,
  weekDays,
  weekdayFrom,
  weekdayUntil,
  yearDays,
} from '../../../src/language/dates/calendar.ts';

describe('the calendar', () => {
  it('knows the days of months and years', () => {
    expect(monthDays(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthDays(2023, 12)).toEqual({ from: '2023-12-01', to: '2023-12-31' });
    expect(monthsDays(2023, 12, 3)).toEqual({ from: '2023-12-01', to: '2024-02-29' });
    expect(monthsDays(2023, 1, 12)).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(yearDays(2023)).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(yearDays(1990, 10)).toEqual({ from: '1990-01-01', to: '1999-12-31' });
    expect([monthDays(2023, 13), monthDays(0, 1), monthsDays(9999, 12, 2), yearDays(10_000)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('knows weeks, from Monday', () => {
    const week = { from: '2024-05-13', to: '2024-05-19' };
    expect(weekDays('2024-05-13')).toEqual(week);
    expect(weekDays('2024-05-16')).toEqual(week);
    expect(weekDays('2024-05-19')).toEqual(week);
    expect(weekDays('2024-05-16', -1)).toEqual({ from: '2024-05-06', to: '2024-05-12' });
    expect(weekDays('2024-05-16', 2)).toEqual({ from: '2024-05-27', to: '2024-06-02' });
    expect([weekDays('0001-01-01', -1), weekDays('9999-12-31')]).toEqual([null, null]);
  });

  it('counts months across years', () => {
    expect(addMonths('2024-05-16', 0)).toEqual({ year: 2024, month: 5 });
    expect(addMonths('2024-05-16', 8)).toEqual({ year: 2025, month: 1 });
    expect(addMonths('2024-05-16', -5)).toEqual({ year: 2023, month: 12 });
    expect(addMonths('2024-12-16', 12)).toEqual({ year: 2025, month: 12 });
    expect(addMonths('0001-01-16', -13)).toEqual({ year: -1, month: 12 });
  });

  it('finds the first, the third and the last occurrence of a weekday in a month', () => {
    expect(nthWeekday(2024, 5, 0, 1)).toBe('2024-05-06');
    expect(nthWeekday(2024, 5, 2, 1)).toBe('2024-05-01');
    expect(nthWeekday(2024, 5, 4, 3)).toBe('2024-05-17');
    expect(nthWeekday(2024, 5, 4, 5)).toBe('2024-05-31');
    expect(nthWeekday(2024, 5, 4, -1)).toBe('2024-05-31');
    expect(nthWeekday(2024, 5, 5, -1)).toBe('2024-05-25');
    expect([nthWeekday(2024, 5, 0, 5), nthWeekday(2024, 13, 0, 1)]).toEqual([null, null]);
  });

  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
    [2285, '2285-03-22'],
  ])('computes the Easter of %i', (year, day) => {
    expect(easter(year)).toBe(day);
  });

  it('finds the last weekday up to a day, and the first from it on', () => {
    expect([weekdayUntil('2024-05-16', 3), weekdayFrom('2024-05-16', 3)]).toEqual([
      '2024-05-16',
      '2024-05-16',
    ]);
    expect([weekdayUntil('2024-05-16', 4), weekdayFrom('2024-05-16', 4)]).toEqual([
      '2024-05-10',
      '2024-05-17',
    ]);
    expect([weekdayUntil('2024-05-16', 2), weekdayFrom('2024-05-16', 2)]).toEqual([
      '2024-05-15',
      '2024-05-22',
    ]);
  });

  it.each([
    [['2024-05-01', '2024-05-31'], 2020, ['2020-05-01', '2020-05-31']],
    [['2023-12-01', '2024-02-29'], 2021, ['2021-12-01', '2022-02-28']],
    [['2023-02-01', '2023-02-28'], 2024, ['2024-02-01', '2024-02-29']],
    [['2024-02-29', '2024-02-29'], 2023, ['2023-02-28', '2023-02-28']],
    [['2023-02-28', '2023-02-28'], 2024, ['2024-02-28', '2024-02-28']],
    [['2023-01-28', '2023-02-27'], 2024, ['2024-01-28', '2024-02-27']],
    [['2023-01-30', '2023-01-31'], 2024, ['2024-01-30', '2024-01-31']],
  ] as const)('moves %j to the year %i', ([from, to], year, [first, last]) => {
    expect(inYear({ from, to }, year)).toEqual({ from: first, to: last });
  });

  it('does not move days beyond year 9999', () => {
    expect(inYear({ from: '2023-12-01', to: '2024-02-29' }, 9999)).toBeNull();
  });
});
