import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('weekdays', () => {
  testDates('are not found in', [
    ['Ruby Tuesday shut, and Bloody Sunday is remembered.'],
    ['The Mail on Sunday said so.'],
    ['The Monday Club and the Friday Night Live show.'],
    ['Friday Night Lights is a series.'],
    ['A Sunday roast was served.'],
    ['It happens every Monday morning and most Fridays.'],
    ['One wet Saturday they met.'],
    ['It is open Monday to Friday.'],
    ['Open from Monday to Friday.'],
    ['The following Monday he left.'],
    ['On the same Tuesday evening it rained.'],
    ['The next Monday they met.'],
    ['The last Friday was wet.'],
    ['The Monday before the vote was wet.'],
    ['They meet two weeks from Monday.'],
    ['They met on Monday week.'],
    ['They meet two weeks on Friday.'],
  ]);

  testDates('are resolved', [
    ['They met on Tuesday of last week.', 'Tuesday of last week: 2024-05-07'],
    ['They meet on Tuesday of this week.', 'Tuesday of this week: 2024-05-14'],
    ['They meet on Tuesday next week.', 'Tuesday next week: 2024-05-21'],
    ['They met this past Monday.', 'this past Monday: 2024-05-13'],
    ['They meet this coming Monday.', 'this coming Monday: 2024-05-20'],
    ['They meet this Monday.', 'this Monday: 2024-05-13'],
    ['They meet next Monday evening.', 'next Monday evening: 2024-05-20'],
    ['They met last Monday morning.', 'last Monday morning: 2024-05-13'],
    ['They met past Thursday.', 'past Thursday: 2024-05-09'],
    ['They meet coming Thursday.', 'coming Thursday: 2024-05-23'],
    ['They met this Thursday.', 'this Thursday: 2024-05-16'],
    ['They met last Thursday night.', 'last Thursday night: 2024-05-09'],
    ['It is on Friday the 24th.', 'Friday the 24th: 2024-05-24'],
    ['They met on Wednesday 8th.', 'Wednesday 8th: 2024-05-08'],
    ['The strike enters its third week on Monday.', 'Monday: 2024-05-20'],
    ['They met Sunday night.', 'Sunday night: 2024-05-12'],
    ['They met on Tue morning.', 'Tue morning: 2024-05-14'],
    ['They met Tue at nine.', 'Tue: 2024-05-14'],
    ['They meet on Wednesday.', 'Wednesday: 2024-05-22'],
    ['They met on Thursday.', 'Thursday: 2024-05-16'],
    ['They will meet on Thursday.', 'Thursday: 2024-05-16'],
    ['Last week on Tuesday they met.', 'Last week on Tuesday: 2024-05-07'],
    ['Next week, on Friday, they meet.', 'Next week, on Friday: 2024-05-24'],
  ]);

  testDates(
    'are not found in an undated article',
    [['They met on Monday.'], ['They met last Monday.'], ['They meet on Tuesday of next week.']],
    null,
  );
});
