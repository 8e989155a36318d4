import { describe, expect, it } from 'vitest';
import {
  askedDateTermsOf,
  dateTermsOf,
  isDateTerm,
  publishedTermsOf,
} from '../../src/language/date-terms.ts';
import type { Term } from '../../src/language/terms.ts';

/** A Monday. */
const PUBLISHED = '2023-06-19';
const keys = (terms: readonly Term[]) => terms.map(({ key }) => key);

describe('the dates of a sentence', () => {
  it.each([
    ['They met on Sunday.', ['@2023-06-18', '@2023-06', '@2023']],
    ['They met in June 2021.', ['@2021-06', '@2021']],
    ['They met in 2019.', ['@2019']],
    ['They met from 3 to 5 May 2019.', ['@2019-05', '@2019']],
    ['They met from 30 April to 2 May 2019.', ['@2019']],
    ['They met from December 2019 to January 2020.', []],
    ['It has been so since 5 May 2019.', ['@2019-05-05', '@2019-05', '@2019']],
    ['It has been so since 2019.', ['@2019']],
    ['It has been so since the 1990s.', []],
    ['They will meet in the coming months.', []],
    ['They met.', []],
    ['They meet every Sunday.', []],
    ['They met on 02/01/2025.', ['@2025-01-02', '@2025-01', '@2025', '@2025-02-01', '@2025-02']],
    ['They met in 2019 and in 2020.', ['@2019', '@2020']],
  ])('are terms, each with its month and year: %s', (sentence, expected) => {
    expect(keys(dateTermsOf(sentence, PUBLISHED))).toEqual(expected);
  });

  it('have the offsets of their words', () => {
    expect(dateTermsOf('They met in 2019.', null)).toEqual([
      { word: '@2019', key: '@2019', stop: false, letters: 'lower', capital: false, start: 12, end: 16 },
    ]);
  });

  it('follow the order of day and month when it is known', () => {
    expect(keys(dateTermsOf('They met on 02/01/2025.', null, 'dmy'))).toEqual([
      '@2025-01-02',
      '@2025-01',
      '@2025',
    ]);
  });

  it('are only complete dates in an undated article', () => {
    expect(keys(dateTermsOf('They met on Sunday, and on 5 May 2019.', null))).toEqual([
      '@2019-05-05',
      '@2019-05',
      '@2019',
    ]);
  });
});

describe('the day of an article', () => {
  it('is a term with its month and year, without offsets', () => {
    expect(publishedTermsOf(PUBLISHED).map(({ key, start, end }) => [key, start, end])).toEqual([
      ['@2023-06-19', 0, 0],
      ['@2023-06', 0, 0],
      ['@2023', 0, 0],
    ]);
    expect(keys(publishedTermsOf('0987-01-02'))).toEqual(['@0987-01-02', '@0987-01', '@987']);
    expect(publishedTermsOf(null)).toEqual([]);
  });
});

describe('the dates of a question', () => {
  it.each([
    ['What happened on 5 May 2019?', null, ['@2019-05-05']],
    ['What happened in May 2019?', null, ['@2019-05']],
    ['What happened in 2019?', null, ['@2019']],
    ['What happened since 2019?', null, ['@2019']],
    ['What happened since May 2019?', null, ['@2019-05']],
    ['What happened in 2019 and 2020?', null, ['@2019', '@2020']],
    ['What happened on 02/01/2025?', null, ['@2025-01-02', '@2025-02-01']],
    ['What happened on Sunday?', null, []],
    ['What happened yesterday?', PUBLISHED, ['@2023-06-18']],
    ['What happened?', PUBLISHED, []],
  ] as const)('have only their most exact term: %s', (question, asked, expected) => {
    expect(keys(askedDateTermsOf(question, asked))).toEqual(expected);
  });
});

it('a date term is recognised by its first character, which no word has', () => {
  expect(isDateTerm({ key: '@2019' })).toBe(true);
  expect(isDateTerm({ key: '2019' })).toBe(false);
  expect(isDateTerm({ key: 'a@b' })).toBe(false);
});
