import { describe, expect, it } from 'vitest';
import { lacksAnswerType } from '../../src/language/answer-types.ts';
import { kindOf } from '../../src/language/question.ts';

const lacks = (question: string, text: string) => lacksAnswerType(question, kindOf(question), text);

describe('a text lacks what a question asks for', () => {
  it.each([
    ['a number', 'how many testers are there', 'Tester: gets nightly builds, apply in #testers'],
    ['a time of day', 'what time does the skip lorry come', 'The skip lorry comes on Tuesdays.'],
    ['an end', 'when does pub chess finish', 'Friday · from 20:00 · Pub chess'],
    ['the price of a year', 'how much is lantern for a whole year', 'Lantern – $9 / month'],
    ['the price of a month', 'what does it cost per month', 'It costs £5 a week.'],
  ])('%s: %s – %s', (_, question, text) => {
    expect(lacks(question, text)).toBe(true);
  });

  it.each([
    ['a number in words', 'how many testers are there', 'Three testers get nightly builds.'],
    ['a price of nothing', 'how much is a repair', 'The repair is free.'],
    ['a time of day', 'what time does the skip lorry come', 'The skip lorry comes at noon.'],
    ['an end', 'when does pub chess finish', 'Friday · 20:00–23:00 · Pub chess'],
    [
      'an end in words',
      'when does pub chess finish',
      'It starts at eight and goes on until the last one leaves.',
    ],
    ['the price of a year', 'how much is lantern per year', 'Lantern – $9 / month, $90 / year'],
    ['a price without a period', 'how much is lantern for a year', 'Lantern – $90'],
    ['nothing that is missing', 'what is pub chess', 'Chess in the pub.'],
  ])('not where it has %s: %s – %s', (_, question, text) => {
    expect(lacks(question, text)).toBe(false);
  });
});
