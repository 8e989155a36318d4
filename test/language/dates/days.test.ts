import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('days of the month', () => {
  testDates('are resolved', [
    ['It was filed on 2023/6/9.', '2023/6/9: 2023-06-09'],
    ['It was filed on 9.6.2023.', '9.6.2023: 2023-06-09'],
    ['It was filed on 13/06/2023.', '13/06/2023: 2023-06-13'],
    ['It was filed on 03/04/2023.', '03/04/2023: 2023-03-04'],
    ['It was filed on 31-12-2023.', '31-12-2023: 2023-12-31'],
    ['They remember 9/11.', '9/11: 2001-09-11'],
    ['It ran from June 10 to 14.', 'from June 10 to 14: 2023-06-10..2023-06-14 interval'],
    ['It ran between June 10 and 14.', 'between June 10 and 14: 2023-06-10..2023-06-14 interval'],
    ['It ran between June 10 and 14, 2022.', 'between June 10 and 14, 2022: 2022-06-10..2022-06-14 interval'],
    ['It ran 18-20 June 2023.', '18-20 June 2023: 2023-06-18..2023-06-20 interval'],
    ['It ran from 18 to 20 June.', 'from 18 to 20 June: 2023-06-18..2023-06-20 interval'],
    ['It ran between 18 and 20 June 2023.', 'between 18 and 20 June 2023: 2023-06-18..2023-06-20 interval'],
    ['It ran June 20-18, 2023.', 'June 20: 2023-06-20'],
    ['On June 5-6 people died.', 'June 5: 2023-06-05'],
    [
      'It was held June 18, 19 and 20, 2023.',
      'June 18: 2023-06-18',
      '19: 2023-06-19',
      '20, 2023: 2023-06-20',
    ],
    ['It was held on June 18, 19 & 20.', 'June 18: 2023-06-18', '19: 2023-06-19', '20: 2023-06-20'],
    ['It was held on the 18th and 19th of June 2023.', '18th: 2023-06-18', '19th of June 2023: 2023-06-19'],
    ['It was held on 18 and 19 June 2023.', '18: 2023-06-18', '19 June 2023: 2023-06-19'],
    ['On June 5 and 6 people died.', 'June 5: 2023-06-05'],
    ['On Sunday, June 18, 2023 it rained.', 'Sunday, June 18, 2023: 2023-06-18'],
    ['On Sunday June 18 it rained.', 'Sunday June 18: 2023-06-18'],
    ['On Sunday, the 18th of June, it rained.', 'Sunday, the 18th of June: 2023-06-18'],
    ['It was 18-Jun-2023.', '18-Jun-2023: 2023-06-18'],
    ['It was the eighteenth day of June 2023.', 'the eighteenth day of June 2023: 2023-06-18'],
    ['It was June the 3rd.', 'June the 3rd: 2023-06-03'],
    ['It was June third.', 'June third: 2023-06-03'],
    ['It was 18 june 2023.', '18 june 2023: 2023-06-18'],
    ['It was may 5, 2023.', 'may 5, 2023: 2023-05-05'],
    ['It was on may 5.', 'may 5: 2024-05-05'],
    ['It was on 5 may.', '5 may: 2024-05-05'],
    ['It was the first Monday in September 2023.', 'the first Monday in September 2023: 2023-09-04'],
    ['It was the last Friday of March.', 'the last Friday of March: 2024-03-29'],
    ['It will be the second Tuesday in November.', 'the second Tuesday in November: 2024-11-12'],
    ['It will be on the 5th of next month.', 'the 5th of next month: 2024-06-05'],
    ['It was on the 5th of last month.', 'the 5th of last month: 2024-04-05'],
    ['It was the 31st of this month.', 'the 31st of this month: 2024-05-31'],
    ['It fell on the 20th.', 'the 20th: 2024-04-20'],
    ['It fell on the 5th.', 'the 5th: 2024-05-05'],
    ['It will fall on the 5th.', 'the 5th: 2024-06-05'],
    ['It will fall on the 20th.', 'the 20th: 2024-05-20'],
    ['It falls on the 5th of the month.', 'the 5th of the month: 2024-05-05'],
    ['The Oct. 7 attack shocked all.', 'Oct. 7: 2023-10-07'],
    ['The Oct 7 Hamas massacre shocked all.', 'Oct 7: 2023-10-07'],
    ['The Oct. 8 attack shocked all.', 'Oct. 8: 2023-10-08'],
    ['The May 7 attack shocked all.', 'May 7: 2024-05-07'],
    ['The Jan. 6 riot shocked all.', 'Jan. 6: 2021-01-06'],
    ['The Jan. 6 meeting was short.', 'Jan. 6: 2024-01-06'],
    ['In the Sept. 11 vote he won.', 'Sept. 11: 2023-09-11'],
    ['He was born 5 May 2000 feet up.', '5 May: 2024-05-05'],
    ['It was 19-Nov-12.', '19-Nov-12: 2012-11-19'],
    ['It was 19/Nov/2012.', '19/Nov/2012: 2012-11-19'],
    ['It was Thu, Aug-04-2022.', 'Thu, Aug-04-2022: 2022-08-04'],
    ['It was 2014 Feb 17.', '2014 Feb 17: 2014-02-17'],
    ['It was 17. August 2020.', '17. August 2020: 2020-08-17'],
    ['It was 19.VIII.1991.', '19.VIII.1991: 1991-08-19'],
    ['It was 2023-10-26T11:00:09Z.', '2023-10-26T11:00:09Z: 2023-10-26'],
    ['It was 2023-5-6, or 2023.05.07.', '2023-5-6: 2023-05-06', '2023.05.07: 2023-05-07'],
    ['It was Sat Mar 11 07:45:10 EST 2023.', 'Sat Mar 11 07:45:10 EST 2023: 2023-03-11'],
    ['It was the 3d of May, 1786.', 'the 3d of May, 1786: 1786-05-03'],
    ['It was the thirty-first of December.', 'the thirty-first of December: 2023-12-31'],
    ['It is on 8/9 June.', '8: 2024-06-08', '9 June: 2024-06-09'],
    [
      'It ran from the 3rd to the 5th of May.',
      'from the 3rd to the 5th of May: 2024-05-03..2024-05-05 interval',
    ],
    [
      'It is on the first Thursday after the first Monday in October.',
      'the first Thursday after the first Monday in October: 2024-10-10',
    ],
    ['It was shut Nov. 30-Dec. 2.', 'Nov. 30-Dec. 2: 2023-11-30..2023-12-02 interval'],
  ]);

  testDates('are not found in', [
    ['They remember 9/12.'],
    ['It cost $5 June said.'],
    ['It was the fifth Monday of May 2024.'],
    ['It was due on the 31st of next month.'],
    ['On the 5th floor he lived.'],
    ['It fell on the 5th and 6th.'],
    ['It was June 31.'],
    ['COVID-19 March figures fell.'],
  ]);

  testDates('are not found in an undated article', [['It fell on the 5th.'], ['It fell on June 5.']], null);

  testDates(
    'are resolved in an article of 2000-01-01',
    [['The Sept. 11 attacks came.', 'Sept. 11: 1999-09-11']],
    '2000-01-01',
  );

  testDates(
    'are resolved in an undated article',
    [['The Sept. 11 hijackers came.', 'Sept. 11: 2001-09-11']],
    null,
  );

  testDates(
    'are resolved in an article of 2023-05-16',
    [['It was February 29.', 'February 29: 2024-02-29']],
    '2023-05-16',
  );
});
