import { performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Day } from '../../src/day.ts';
import { resolveDates } from '../../src/language/dates.ts';
import { type Cases, formatDate, PUBLISHED, testDates } from './dates/test-dates.ts';

function dates(sentence: string, published: Day | null = PUBLISHED): string[] {
  return resolveDates(sentence, published).map(formatDate);
}

const KINDS: Record<string, Cases> = {
  'days written in full': [
    ['He arrived on 18 June 2023.', '18 June 2023: 2023-06-18'],
    ['It fell on Friday, Sept. 11, 1992.', 'Friday, Sept. 11, 1992: 1992-09-11'],
    [
      'Dated 2023-06-18 and 19.06.2023, it was filed on 6/20/2023.',
      '2023-06-18: 2023-06-18',
      '19.06.2023: 2023-06-19',
      '6/20/2023: 2023-06-20',
    ],
    ['The first of March 1931 was a Sunday.', 'The first of March 1931: 1931-03-01'],
    ['It was signed on june 18 , 2023 .', 'june 18 , 2023: 2023-06-18'],
    ['Nothing happened on June 31, 2023, or on 2023-02-29.'],
  ],
  'days without a year, resolved by the tense': [
    ['It opened on December 5.', 'December 5: 2023-12-05'],
    ['It will open on December 5.', 'December 5: 2024-12-05'],
    ['It closed on 10 May.', '10 May: 2024-05-10'],
    ['The Jan. 12 quake killed nine.', 'Jan. 12: 2024-01-12'],
    ['A hearing is set for Wednesday, January 15.', 'Wednesday, January 15: 2025-01-15'],
    ['She was born on Feb. 29.', 'Feb. 29: 2024-02-29'],
    ['Ballots are due on the 20th.', 'the 20th: 2024-05-20'],
    ['He was hurt in the Sept. 11 attacks.', 'Sept. 11: 2001-09-11'],
  ],
  'weekdays, resolved by the tense': [
    ['The ministry said on Thursday that it was ready.', 'Thursday: 2024-05-16'],
    ['The ministry said on Friday that it was ready.', 'Friday: 2024-05-10'],
    ['Talks will resume on Friday.', 'Friday: 2024-05-17'],
    ['He said Monday he would resign.', 'Monday: 2024-05-13'],
    ['He told them on Tuesday to return on Saturday.', 'Tuesday: 2024-05-14', 'Saturday: 2024-05-18'],
    ['The vote on Sunday is expected to be close.', 'Sunday: 2024-05-19'],
    ['Prices rose ahead of Friday’s deadline.', 'Friday: 2024-05-17'],
    ['He could not be reached on Wednesday.', 'Wednesday: 2024-05-15'],
    ['She has until Monday to reply.', 'Monday: 2024-05-20'],
    ['Rain has fallen since Monday.', 'Monday: 2024-05-13'],
    [
      'Last Thursday it rained; next Thursday it will not.',
      'Last Thursday: 2024-05-09',
      'next Thursday: 2024-05-23',
    ],
    [
      'They met on Tuesday and Wednesday of last week.',
      'Tuesday: 2024-05-07',
      'Wednesday of last week: 2024-05-08',
    ],
    ['The final is on Sunday (June 2).', 'Sunday: 2024-06-02', 'June 2: 2024-06-02'],
  ],
  'days relative to the article’s': [
    ['He left yesterday and returns tomorrow.', 'yesterday: 2024-05-15', 'tomorrow: 2024-05-17'],
    ['Earlier in the day it rained.', 'Earlier in the day: ~2024-05-16'],
    [
      'It rained last night, and the day before yesterday.',
      'last night: 2024-05-15',
      'the day before yesterday: 2024-05-14',
    ],
    ['The ship sank three days ago.', 'three days ago: 2024-05-13'],
    ['The truce ends in two days.', 'in two days: 2024-05-18'],
  ],
  'weeks from Monday, weekends, months, years': [
    ['It rained last week.', 'last week: 2024-05-06..2024-05-12 week'],
    ['It will rain early next week.', 'early next week: ~2024-05-20..2024-05-26 week'],
    ['It rained over the weekend.', 'the weekend: 2024-05-11..2024-05-12 weekend'],
    ['It will rain this weekend.', 'this weekend: 2024-05-18..2024-05-19 weekend'],
    ['Two weeks ago it rained.', 'Two weeks ago: ~2024-04-29..2024-05-05 week'],
    ['It opens in the week of June 5.', 'June 5: 2024-06-03..2024-06-09 week'],
    [
      'Rates rose last month and will fall next year.',
      'last month: 2024-04-01..2024-04-30 month',
      'next year: 2025-01-01..2025-12-31 year',
    ],
    ['By the end of the year it will be shut.', 'By the end of the year: ~2024-01-01..2024-12-31 year'],
    ['They met five years ago.', 'five years ago: ~2019-01-01..2019-12-31 year'],
  ],
  months: [
    ['In May 1968 Paris rose.', 'May 1968: 1968-05-01..1968-05-31 month'],
    ['He resigned in August.', 'August: 2023-08-01..2023-08-31 month'],
    ['He will resign in August.', 'August: 2024-08-01..2024-08-31 month'],
    ['It was late March.', 'late March: ~2024-03-01..2024-03-31 month'],
    ['Its April report is out.', 'April: 2024-04-01..2024-04-30 month'],
    ['It shut in June last year.', 'June last year: 2023-06-01..2023-06-30 month'],
    [
      'Sales fell in April and May 2023.',
      'April: 2023-04-01..2023-04-30 month',
      'May 2023: 2023-05-01..2023-05-31 month',
    ],
  ],
  'years, decades, centuries': [
    ['In 2018 they met.', '2018: 2018-01-01..2018-12-31 year'],
    ['It has stood since 1949.', '1949: 1949-01-01.. year'],
    ['The 2020 election split them.', '2020: 2020-01-01..2020-12-31 year'],
    ['It dates from about 1685, they say.', '1685: ~1685-01-01..1685-12-31 year'],
    ['Revenue for fiscal 2023 rose.', 'fiscal 2023: ~2023-01-01..2023-12-31 year'],
    ['He left in nineteen ninety-six.', 'nineteen ninety-six: 1996-01-01..1996-12-31 year'],
    [
      'Jazz of the 1920s and the late ’50s.',
      'the 1920s: 1920-01-01..1929-12-31 decade',
      'late ’50s: ~1950-01-01..1959-12-31 decade',
    ],
    [
      'Mills of the 18th and early 19th centuries.',
      'the 18th: 1700-01-01..1799-12-31 century',
      'early 19th centuries: ~1800-01-01..1899-12-31 century',
    ],
  ],
  'quarters, halves, seasons': [
    ['Sales rose in Q3 2022.', 'Q3 2022: 2022-07-01..2022-09-30 quarter'],
    ['First-quarter profit fell.', 'First-quarter: 2024-01-01..2024-03-31 quarter'],
    ['It will lose money in the fourth quarter.', 'the fourth quarter: 2024-10-01..2024-12-31 quarter'],
    [
      'Exports fell in the first half of last year.',
      'the first half of last year: 2023-01-01..2023-06-30 interval',
    ],
    [
      'In the first nine months of 2023 it rained.',
      'the first nine months of 2023: 2023-01-01..2023-09-30 interval',
    ],
    ['It spread in the spring of 2020.', 'the spring of 2020: 2020-03-01..2020-05-31 season'],
    ['Fares fell last winter.', 'last winter: 2023-12-01..2024-02-29 season'],
  ],
  ranges: [
    ['The summit was held June 18-20, 2023.', 'June 18-20, 2023: 2023-06-18..2023-06-20 interval'],
    ['From Monday to Wednesday it rained.', 'From Monday to Wednesday: 2024-05-13..2024-05-15 interval'],
    [
      'It ran from December 28 to January 3.',
      'from December 28 to January 3: 2023-12-28..2024-01-03 interval',
    ],
    [
      'Between May 2022 and June 2023 nine left.',
      'Between May 2022 and June 2023: 2022-05-01..2023-06-30 interval',
    ],
    ['The 1914-18 war killed a million.', '1914-18: 1914-01-01..1918-12-31 interval'],
    [
      'Abel Marsh (March 3, 1934 – May 1, 2024) sang.',
      'March 3, 1934 – May 1, 2024: 1934-03-03..2024-05-01 interval',
    ],
    ['The game was moved from Friday to Sunday.', 'Friday: 2024-05-17', 'Sunday: 2024-05-19'],
  ],
  holidays: [
    ['The attack came on Christmas Day.', 'Christmas Day: 2023-12-25'],
    ['It will open on Thanksgiving.', 'Thanksgiving: 2024-11-28'],
    [
      'Shops were shut on Good Friday and Easter Monday.',
      'Good Friday: 2024-03-29',
      'Easter Monday: 2024-04-01',
    ],
    ['Memorial Day 2023 was wet.', 'Memorial Day 2023: 2023-05-29'],
    ['The Christmas tree fell on Black Friday.', 'Black Friday: 2023-11-24'],
  ],
  'vague times of the future': [
    ['More will follow in the coming months.', 'in the coming months: vague'],
    ['It will change over the next few years.', 'over the next few years: vague'],
  ],
  'not durations and event-anchored dates': [
    ['They talked for five and a half hours, for the first time in five years.'],
    ['The following day he left; two weeks later he was back.'],
    ['The day before the visit, the roads were paved.'],
    ['A year earlier the profit was higher, and in the past decade it doubled.'],
    ['The cave was painted 30,000 years ago.'],
  ],
  'not names, verbs and recurring times': [
    ['Theresa May and April Jones may march with June Osei.'],
    ['The Sun and the Sunday Times sat with Mon Laferte.'],
    ['Sheffield Wednesday train every Monday, on Fridays and one Saturday.'],
    ['At the end of the day, the fall was no fall.'],
  ],
  'not numbers of other things': [
    ['Flight 1549 left gate 17 at 19:40 with 2000 people on board.'],
    ['They won 21-14; 1,984 voted, some 2010 workers struck, and it cost $2024.'],
    ['Article 5.1 and Resolution 1973 bind 10 to 12 members, 24/7.'],
    ['He lives at 1600 Pennsylvania Avenue; call 555-2024.'],
    ['The asteroid 2024 YR4 missed by 1920 km.'],
  ],
};

describe('the dates of a sentence', () => {
  for (const [kind, cases] of Object.entries(KINDS)) testDates(`are ${kind}`, cases);

  it('tell how they were resolved', () => {
    const bases = (sentence: string) => resolveDates(sentence, PUBLISHED).map(({ basis }) => basis);
    expect(bases('On June 1, 2020, on June 1, on Monday and yesterday.')).toEqual([
      'explicit',
      'year-inferred',
      'weekday',
      'relative',
    ]);
  });

  it('need the article’s day only when they are not written in full', () => {
    expect(dates('On 18 June 2023, in May 2020, in the 1990s.', null)).toHaveLength(3);
    expect(dates('On Monday, June 3, last week, in May, five years ago, at Christmas.', null)).toEqual([]);
  });

  it('of a question are read in lower case, too', () => {
    expect(dates('what did he say in march 2023 and on monday?')).toEqual([
      'march 2023: 2023-03-01..2023-03-31 month',
      'monday: 2024-05-13',
    ]);
    expect(dates('may i ask what happened on may 5?')).toEqual(['may 5: 2024-05-05']);
  });
});

const WORDS =
  'on in from to between and since by until the of last next this first second week weekend month year years decade century quarter half end early late mid ago day days today yesterday tomorrow Monday Friday weekend May June march Sept. Dec Christmas Easter summer winter 5 18th 31 1949 2024 1990s 90s 2024-06-05 06/07/2024 Q3 H1 FY24 will was said , - – ( ) . \' ’s "'.split(
    ' ',
  );
const sentence = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...WORDS) },
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    {
      maxLength: 40,
    },
  )
  .chain((words) => fc.constantFrom(' ', ' ', '', '  ').map((gap) => words.join(gap)));
const published = fc.constantFrom<Day | null>(null, '2024-02-29', '2024-12-31', '0001-01-01', '9999-12-31');

describe('the dates of any text', () => {
  it('are within it, in order and without overlap, and exist in the calendar', () => {
    fc.assert(
      fc.property(sentence, published, (text, day) => {
        let last = 0;
        for (const { start, end, text: words, from, to, grain } of resolveDates(text, day)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(words).toBe(text.slice(start, end));
          if (grain === 'vague') expect([from, to]).toEqual([null, null]);
          else expect(from! <= to!).toBe(true);
          last = end;
        }
      }),
      { seed: 42, numRuns: 3_000 },
    );
  });

  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  // A thread has the time zone of its process, and mutation tests run in threads.
  it.runIf(isMainThread)('are the same in every time zone', () => {
    const all = Object.values(KINDS).flatMap((cases) => cases.map(([one]) => one));
    const inZone = (name: string) => {
      process.env.TZ = name;
      return { offset: new Date(0).getTimezoneOffset(), found: all.map((one) => dates(one)) };
    };
    const [east, west, here] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'].map(inZone);
    expect(east!.offset).not.toBe(west!.offset);
    expect(east!.found).toEqual(here!.found);
    expect(west!.found).toEqual(here!.found);
  });

  it.each([
    '1-',
    'June ',
    '2024 ',
    'the first ',
    'last ',
    'between 2019 and ',
    "'90s ",
    'Monday to ',
    '一',
    '. ',
  ])('are found in linear time, however often %j is repeated', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const start = performance.now();
    resolveDates(text, PUBLISHED);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
