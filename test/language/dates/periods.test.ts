import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../../src/language/dates.ts';
import { testDates } from './test-dates.ts';

describe('quarters, halves and seasons', () => {
  testDates('are not found in', [
    ['The third quarter-final was long, and a quarter-mile away.'],
    ['He scored in the second quarter.'],
    ['A quarter of them left in the first quarter century.'],
    ['In the second half he scored.'],
  ]);

  testDates('are resolved', [
    ['Profit rose in Q1 of fiscal FY24.', 'Q1 of fiscal FY24: ~2024-01-01..2024-12-31 year'],
    ['Profit rose in Q3 FY2023.', 'Q3 FY2023: ~2023-01-01..2023-12-31 year'],
    ['Profit rose in Q2 of 2023.', 'Q2 of 2023: 2023-04-01..2023-06-30 quarter'],
    ['Profit rose in Q2, 2023.', 'Q2, 2023: 2023-04-01..2023-06-30 quarter'],
    ['Profit rose in 2023 Q2.', '2023 Q2: 2023-04-01..2023-06-30 quarter'],
    ['Profit rose in Q2.', 'Q2: 2024-04-01..2024-06-30 quarter'],
    ['Profit will rise in Q2 next year.', 'Q2 next year: 2025-04-01..2025-06-30 quarter'],
    ['Profit rose in Q4 of last year.', 'Q4 of last year: 2023-10-01..2023-12-31 quarter'],
    [
      'Profit rose in the third quarter of fiscal year 2023.',
      'the third quarter of fiscal year 2023: 2023-07-01..2023-09-30 quarter',
    ],
    [
      'Profit rose in the final quarter of 2023.',
      'the final quarter of 2023: 2023-10-01..2023-12-31 quarter',
    ],
    ['Profit rose in the last quarter of 2023.', 'the last quarter of 2023: 2023-10-01..2023-12-31 quarter'],
    ['Profit rose in the fifth quarter of 2023.', '2023: 2023-01-01..2023-12-31 year'],
    [
      "Profit rose in last year's second quarter.",
      "last year's second quarter: 2023-04-01..2023-06-30 quarter",
    ],
    [
      "Profit will rise in next year's final quarter.",
      "next year's final quarter: 2025-10-01..2025-12-31 quarter",
    ],
    ['Profit rose in the second quarter.', 'the second quarter: 2024-04-01..2024-06-30 quarter'],
    [
      'Profit rose in the first quarter of the year.',
      'the first quarter of the year: 2024-01-01..2024-03-31 quarter',
    ],
    ['Profit rose in H1 2023.', 'H1 2023: 2023-01-01..2023-06-30 interval'],
    ['Profit rose in H2 of 2023.', 'H2 of 2023: 2023-07-01..2023-12-31 interval'],
    ['Profit rose in the second half of 2023.', 'the second half of 2023: 2023-07-01..2023-12-31 interval'],
    ["Profit rose in this year's first half.", "this year's first half: 2024-01-01..2024-06-30 interval"],
    ['H1 profit rose.', 'H1: 2024-01-01..2024-06-30 interval'],
    ['Second-half earnings rose.', 'Second-half: 2023-07-01..2023-12-31 interval'],
    [
      'It rained in the first three months of 2023.',
      'the first three months of 2023: 2023-01-01..2023-03-31 quarter',
    ],
    [
      'It rained in the last two months of the year.',
      'the last two months of the year: 2024-11-01..2024-12-31 interval',
    ],
    [
      'It rained in the first two quarters of 2023.',
      'the first two quarters of 2023: 2023-01-01..2023-06-30 interval',
    ],
    [
      'It rained in the final six months of last year.',
      'the final six months of last year: 2023-07-01..2023-12-31 interval',
    ],
    ['It rained in the opening months of 2023.', 'the opening months of 2023: ~2023-01-01..2023-12-31 year'],
    ['It rained in the first thirteen months of 2023.', '2023: 2023-01-01..2023-12-31 year'],
    [
      'It rained in the first three quarters of 2023.',
      'the first three quarters of 2023: 2023-01-01..2023-09-30 interval',
    ],
    ['It snowed in the winter of 2022-23.', 'the winter of 2022-23: 2022-12-01..2023-02-28 season'],
    ['It snowed in winter 2022/23.', 'winter 2022/23: 2022-12-01..2023-02-28 season'],
    ['It snowed in summer 2023.', 'summer 2023: 2023-06-01..2023-08-31 season'],
    ['It snowed in autumn of 2023.', 'autumn of 2023: 2023-09-01..2023-11-30 season'],
    ['It will snow in the fall of next year.', 'fall of next year: 2025-09-01..2025-11-30 season'],
    ['Prices fall next year.', 'next year: 2025-01-01..2025-12-31 year'],
    ['It will snow next winter.', 'next winter: 2024-12-01..2025-02-28 season'],
    ['It snowed last summer.', 'last summer: 2023-06-01..2023-08-31 season'],
    ['It snowed last autumn.', 'last autumn: 2023-09-01..2023-11-30 season'],
    ['It snowed last fall.', 'last fall: 2023-09-01..2023-11-30 season'],
    ['It will snow this summer.', 'this summer: 2024-06-01..2024-08-31 season'],
    ['It snows this spring.', 'this spring: 2024-03-01..2024-05-31 season'],
    ['It will snow this coming autumn.', 'this coming autumn: 2024-09-01..2024-11-30 season'],
    ['It snowed this past winter.', 'this past winter: 2023-12-01..2024-02-29 season'],
  ]);

  testDates('are not found in an undated article', [['It snowed last spring.'], ['It rose in Q2.']], null);

  testDates(
    'are resolved in an undated article',
    [['It rose in Q2 2020.', 'Q2 2020: 2020-04-01..2020-06-30 quarter']],
    null,
  );

  testDates(
    'are resolved in an article of 2024-01-10',
    [['It snowed this winter.', 'this winter: 2023-12-01..2024-02-29 season']],
    '2024-01-10',
  );

  testDates(
    'are resolved in an article of 2024-02-29',
    [['It snows this winter.', 'this winter: 2023-12-01..2024-02-29 season']],
    '2024-02-29',
  );

  testDates(
    'are resolved in an article of 2024-10-10',
    [['It snowed this spring.', 'this spring: 2024-03-01..2024-05-31 season']],
    '2024-10-10',
  );

  it('tell how they were resolved', () => {
    const bases = (sentence: string) => resolveDates(sentence, '2024-05-16').map(({ basis }) => basis);
    expect(bases('It rose in Q2 2023, in Q2, in Q2 of last year, last summer and in FY24.')).toEqual([
      'explicit',
      'year-inferred',
      'relative',
      'relative',
      'explicit',
    ]);
  });
});
