import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('a year given elsewhere in the clause', () => {
  testDates('is that of the days without one', [
    [
      'In 2018, between April 3 and June 9, nine mills shut.',
      '2018: 2018-01-01..2018-12-31 year',
      'between April 3 and June 9: 2018-04-03..2018-06-09 interval',
    ],
    [
      'From 3 July to 9 July in 2021 it rained.',
      'From 3 July to 9 July in 2021: 2021-07-03..2021-07-09 interval',
    ],
    ['On May 11 in 1745 they fought.', 'May 11 in 1745: 1745-05-11'],
    ['It was May 11, the year 1745.', 'May 11, the year 1745: 1745-05-11'],
    ['The 2018 regatta was held on 9 June.', '2018: 2018-01-01..2018-12-31 year', '9 June: 2018-06-09'],
    ['They held the 2018 regatta on 9 June.', '2018: 2018-01-01..2018-12-31 year', '9 June: 2018-06-09'],
    [
      "The club's 2018 dinner took place on 9 June.",
      '2018: 2018-01-01..2018-12-31 year',
      '9 June: 2018-06-09',
    ],
    [
      'Last year the pool was shut in March.',
      'Last year: 2023-01-01..2023-12-31 year',
      'March: 2023-03-01..2023-03-31 month',
    ],
    [
      'In the spring of 1745, on May 11, they fought.',
      'the spring of 1745: 1745-03-01..1745-05-31 season',
      'May 11: 1745-05-11',
    ],
    ['In 2019 they met on Easter Monday.', '2019: 2019-01-01..2019-12-31 year', 'Easter Monday: 2019-04-22'],
    [
      'It burned on 2 September 1666, and by 6 September it was out.',
      '2 September 1666: 1666-09-02',
      '6 September: 1666-09-06',
    ],
    ['He was born on May 4 and baptised on May 11, 1809.', 'May 4: 1809-05-04', 'May 11, 1809: 1809-05-11'],
    [
      'In 2019 he won, and in June of that year he died.',
      '2019: 2019-01-01..2019-12-31 year',
      'June: 2019-06-01..2019-06-30 month',
    ],
  ]);

  testDates('does not apply to another clause, or to what happens later', [
    ['He was elected in 2019 and died on May 4.', '2019: 2019-01-01..2019-12-31 year', 'May 4: 2024-05-04'],
    ['A bridge built in 2019 fell on May 4.', '2019: 2019-01-01..2019-12-31 year', 'May 4: 2024-05-04'],
    ['The 2020 champion lost on May 4.', '2020: 2020-01-01..2020-12-31 year', 'May 4: 2024-05-04'],
    ['The 2016 film will be shown on May 20.', '2016: 2016-01-01..2016-12-31 year', 'May 20: 2024-05-20'],
    ['Unlike in 2019, it was held on May 4.', '2019: 2019-01-01..2019-12-31 year', 'May 4: 2024-05-04'],
    ['Born on 4 May 1950, he died on March 3.', '4 May 1950: 1950-05-04', 'March 3: 2024-03-03'],
  ]);

  testDates('leaves days unresolved when another sentence gives it', [
    ['They sailed in August of that year.'],
    ['Later that year, in June, it burned.'],
    ['In June of the following year he died.'],
  ]);
});
