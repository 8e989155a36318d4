import { describe, expect, it } from 'vitest';
import { dayOfEvent, eventAnchoredDatesIn } from '../../src/language/event-anchored-dates.ts';

const DAY = '2023-06-19';
const days = (sentence: string) => eventAnchoredDatesIn(sentence).map((one) => one.days);

describe('how long before or after an event', () => {
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
  ])('is said in days: %s', (sentence, expected) => {
    expect(days(`${sentence}, they met.`)).toEqual([expected]);
  });

  it('is about right when it is said in weeks', () => {
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
  ])('comes with the names of the event: %s', (sentence, names, owned) => {
    const [found] = eventAnchoredDatesIn(sentence);
    expect([found?.names.map(({ word }) => word), found?.owned]).toEqual([names, owned]);
  });

  it('ends where the naming of the event does', () => {
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
    // Which vote that was, is not said: only a day that something was on counts.
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
