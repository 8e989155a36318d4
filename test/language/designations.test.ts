import { describe, expect, it } from 'vitest';
import {
  hasOtherMonthFor,
  hasOtherNumberFor,
  hasOtherYearFor,
  lacksIdentifierOf,
} from '../../src/language/designations.ts';
import { termsOf } from '../../src/language/terms.ts';

describe('a noun with a number', () => {
  it.each<[question: string, text: string, isOther: boolean]>([
    ['when is day 1 of the concert', '20 December: concert, day 2', true],
    ['what drops in season 3', 'Season 2 drops a crown.', true],
    ['when is day 1 of the concert', 'Day 1 is on Friday, day 2 on Saturday.', false],
    ['when is day 1 of the concert', 'The concert begins on 20 December.', false],
    ['what is on june 5', 'June 6 is a holiday.', false],
    ['how many players', 'Max players: 4', false],
  ])('is another: %s – %s: %s', (question, text, isOther) => {
    expect(hasOtherNumberFor(termsOf(question), termsOf(text))).toBe(isOther);
  });
});

describe('a year', () => {
  it.each([
    ['who won best plot in 2025', 'Best plot 2026 goes to plot 29.', true],
    ['who won best plot in 2025', 'Best plot 2025 went to plot 5, and 2026 to plot 29.', false],
    ['who was captain in 2025', 'Ida was captain from 2023 to 2026.', false],
    ['who won best plot in 2025', 'Best plot goes to plot 29.', false],
    ['who won best plot', 'Best plot 2026 goes to plot 29.', false],
  ])('is another: %s – %s: %s', (question, text, isOther) => {
    expect(hasOtherYearFor(question, text)).toBe(isOther);
  });
});

describe('a month or a season', () => {
  it.each([
    ['how much did the spring raffle make', 'Raffle made £538, 18 October.', true],
    ['how much did the spring raffle make', 'Raffle made £538 for the lifeboat.', true],
    ['how much did the spring raffle make', 'The raffle of 4 May made £538.', false],
    ['how much did the spring raffle make', 'Spring fair: the raffle made £538.', false],
    ['how many came in october', '412 came in November.', true],
    ['how many came in october', '412 came.', false],
    ['how many came in october', 'From September to December, 412 came.', false],
    ['how many came in october', '412 came on 17/10/2026, 40 in March.', false],
    ['may i bring a dog in march', 'Dogs may come in May.', true],
    ['may i march', 'Dogs may come in June.', false],
  ])('is another: %s – %s: %s', (question, text, isOther) => {
    expect(hasOtherMonthFor(question, text)).toBe(isOther);
  });
});

describe('an identifier', () => {
  it.each([
    ['default of LOG_FORMAT?', 'LOG_LEVEL: info', true],
    ['default of log_level?', 'Variable: LOG_LEVEL · Default: info', false],
    ['what is the default level', 'LOG_LEVEL: info', false],
  ])('is missing: %s – %s: %s', (question, text, isMissing) => {
    expect(lacksIdentifierOf(question, text)).toBe(isMissing);
  });
});
