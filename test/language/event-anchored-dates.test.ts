import { describe, expect, it } from 'vitest';
import { dayOfEvent, eventAnchoredDatesIn } from '../../src/language/event-anchored-dates.ts';

/** The event-anchored dates of a sentence, resolved by other sentences of an article of 19 June 2023. */
function inferred(sentence: string, others: string[]): [words: string, day: string | null][] {
  return eventAnchoredDatesIn(sentence).map((one) => [
    sentence.slice(one.start, one.end),
    dayOfEvent(one, others, '2023-06-19'),
  ]);
}

describe('an event-anchored date', () => {
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
  ])('is resolved when the article gives the event’s day: %s', (sentence, others, words, day) => {
    expect(inferred(sentence, others)).toEqual([[words, day]]);
  });

  it.each([
    ['no other sentence reports the event', ['The council met on 4 June.']],
    ['the report gives no day', ['Blinken arrived in Beijing.', 'Blinken visited China in June.']],
    ['the report gives two days', ['Blinken was in Beijing on June 18, and his visit ended on June 19.']],
    ['two sentences do not agree', ['Blinken arrived on June 18.', 'Blinken landed in Beijing on June 17.']],
    ['the event is somebody else’s', ['Yellen arrived in Beijing on June 18.']],
    ['the day is that of a report', ['Blinken arrived, according to June 18 Reuters.']],
  ])('is not resolved when %s', (_, others) => {
    expect(inferred('The day before Blinken’s visit to China, they spoke.', others)).toEqual([
      ['The day before Blinken’s visit to China', null],
    ]);
  });

  it('is not resolved when the event has no name and the day may be that of another', () => {
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

const DAY = '2023-06-19';
const days = (sentence: string) => eventAnchoredDatesIn(sentence).map((one) => one.days);

describe('the offset of an event-anchored date', () => {
  it.each([
    ['The day before the vote', -1],
    ['a day before the vote', -1],
    ['An evening after the vote', 1],
    ['one night before the vote', -1],
    ['Two days after the vote', 2],
    ['three mornings before the vote', -3],
    ['Four days following the vote', 4],
    ['five days prior to the vote', -5],
    ['six days ahead of the vote', -6],
    ['seven days after the vote', 7],
    ['eight days after the vote', 8],
    ['nine days after the vote', 9],
    ['ten days before the vote', -10],
    ['12 days before the vote', -12],
    ['A week before the vote', -7],
    ['two weeks after the vote', 14],
    ['3 weeks after the vote', 21],
    ['On the eve of the vote', -1],
  ])('is in days: %s', (sentence, expected) => {
    expect(days(`${sentence}, they met.`)).toEqual([expected]);
  });

  it('is approximate in weeks', () => {
    const [week, day] = eventAnchoredDatesIn('A week before the vote, and a day after the visit, they met.');
    expect([week?.approximate, day?.approximate]).toEqual([true, false]);
  });

  it.each([
    ['The day before the visit of US envoys to China, they met.', ['us', 'china'], false],
    ['The day before Berg’s visit to China, they met.', ['berg', 'china'], true],
    ['The day before the visit, Ada Berg met them.', [], false],
    ['The day before the visit that China paid, they met.', [], false],
    ['The day before the visit was over in China, they met.', [], false],
    ['The day before the IT summit in China, they met.', ['it', 'china'], true],
    ['The day before the old visit of it to China, they met.', ['china'], false],
  ])('has the names of the event: %s', (sentence, names, owned) => {
    const [found] = eventAnchoredDatesIn(sentence);
    expect([found?.names.map(({ word }) => word), found?.owned]).toEqual([names, owned]);
  });

  it('ends with the description of the event', () => {
    const words = (sentence: string) =>
      eventAnchoredDatesIn(sentence).map(({ start, end }) => sentence.slice(start, end));
    for (const mark of [
      ', they',
      '; they',
      ': they',
      '. They',
      ' (they',
      ' — they',
      ' that they',
      ' is when they',
    ])
      expect(words(`On the day before the vote in Varde${mark} met.`)).toEqual([
        'the day before the vote in Varde',
      ]);
    expect(words(`The day before the vote in ${'very '.repeat(30)}old Varde`)).toHaveLength(1);
    expect(words(`The day before the ${'very '.repeat(30)}old vote`)).toEqual([]);
  });
});

describe('the day of an event', () => {
  const dayOf = (sentence: string, ...others: string[]) =>
    dayOfEvent(eventAnchoredDatesIn(sentence)[0]!, others, DAY);

  it.each([
    ['A week before the vote, they met.', ['The vote was on 12 June.'], '2023-06-05'],
    ['A week before the vote, they met.', ['The vote was on the 12 June.'], '2023-06-05'],
    // Without a name for the vote, its day must follow "on".
    ['A week before the vote, they met.', ['The vote of 12 June was close.'], null],
    ['A week before the vote in Varde, they met.', ['The vote of 12 June in Varde was close.'], '2023-06-05'],
    ['A week before the vote in Varde, they met.', ['The vote in Varde was in June.'], null],
    ['A week before the vote in Varde, they met.', ['The vote in Varde was around 12 June.'], null],
    ['A week before the vote in Varde, they met.', ['The vote in Varde has been on since 12 June.'], null],
    ['A week before the vote in Varde, they met.', ['The vote in Varde was, said 12 June Reuters.'], null],
    [
      'A week before the vote in Varde, they met.',
      ['The vote in Varde was on 12 June, 12 June.'],
      '2023-06-05',
    ],
    [
      'A week before the vote in Varde, they met.',
      ['The vote in Varde was on 12 June.', 'They met.'],
      '2023-06-05',
    ],
    ['A week before the vote in Varde, they met.', [], null],
  ] as const)('%s %j', (sentence, others, day) => {
    expect(dayOf(sentence, ...others)).toBe(day);
  });
});
