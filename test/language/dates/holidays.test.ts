import { describe } from 'vitest';
import { testDates } from './test-dates.ts';

describe('holidays', () => {
  testDates('are resolved', [
    ["They met on New Year's Day.", "New Year's Day: 2024-01-01"],
    [
      'We will be shut on xmas eve and on new years day.',
      'xmas eve: 2024-12-24',
      'new years day: 2025-01-01',
    ],
    ['They will meet on New Year’s Eve.', 'New Year’s Eve: 2024-12-31'],
    ['Offices shut on Martin Luther King Jr. Day 2024.', 'Martin Luther King Jr. Day 2024: 2024-01-15'],
    ['Offices shut on MLK Day 2025.', 'MLK Day 2025: 2025-01-20'],
    ['He spoke on Inauguration Day 2021.', 'Inauguration Day 2021: 2021-01-20'],
    ['It was Groundhog Day 2024.', 'Groundhog Day 2024: 2024-02-02'],
    ["They met on Valentine's Day.", "Valentine's Day: 2024-02-14"],
    ["Offices shut on Presidents' Day 2024.", "Presidents' Day 2024: 2024-02-19"],
    ["They drank on St. Patrick's Day.", "St. Patrick's Day: 2024-03-17"],
    ["It was April Fools' Day.", "April Fools' Day: 2024-04-01"],
    ['It was Ash Wednesday 2024.', 'Ash Wednesday 2024: 2024-02-14'],
    ['It was Palm Sunday 2024.', 'Palm Sunday 2024: 2024-03-24'],
    ['It was Maundy Thursday 2024.', 'Maundy Thursday 2024: 2024-03-28'],
    ['It was Good Friday 2025.', 'Good Friday 2025: 2025-04-18'],
    ['It was Easter Monday 2025.', 'Easter Monday 2025: 2025-04-21'],
    ['It was Easter Sunday 2023.', 'Easter Sunday 2023: 2023-04-09'],
    ['It was Easter 2038.', 'Easter 2038: 2038-04-25'],
    ['They marched on May Day.', 'May Day: 2024-05-01'],
    ['It was Memorial Day.', 'Memorial Day: 2023-05-29'],
    ['It was Juneteenth 2023.', 'Juneteenth 2023: 2023-06-19'],
    ['It was the Fourth of July 2023.', 'the Fourth of July 2023: 2023-07-04'],
    ['It was Bastille Day 2023.', 'Bastille Day 2023: 2023-07-14'],
    ['It was Labor Day 2023.', 'Labor Day 2023: 2023-09-04'],
    ['It was Columbus Day 2023.', 'Columbus Day 2023: 2023-10-09'],
    ['They met on Halloween.', 'Halloween: 2023-10-31'],
    ["It was All Saints' Day 2023.", "All Saints' Day 2023: 2023-11-01"],
    ['It was Election Day 2024.', 'Election Day 2024: 2024-11-05'],
    ['It was Election Day 2022.', 'Election Day 2022: 2022-11-08'],
    ['It was Veterans Day 2023.', 'Veterans Day 2023: 2023-11-11'],
    ['It was Thanksgiving Day 2023.', 'Thanksgiving Day 2023: 2023-11-23'],
    ['It was Black Friday 2023.', 'Black Friday 2023: 2023-11-24'],
    ['It was Cyber Monday 2023.', 'Cyber Monday 2023: 2023-11-27'],
    ['They met on Christmas Eve.', 'Christmas Eve: 2023-12-24'],
    ['They met on Boxing Day.', 'Boxing Day: 2023-12-26'],
    ['They met last Christmas.', 'last Christmas: 2023-12-25'],
    ['They will meet next Christmas.', 'next Christmas: 2024-12-25'],
    ['They met on Christmas last year.', 'Christmas last year: 2023-12-25'],
    ['They will meet at Easter next year.', 'Easter next year: 2025-04-20'],
    ['They met at Easter this year.', 'Easter this year: 2024-03-31'],
    ["They met last year's Halloween.", "last year's Halloween: 2023-10-31"],
    ['They met this Easter.', 'this Easter: 2024-03-31'],
    ['They met last Easter.', 'last Easter: 2024-03-31'],
    ['They will meet next Easter.', 'next Easter: 2025-04-20'],
    ["International women's day was wet.", "International women's day: 2024-03-08"],
    ["They marched on International Women's Day.", "International Women's Day: 2024-03-08"],
    ["Offices shut on President's Day 2024.", "President's Day 2024: 2024-02-19"],
    ['Offices shut on Presidents Day 2024.', 'Presidents Day 2024: 2024-02-19'],
  ]);

  testDates('are not found in', [
    ['They sold Easter eggs and Christmas cards.'],
    ['The Halloween party was loud.'],
    ['May Day parades were held.'],
  ]);

  testDates('are not found in an undated article', [['They met at Christmas.']], null);

  testDates(
    'are resolved in an undated article',
    [['They met at Christmas 2022.', 'Christmas 2022: 2022-12-25']],
    null,
  );
});
