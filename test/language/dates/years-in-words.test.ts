import { describe, expect, it } from 'vitest';
import { yearNumber } from '../../../src/language/dates/years-in-words.ts';
import { testDates } from './test-dates.ts';

describe('a written year', () => {
  it.each([
    ['1786', 1786],
    ['70 AD', 70],
    ['AD 70', 70],
    ["'98", 1998],
    ['’23', 2023],
    ['12', 2012],
    ['30', 1930],
    ['nineteen eighty-one', 1981],
    ['eighteen twelve', 1812],
    ['nineteen oh five', 1905],
    ['nineteen hundred', 1900],
    ['eighteen hundred and five', 1805],
    ['two thousand and nineteen', 2019],
    ['twenty twenty', 2020],
    ['7', Number.NaN],
  ])('has its number: %s', (text, year) => {
    expect(yearNumber(text, '2024-05-16')).toBe(year);
  });

  it('of two digits is of the last century from 69 on, without an article’s day', () => {
    expect([yearNumber("'68", null), yearNumber("'69", null)]).toEqual([2068, 1969]);
  });

  testDates('may follow a day, a month or a quarter', [
    [
      'It was the twenty-sixth of June nineteen eighty-one.',
      'the twenty-sixth of June nineteen eighty-one: 1981-06-26',
    ],
    ['It fell on 10 August 70 AD.', '10 August 70 AD: 0070-08-10'],
    ['It fell in A.D. 800.', 'A.D. 800: 0800-01-01..0800-12-31 year'],
    ["It began in June '44.", "June '44: 1944-06-01..1944-06-30 month"],
    [
      "It rose in Q2 '23, in 2023Q3 and 4Q22.",
      "Q2 '23: 2023-04-01..2023-06-30 quarter",
      '2023Q3: 2023-07-01..2023-09-30 quarter',
      '4Q22: 2022-10-01..2022-12-31 quarter',
    ],
    [
      'It rose in 1H 2023, H2/2022 and 2021-H1.',
      '1H 2023: 2023-01-01..2023-06-30 interval',
      'H2/2022: 2022-07-01..2022-12-31 interval',
      '2021-H1: 2021-01-01..2021-06-30 interval',
    ],
    ['It was so in the year 476.', '476: 0476-01-01..0476-12-31 year'],
    ['It ran from 06/2004 to 08-2005.', 'from 06/2004 to 08-2005: 2004-06-01..2005-08-31 interval'],
  ]);

  testDates('before our era is none, nor what is counted', [
    ['He was killed on 15 March 44 BC.'],
    ['They sold two thousand and fifty seats.'],
    ['Of nineteen twenty-year-olds nine came.'],
  ]);
});
