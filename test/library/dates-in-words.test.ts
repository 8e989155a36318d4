import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/day.ts';
import { english } from '../../src/i18n/translator.ts';
import { resolveDates } from '../../src/language/dates.ts';
import type { Event } from '../../src/library/answers.ts';
import { daysInWords, publishedInWords } from '../../src/library/dates-in-words.ts';

/** The days in English. Releases of ICU differ in the blanks around a dash. */
const inEnglish = (event: Parameters<typeof daysInWords>[1]) =>
  daysInWords(english, event).replace(/\s*–\s*/, '–');

describe('days in words', () => {
  it.each<[Event['grain'], Day, Day | null, boolean, string]>([
    ['day', '2023-06-18', '2023-06-18', false, '18 June 2023'],
    ['day', '2023-06-18', '2023-06-18', true, 'about 18 June 2023'],
    ['day', '2023-06-18', null, false, 'since 18 June 2023'],
    ['week', '2023-06-19', '2023-06-25', false, 'the week of 19 June 2023'],
    ['weekend', '2023-06-17', '2023-06-18', false, 'the weekend of 17 June 2023'],
    ['month', '2022-08-01', '2022-08-31', false, 'August 2022'],
    ['month', '2023-05-01', '2023-05-31', true, 'about May 2023'],
    ['quarter', '2022-07-01', '2022-09-30', false, 'Q3 2022'],
    ['season', '2020-03-01', '2020-05-31', false, 'spring 2020'],
    ['season', '2023-12-01', '2024-02-29', false, 'winter 2023–2024'],
    ['season', '2023-12-01', null, false, 'since winter 2023–2024'],
    ['year', '2023-01-01', '2023-12-31', false, '2023'],
    ['year', '1949-01-01', null, false, 'since 1949'],
    ['year', '1949-01-01', null, true, 'since about 1949'],
    ['year', '0987-01-01', '0987-12-31', false, '987'],
    ['decade', '1990-01-01', '1999-12-31', false, 'the 1990s'],
    ['decade', '1990-01-01', null, false, 'since the 1990s'],
    ['century', '1800-01-01', '1899-12-31', false, 'the 19th century'],
    ['century', '2000-01-01', '2099-12-31', false, 'the 21st century'],
    ['century', '0001-01-01', '0099-12-31', false, 'the 1st century'],
    ['interval', '2023-06-18', '2023-06-20', false, '18–20 June 2023'],
    ['interval', '2023-06-28', '2023-07-02', false, '28 June–2 July 2023'],
    ['interval', '2023-12-28', '2024-01-02', false, '28 December 2023–2 January 2024'],
    ['interval', '2023-01-01', '2023-06-30', false, 'January–June 2023'],
    ['interval', '2023-11-01', '2024-02-29', false, 'November 2023–February 2024'],
    ['interval', '1939-01-01', '1945-12-31', false, '1939–1945'],
    ['interval', '1939-01-01', '1945-12-31', true, 'about 1939–1945'],
    ['interval', '1939-09-01', null, false, 'since 1 September 1939'],
    ['interval', '9999-12-01', '9999-12-31', false, 'December 9999'],
  ])('are those of a %s, %s to %s, approximate %s: %s', (grain, from, to, approximate, words) => {
    expect(inEnglish({ grain, from, to, approximate })).toBe(words);
  });

  it('are both possible days of an ambiguous date', () => {
    const either = { from: '2025-01-02', or: '2025-02-01', grain: 'day', approximate: false } as const;
    expect(daysInWords(english, { ...either, to: '2025-01-02' })).toBe('2 January 2025 or 1 February 2025');
    expect(daysInWords(english, { ...either, to: null })).toBe('since 2 January 2025 or 1 February 2025');
  });

  it('are resolved to the same days again', () => {
    for (const words of ['18 June 2023', 'August 2022', 'spring 2020', '1949', 'the 1990s', 'Q3 2022']) {
      const [date] = resolveDates(`They met in ${words}.`, '2023-06-19');
      expect(date && daysInWords(english, { ...date, from: date.from! })).toBe(words);
    }
  });
});

describe('the day of an article in words', () => {
  it('is when it was published, or “undated”', () => {
    expect(publishedInWords(english, '2023-06-19')).toBe('published 19 June 2023');
    expect(publishedInWords(english, null)).toBe('undated');
  });
});
