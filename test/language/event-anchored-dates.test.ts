import { describe, expect, it } from 'vitest';
import { dayOfEvent, eventAnchoredDatesIn } from '../../src/language/event-anchored-dates.ts';

/** What a sentence reckons from an event, and on which day that is by the other sentences; published 19 June 2023. */
function inferred(sentence: string, others: string[]): [words: string, day: string | null][] {
  return eventAnchoredDatesIn(sentence).map((one) => [
    sentence.slice(one.start, one.end),
    dayOfEvent(one, others, '2023-06-19'),
  ]);
}

describe('a time that is reckoned from an event', () => {
  it.each([
    [
      'The day before Blinken’s visit to China, the White House announced a meeting.',
      ['US Secretary of State Anthony Blinken arrived in Beijing on June 18.'],
      'The day before Blinken’s visit to China',
      '2023-06-17',
    ],
    [
      'Two days after the storm, the harbour opened again.',
      ['The storm closed the harbour on Thursday.'],
      'Two days after the storm',
      '2023-06-17',
    ],
    [
      'She resigned the day after the vote in Lindholm.',
      ['Lindholm voted on 4 June.'],
      'the day after the vote in Lindholm',
      '2023-06-05',
    ],
    [
      'On the eve of the summit in Varde, ministers met.',
      ['The summit in Varde began on 10 June.', 'Ministers spoke at the summit in Varde on 10 June.'],
      'On the eve of the summit in Varde',
      '2023-06-09',
    ],
    [
      'The day before Ada Berg died, she wrote a letter.',
      ['Ada Berg died on 3 May 2023.'],
      'The day before Ada Berg died',
      '2023-05-02',
    ],
    [
      'The day after Berg’s visit, the price rose.',
      ['Berg left Varde on 7 June.', 'Berg arrived in Varde on 5 June.'],
      'The day after Berg’s visit',
      '2023-06-08',
    ],
  ])('is a day where the article gives the event’s: %s', (sentence, others, words, day) => {
    expect(inferred(sentence, others)).toEqual([[words, day]]);
  });

  it.each([
    ['no other sentence tells of the event', ['The council met on 4 June.']],
    ['it gives no day', ['Blinken arrived in Beijing.', 'Blinken visited China in June.']],
    ['it gives two days', ['Blinken was in Beijing on June 18, and his visit ended on June 19.']],
    ['two sentences do not agree', ['Blinken arrived on June 18.', 'Blinken landed in Beijing on June 17.']],
    ['somebody else’s is meant', ['Yellen arrived in Beijing on June 18.']],
    ['the day is that of a report', ['Blinken arrived, according to June 18 Reuters.']],
  ])('is none where %s', (_, others) => {
    expect(inferred('The day before Blinken’s visit to China, they spoke.', others)).toEqual([
      ['The day before Blinken’s visit to China', null],
    ]);
  });

  it('is none where it is not said whose, and the day may be that of another', () => {
    expect(inferred('The day before the visit, they spoke.', ['Blinken arrived on June 18.'])).toEqual([
      ['The day before the visit', null],
    ]);
  });

  it.each([
    'The day before yesterday, they spoke.',
    'Two days after she had written, they spoke.',
    'The day after, they spoke.',
    'The weeks before the price rose were quiet.',
    'The day before dinner they spoke.',
  ])('is not in “%s”', (sentence) => {
    expect(eventAnchoredDatesIn(sentence)).toEqual([]);
  });
});
