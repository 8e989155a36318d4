import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('months', () => {
  testDates('are resolved', [
    ['Profit rose in the March quarter.', 'March quarter: 2024-01-01..2024-03-31 quarter'],
    [
      'Profit will rise in the December quarter of 2025.',
      'December quarter of 2025: 2025-10-01..2025-12-31 quarter',
    ],
    ['Profit rose in the Jun quarter.', 'Jun quarter: 2024-04-01..2024-06-30 quarter'],
    ['In June of 2020 it rained.', 'June of 2020: 2020-06-01..2020-06-30 month'],
    ['In June, 2020 it rained.', 'June, 2020: 2020-06-01..2020-06-30 month'],
    ['It opened in June 2000 feet up.', 'June: 2023-06-01..2023-06-30 month'],
    ['It shut last June.', 'last June: 2023-06-01..2023-06-30 month'],
    ['It will open next June.', 'next June: 2024-06-01..2024-06-30 month'],
    ['It shut last April.', 'last April: 2024-04-01..2024-04-30 month'],
    ['It opens next April.', 'next April: 2025-04-01..2025-04-30 month'],
    ['It rained this May.', 'this May: 2024-05-01..2024-05-31 month'],
    ['It opens this coming August.', 'this coming August: 2024-08-01..2024-08-31 month'],
    ['It rained this past August.', 'this past August: 2023-08-01..2023-08-31 month'],
    ['The April eclipse was seen.', 'April: 2024-04-01..2024-04-30 month'],
    ["The firm's September sales fell.", 'September: 2023-09-01..2023-09-30 month'],
    ['Its March meeting is over.', 'March: 2024-03-01..2024-03-31 month'],
    ['They met before the November election.', 'November: 2023-11-01..2023-11-30 month'],
    ['The January was cold.', 'January: 2024-01-01..2024-01-31 month'],
    ['It was warmer than October.', 'October: 2023-10-01..2023-10-31 month'],
    ['It ran through August.', 'August: 2023-08-01..2023-08-31 month'],
    ['It was mid-July.', 'mid-July: ~2023-07-01..2023-07-31 month'],
    ['Between June and August it rained.', 'Between June and August: 2023-06-01..2023-08-31 interval'],
    ['June and July were wet.', 'June: 2023-06-01..2023-06-30 month', 'July: 2023-07-01..2023-07-31 month'],
    ['March to May was dry.', 'March to May: 2024-03-01..2024-05-31 interval'],
    [
      'It rained, as in January, and in May.',
      'January: 2024-01-01..2024-01-31 month',
      'May: 2024-05-01..2024-05-31 month',
    ],
    ['May was the wettest.', 'May: 2024-05-01..2024-05-31 month'],
    ["August's storm was long.", "August's: 2023-08-01..2023-08-31 month"],
    ["March's inflation was high.", "March's: 2024-03-01..2024-03-31 month"],
    ['What happened in march?', 'march: 2024-03-01..2024-03-31 month'],
    ['what happened since august, then?', 'august: 2023-08-01.. month'],
    ['She will resign by November.', 'November: 2024-11-01..2024-11-30 month'],
    ['They left in December.', 'December: 2023-12-01..2023-12-31 month'],
    ['They will leave in December.', 'December: 2024-12-01..2024-12-31 month'],
    ['It ran from January to April.', 'from January to April: 2024-01-01..2024-04-30 interval'],
    ['pre-March levels', 'March: 2024-03-01..2024-03-31 month'],
  ]);

  testDates('are not found in', [
    ['It rains every June.'],
    ['The July Crisis began.'],
    ['August was wet.'],
    ['Sales fell about June Smith.'],
    ['He may march in.'],
    ['The February Revolution came.'],
    ['It is an august body.'],
    ['They drove from Mar del Plata to the sea.'],
  ]);

  testDates('are not found in an undated article', [['It fell in June.'], ['It fell last June.']], null);

  testDates(
    'are resolved in an article of 2024-01-10',
    [['It opened in May.', 'May: 2023-05-01..2023-05-31 month']],
    '2024-01-10',
  );

  testDates(
    'are resolved in an article of 2024-12-10',
    [['It will open in January.', 'January: 2025-01-01..2025-01-31 month']],
    '2024-12-10',
  );
});
