import { describe, expect, it } from 'vitest';
import { lacksAnswerType } from '../../src/language/answer-types.ts';
import { kindOf } from '../../src/language/question.ts';

const lacks = (question: string, text: string) => lacksAnswerType(question, kindOf(question), text);

describe('a text lacks what a question asks for', () => {
  it.each([
    ['a number', 'how many testers are there', 'Tester: gets nightly builds, apply in #testers'],
    ['a count', 'how many tickets did we sell', 'Ticket income was £1,904 in winter, £1,377 in spring.'],
    ['a time of day', 'what time does the skip lorry come', 'The skip lorry comes on Tuesdays.'],
    ['a price', 'how much is lunch', '13:00 lunch at the Pike & Reel (not included)'],
    ['a time of day', 'what time does it send its mail', 'It sends you one mail a day. Version: 0.9'],
    ['an end', 'when does pub chess finish', 'Friday · from 20:00 · Pub chess'],
    [
      'an end of a row',
      'what time does the concert finish',
      'What: Concert · Call time: 17:30 · Dress: black – red',
    ],
    ['a duration', 'how long is the talk on floppies', '12:00 – talk: "Why your floppies are dying"'],
    ['a duration', 'how long does an import take', 'import takeout /path – live photos come as two files.'],
    ['an age', 'how old is he', 'Rusty Sheds · 11 old buildings · Made by: mattock'],
    ['the price of a year', 'how much is lantern for a whole year', 'Lantern – $9 / month'],
    ['the price of a month', 'what does it cost per month', 'It costs £5 a week.'],
  ])('%s: %s – %s', (_, question, text) => {
    expect(lacks(question, text)).toBe(true);
  });

  it.each([
    ['a number in words', 'how many testers are there', 'Three testers get nightly builds.'],
    ['an amount of money', 'how many pounds did we raise', 'We raised £1,904.'],
    ['a price of nothing', 'how much is a repair', 'The repair is free.'],
    ['a time of day', 'what time does the skip lorry come', 'The skip lorry comes at noon.'],
    ['a time of day in words', 'what time does the skip lorry come', 'It comes at nine.'],
    ['hours', 'what time are you open on mondays', 'Mon: 10–20'],
    ['an end', 'when does pub chess finish', 'Friday · 20:00–23:00 · Pub chess'],
    [
      'an end in words',
      'when does pub chess finish',
      'It starts at eight and goes on until the last one leaves.',
    ],
    ['a duration', 'how long is the talk', 'The talk takes half an hour.'],
    ['a duration between two times', 'how long is the talk', 'Friday, 5pm to 6pm: the talk'],
    ['a length', 'how long is the track', 'The track is 1.2 km.'],
    ['a duration in words', 'how long does the sale last', 'It lasts as long as stocks do.'],
    ['an age', 'how old is she', "she's 27"],
    ['the year of its founding', 'how old is the club', 'It was founded in 1921.'],
    ['a limit of ages', 'how old are you supposed to be', 'You must be 16.'],
    ['the price of a year', 'how much is lantern per year', 'Lantern – $9 / month, $90 / year'],
    ['a price without a period', 'how much is lantern for a year', 'Lantern – $90'],
    ['nothing that is missing', 'what is pub chess', 'Chess in the pub.'],
  ])('not where it has %s: %s – %s', (_, question, text) => {
    expect(lacks(question, text)).toBe(false);
  });
});
