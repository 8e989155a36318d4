import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('expressions of one date', () => {
  testDates('are combined', [
    ['It opened on 18 March last year.', '18 March last year: 2023-03-18'],
    ['It opens in June this year.', 'June this year: 2024-06-01..2024-06-30 month'],
    [
      'It opened in the third quarter of last year.',
      'the third quarter of last year: 2023-07-01..2023-09-30 quarter',
    ],
    ['It rained on May 2 and August 14, 2022.', 'May 2: 2022-05-02', 'August 14, 2022: 2022-08-14'],
    [
      'It rained on December 2 and January 14, 2023.',
      'December 2: 2022-12-02',
      'January 14, 2023: 2023-01-14',
    ],
    [
      'It rained in May and June last year.',
      'May: 2023-05-01..2023-05-31 month',
      'June last year: 2023-06-01..2023-06-30 month',
    ],
    [
      'It rained on Tuesday and Thursday of last week.',
      'Tuesday: 2024-05-07',
      'Thursday of last week: 2024-05-09',
    ],
    ['It rains on Sunday (June 23).', 'Sunday: 2024-06-23', 'June 23: 2024-06-23'],
    ['It rains on Sunday, June 23.', 'Sunday, June 23: 2024-06-23'],
    ['It rains on Sunday - June 22.', 'Sunday - June 22: 2024-06-16..2024-06-22 interval'],
    ['It was late May.', 'late May: ~2024-05-01..2024-05-31 month'],
    ['It was around 18 June.', '18 June: ~2023-06-18'],
    ['It was around May 2023.', 'May 2023: ~2023-05-01..2023-05-31 month'],
    ['It was the week of June 5, 2023.', 'June 5, 2023: 2023-06-05..2023-06-11 week'],
    ['It was the week beginning June 5, 2023.', 'June 5, 2023: 2023-06-05..2023-06-11 week'],
    ['It was the weekend of June 3, 2023.', 'June 3, 2023: 2023-06-03..2023-06-04 weekend'],
    ['It was the last day of May 2023.', 'May 2023: 2023-05-31'],
    ['It was the first day of 2023.', '2023: 2023-01-01'],
    ['It was at the end of 2023.', 'the end of 2023: ~2023-01-01..2023-12-31 year'],
    [
      'It was the first two weeks of May 2023.',
      'the first two weeks of May 2023: ~2023-05-01..2023-05-31 month',
    ],
    ['It was in the early part of 2023.', 'the early part of 2023: ~2023-01-01..2023-12-31 year'],
    ['It was towards the end of May 2023.', 'the end of May 2023: ~2023-05-01..2023-05-31 month'],
    ['It was for most of 2023.', 'most of 2023: ~2023-01-01..2023-12-31 year'],
    ['It ran from June 28 to July 2.', 'from June 28 to July 2: 2023-06-28..2023-07-02 interval'],
    ['It ran from 2019 to 2021.', 'from 2019 to 2021: 2019-01-01..2021-12-31 interval'],
    ['It ran Monday-Wednesday.', 'Monday-Wednesday: 2024-05-13..2024-05-15 interval'],
    ['It ran from Friday to Monday.', 'from Friday to Monday: 2024-05-10..2024-05-13 interval'],
    ['It ran from Monday to Monday.', 'from Monday to Monday: 2024-05-06..2024-05-13 interval'],
    ['It ran between Monday and Wednesday.', 'between Monday and Wednesday: 2024-05-13..2024-05-15 interval'],
    ['It ran June 2021 - August 2022.', 'June 2021 - August 2022: 2021-06-01..2022-08-31 interval'],
    ['It ran from June 30, 2022 to May 1, 2022.', 'June 30, 2022: 2022-06-30', 'May 1, 2022: 2022-05-01'],
    ['It was moved from June 10 to June 24.', 'June 10: 2024-06-10', 'June 24: 2024-06-24'],
    ['It was postponed from May 3 to May 7.', 'May 3: 2024-05-03', 'May 7: 2024-05-07'],
    ['It was pushed from 2019 to 2021.', 'from 2019 to 2021: 2019-01-01..2021-12-31 interval'],
    ['It has rained since May 3.', 'May 3: 2024-05-03'],
    ['It has rained since late 2019.', 'late 2019: ~2019-01-01.. year'],
    ['It rained since about May 2019.', 'May 2019: ~2019-05-01.. month'],
    [
      'It ran from late 2019 to early 2021.',
      'from late 2019 to early 2021: ~2019-01-01..2021-12-31 interval',
    ],
    ['It ran from Monday until June 3.', 'from Monday until June 3: 2023-05-29..2023-06-03 interval'],
    ['It ran from last week to next week.', 'from last week to next week: 2024-05-06..2024-05-26 interval'],
    ['It ran from yesterday to tomorrow.', 'from yesterday to tomorrow: 2024-05-15..2024-05-17 interval'],
  ]);

  testDates('are combined only when they agree', [
    ['It opened on 18 March, last year.', '18 March, last year: 2023-03-18'],
    [
      'It opened on 18 March and last year.',
      '18 March: 2024-03-18',
      'last year: 2023-01-01..2023-12-31 year',
    ],
    [
      'It opened in 2019, last year.',
      '2019: 2019-01-01..2019-12-31 year',
      'last year: 2023-01-01..2023-12-31 year',
    ],
    ['It opened on 18 March last week.', '18 March: 2024-03-18', 'last week: 2024-05-06..2024-05-12 week'],
    [
      'It rained in May and on June 3, 2022.',
      'May: 2024-05-01..2024-05-31 month',
      'June 3, 2022: 2022-06-03',
    ],
    ['It rained on May 2 near August 14, 2022.', 'May 2: 2024-05-02', 'August 14, 2022: 2022-08-14'],
    [
      'It rained on May 2, 2021, and August 14, 2022.',
      'May 2, 2021: 2021-05-02',
      'August 14, 2022: 2022-08-14',
    ],
    [
      'It rained on Tuesday, and on Thursday of last week.',
      'Tuesday: 2024-05-07',
      'Thursday of last week: 2024-05-09',
    ],
    [
      'It rained on Tuesday as on Thursday of last week.',
      'Tuesday: 2024-05-14',
      'Thursday of last week: 2024-05-09',
    ],
    [
      'It rained on May 2 and Thursday of last week.',
      'May 2: 2024-05-02',
      'Thursday of last week: 2024-05-09',
    ],
    ['It rained on Tuesday and Thursday, a week.', 'Tuesday: 2024-05-14', 'Thursday: 2024-05-16'],
    ['It rains on Sunday as on June 23.', 'Sunday: 2024-05-12', 'June 23: 2024-06-23'],
    ['It rains on Sunday, 2024-06-24.', 'Sunday: 2024-05-12', '2024-06-24: 2024-06-24'],
    ['It rains on Sunday, Monday.', 'Sunday: 2024-05-12', 'Monday: 2024-05-13'],
    ['It rains on May 3, 2024, May 10, 2024.', 'May 3, 2024: 2024-05-03', 'May 10, 2024: 2024-05-10'],
    ['It rains in the coming months of late.', 'in the coming months: vague'],
    ['Late in the coming months it rains.', 'in the coming months: vague'],
    ['It rained from June to June 3, 2023.', 'from June to June 3, 2023: 2023-06-01..2023-06-03 interval'],
    [
      'It ran from the coming months to 2025.',
      'the coming months: vague',
      '2025: 2025-01-01..2025-12-31 year',
    ],
    [
      'It was shut from May 2021 - 3 June 2021.',
      'May 2021: 2021-05-01..2021-05-31 month',
      '3 June 2021: 2021-06-03',
    ],
    [
      'It ran from June 28 2022 to the coming months.',
      'June 28 2022: 2022-06-28',
      'the coming months: vague',
    ],
    [
      'It ran from May 3, 2022 to the 5th of June 2022.',
      'from May 3, 2022 to the 5th of June 2022: 2022-05-03..2022-06-05 interval',
    ],
    [
      'It rained from Monday to Thursday of last week.',
      'from Monday to Thursday of last week: 2024-05-06..2024-05-09 interval',
    ],
    [
      'It rained from March last year to May 2024.',
      'from March last year to May 2024: 2023-03-01..2024-05-31 interval',
    ],
  ]);
});
