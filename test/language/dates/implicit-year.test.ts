import { describe, expect, it } from 'vitest';
import { dayNear, daysNear } from '../../../src/language/dates/implicit-year.ts';

const DAY = '2024-05-16';

describe('the year of a day', () => {
  it.each([
    [5, 10, 'past', '2024-05-10'],
    // A past day may be up to a week after the article's, because of time zones and morning papers.
    [5, 23, 'past', '2024-05-23'],
    [5, 24, 'past', '2023-05-24'],
    [12, 5, 'past', '2023-12-05'],
    [5, 24, 'future', '2024-05-24'],
    [5, 9, 'future', '2024-05-09'],
    [5, 8, 'future', '2024-05-08'],
    [12, 5, 'future', '2024-12-05'],
    [1, 12, 'future', '2025-01-12'],
    // Further ahead, writers give the year.
    [3, 20, 'future', '2024-03-20'],
    [1, 15, 'future', '2025-01-15'],
    [6, 16, 'unknown', '2024-06-16'],
    [4, 16, 'unknown', '2024-04-16'],
    [11, 15, 'unknown', '2024-11-15'],
    [11, 20, 'unknown', '2023-11-20'],
    [2, 29, 'unknown', '2024-02-29'],
    [2, 30, 'past', null],
  ] as const)('%i/%i with a verb in the tense %s is %s', (month, day, tense, expected) => {
    expect(dayNear(DAY, month, day, tense)).toBe(expected);
  });

  it('is the nearest in which the weekday agrees, if there is one', () => {
    // 18 June is a Sunday in 2023, a Tuesday in 2024, and a Wednesday in 2025.
    expect(dayNear(DAY, 6, 18, 'future', 6)).toBe('2023-06-18');
    expect(dayNear(DAY, 6, 18, 'past', 1)).toBe('2024-06-18');
    expect(dayNear(DAY, 6, 18, 'past', 2)).toBe('2025-06-18');
    expect(dayNear(DAY, 6, 18, 'past', 4)).toBe('2023-06-18');
  });

  it('is found up to the ends of the calendar', () => {
    expect(dayNear('0001-01-02', 1, 1, 'past')).toBe('0001-01-01');
    expect(dayNear('9999-12-30', 12, 31, 'future')).toBe('9999-12-31');
    expect(dayNear('2023-05-16', 2, 29, 'past')).toBe('2024-02-29');
  });
});

describe('the year of a range of months', () => {
  const months = (from: number, to: number) => {
    const ends = ['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31'];
    const two = (month: number) => String(month).padStart(2, '0');
    return { from: `2024-${two(from)}-01`, to: `2024-${two(to)}-${ends[to - 1]}` } as const;
  };

  it.each([
    [5, 5, 'past', '2024-05-01'],
    [6, 6, 'past', '2023-06-01'],
    [4, 4, 'past', '2024-04-01'],
    [5, 5, 'future', '2024-05-01'],
    [4, 4, 'future', '2025-04-01'],
    [6, 6, 'future', '2024-06-01'],
    [4, 4, 'unknown', '2024-04-01'],
    [6, 6, 'unknown', '2024-06-01'],
    [10, 10, 'unknown', '2024-10-01'],
    [12, 12, 'unknown', '2023-12-01'],
    [4, 6, 'past', '2024-04-01'],
    [7, 9, 'past', '2023-07-01'],
  ] as const)('%i to %i in the tense %s start on %s', (first, last, tense, from) => {
    expect(daysNear(DAY, months(first, last), tense)?.from).toBe(from);
  });

  it('is null without a range, and never beyond 9999', () => {
    expect(daysNear(DAY, null, 'past')).toBeNull();
    expect(daysNear('9999-12-31', { from: '2024-04-01', to: '2024-04-30' }, 'future')?.from).toBe(
      '9999-04-01',
    );
  });
});
