import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('times relative to the article’s day', () => {
  testDates('are resolved', [
    ['Over the next three weeks it will rain.', 'Over the next three weeks: vague'],
    ['In the weeks ahead it will rain.', 'In the weeks ahead: vague'],
    ['In the days to come it will rain.', 'In the days to come: vague'],
    ['In the near future it will rain.', 'In the near future: vague'],
    ['In due course it will rain.', 'In due course: vague'],
    ['The coming week will be wet.', 'The coming week: vague'],
    ['In the foreseeable future it will rain.', 'In the foreseeable future: vague'],
    ['In the coming months and years it will rain.', 'In the coming months and years: vague'],
    ['It rained about three days ago.', 'about three days ago: 2024-05-13'],
    ['It rained a day ago.', 'a day ago: 2024-05-15'],
    ['It rained an hour ago.', 'an hour ago: ~2024-05-16'],
    ['It rained ten minutes ago.', 'ten minutes ago: ~2024-05-16'],
    ['It rained two fortnights ago.', 'two fortnights ago: ~2024-04-15..2024-04-21 week'],
    ['It rained a month ago.', 'a month ago: ~2024-04-01..2024-04-30 month'],
    ['It rained a decade ago.', 'a decade ago: ~2014-01-01..2014-12-31 year'],
    ['It rained five years ago today.', 'five years ago today: 2019-05-16'],
    ['It rained the day before yesterday.', 'the day before yesterday: 2024-05-14'],
    ['It will rain the day after tomorrow.', 'the day after tomorrow: 2024-05-18'],
    ["It rained yesterday's evening.", "yesterday's evening: 2024-05-15"],
    ['It rained late yesterday afternoon.', 'late yesterday afternoon: 2024-05-15'],
    ['It will rain early tomorrow morning.', 'early tomorrow morning: 2024-05-17'],
    ['It rained last night.', 'last night: 2024-05-15'],
    ['It rained earlier in the day.', 'earlier in the day: ~2024-05-16'],
    ['Later in the day it rained.', 'Later in the day: ~2024-05-16'],
    ["Today's vote was close.", 'Today: 2024-05-16'],
    ['Until today it rained.', 'today: 2024-05-16'],
    ['It rains today.', 'today: 2024-05-16'],
    ['It rained this morning.', 'this morning: 2024-05-16'],
    ['It will rain tonight.', 'tonight: 2024-05-16'],
    ["It will rain in two weeks' time.", "in two weeks' time: ~2024-05-27..2024-06-02 week"],
    ['It will rain three days from now.', 'three days from now: 2024-05-19'],
    ['It will rain in two days.', 'in two days: 2024-05-18'],
    ['It will rain in three weeks.', 'in three weeks: ~2024-06-03..2024-06-09 week'],
    ['It will rain in six months.', 'in six months: ~2024-11-01..2024-11-30 month'],
    ['It rained this past week.', 'this past week: 2024-05-06..2024-05-12 week'],
    ['It will rain this coming month.', 'this coming month: 2024-06-01..2024-06-30 month'],
    ['It rained last quarter.', 'last quarter: 2024-01-01..2024-03-31 quarter'],
    ['It will rain next quarter.', 'next quarter: 2024-07-01..2024-09-30 quarter'],
    ['It rained this quarter.', 'this quarter: 2024-04-01..2024-06-30 quarter'],
    ['It rained last decade.', 'last decade: 2010-01-01..2019-12-31 decade'],
    ['It rained this decade.', 'this decade: 2020-01-01..2029-12-31 decade'],
    ['It rained last century.', 'last century: 1900-01-01..1999-12-31 century'],
    ['It rained last weekend.', 'last weekend: 2024-05-11..2024-05-12 weekend'],
    ['It will rain next weekend.', 'next weekend: 2024-05-25..2024-05-26 weekend'],
    ['It rained this weekend.', 'this weekend: 2024-05-11..2024-05-12 weekend'],
    ['It rained in the last week of May.', 'the last week of May: ~2024-05-01..2024-05-31 month'],
    ['It will rain at the weekend.', 'the weekend: 2024-05-18..2024-05-19 weekend'],
    ['It rained on the weekend.', 'the weekend: 2024-05-11..2024-05-12 weekend'],
    ['It rains on the weekend.', 'the weekend: 2024-05-11..2024-05-12 weekend'],
    ['It rained over the past weekend.', 'the past weekend: 2024-05-11..2024-05-12 weekend'],
    ["The weekend's rain was long.", 'The weekend: 2024-05-11..2024-05-12 weekend'],
    ['It will rain by the end of the month.', 'by the end of the month: ~2024-05-01..2024-05-31 month'],
    ['It will rain at the end of the week.', 'at the end of the week: ~2024-05-13..2024-05-19 week'],
    ['It will rain later in the year.', 'later in the year: ~2024-01-01..2024-12-31 year'],
    ['It will shut by year-end.', 'by year-end: ~2024-01-01..2024-12-31 year'],
    ['It will shut before month-end.', 'before month-end: ~2024-05-01..2024-05-31 month'],
    ['It rained at the start of the year.', 'at the start of the year: ~2024-01-01..2024-12-31 year'],
    [
      'It rained since the beginning of the month.',
      'since the beginning of the month: ~2024-05-01..2024-05-31 month',
    ],
    ['It rained earlier in the week.', 'earlier in the week: ~2024-05-13..2024-05-19 week'],
    ['It rained early in the year.', 'early in the year: ~2024-01-01..2024-12-31 year'],
    ['In 2019 it rained at the start of the year.', '2019: 2019-01-01..2019-12-31 year'],
    ['In 2019 it will rain by the end of the year.', '2019: 2019-01-01..2019-12-31 year'],
    ["It will rain in a month's time.", "in a month's time: ~2024-06-01..2024-06-30 month"],
    ['It will rain a year from today.', 'a year from today: ~2025-01-01..2025-12-31 year'],
  ]);

  testDates('are not found in', [
    ['The past three weeks were wet.'],
    ['The last few years were wet.'],
    ['The last week of the race was wet.'],
    ['The next week he left.'],
    ['This week in history it rained.'],
    ['It rained thirteen hours ago.'],
    ['It rained two centuries ago.'],
    ['It rained two and a half years ago.'],
    ['It rained half a year ago.'],
    ['It rained 500 years ago.'],
    ["Today's youth is fine."],
    ['To this day it rains.'],
    ['It rained until today people came.'],
    ['It won for the first time in two months.'],
    ['The weekend of rest.'],
    ['It rained by the end of the year.'],
    ['It rained in two days.'],
  ]);

  testDates(
    'are not found in an undated article',
    [['It rained yesterday.'], ['It rained last week.'], ['It rained three days ago.']],
    null,
  );

  testDates(
    'are resolved in an article of 2024-05-18',
    [['It rained over the weekend.', 'the weekend: 2024-05-18..2024-05-19 weekend']],
    '2024-05-18',
  );

  testDates(
    'are resolved in an article of 2024-05-19',
    [['It rained over the weekend.', 'the weekend: 2024-05-18..2024-05-19 weekend']],
    '2024-05-19',
  );

  testDates(
    'are resolved in an article of 2024-01-16',
    [
      ['It rained last month.', 'last month: 2023-12-01..2023-12-31 month'],
      ['It rained last quarter.', 'last quarter: 2023-10-01..2023-12-31 quarter'],
    ],
    '2024-01-16',
  );
});
