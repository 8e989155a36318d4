import { describe, expect, it } from 'vitest';
import { ANY_NUMBER, askedNumberIn, boundIn, rangeIn } from '../../src/language/number-ranges.ts';
import { keysOf } from '../../src/language/terms.ts';

/** The numbers from 10 to 14 that are in a range. */
function within(range: ReturnType<typeof rangeIn>) {
  return range && [10, 11, 12, 13, 14].filter(range);
}

describe('the range that a cell is', () => {
  it.each([
    ['11–13', [11, 12, 13]],
    ['11 to 13 years', [11, 12, 13]],
    ['ages 11-13', [11, 12, 13]],
    ['13+', [13, 14]],
    ['13 and over', [13, 14]],
    ['13 or older (with a note)', [13, 14]],
    ['from 13', [13, 14]],
    ['at least 13 players', [13, 14]],
    ['over 12', [13, 14]],
    ['under 12', [10, 11]],
    ['12 and under', [10, 11, 12]],
    ['up to 12', [10, 11, 12]],
    ['max. 12', [10, 11, 12]],
    ['under 1,900', [10, 11, 12, 13, 14]],
  ])('%s', (cell, numbers) => {
    expect(within(rangeIn(cell))).toEqual(numbers);
  });

  it.each(['all ages', 'any rating'])('is that of every number for %s', (cell) => {
    expect(rangeIn(cell)).toBe(ANY_NUMBER);
  });

  it.each(['12', '', 'on request', '12–14–16', 'from 3 to 5 pm on 2 days', 'under the bridge'])(
    'is none in %j',
    (cell) => {
      expect(rangeIn(cell)).toBeNull();
    },
  );

  it('is bounded by one number below a name for bounds', () => {
    expect(within(boundIn('12', keysOf('Max players')))).toEqual([10, 11, 12]);
    expect(within(boundIn('12', keysOf('Minimum age')))).toEqual([12, 13, 14]);
    expect(boundIn('12', keysOf('Players'))).toBeNull();
    expect(boundIn('some', keysOf('Max players'))).toBeNull();
  });
});

describe('the number of a question', () => {
  it.each([
    ['how much is it for my 13 yr old', 13, 'age'],
    ['is there anything for an 8-year-old?', 8, 'age'],
    ['im 13 what can i play', 13, 'age'],
    ['my daughter is 13, can she come', 13, 'age'],
    ['15yo here', 15, 'age'],
    ['which group for kids aged 9', 9, 'age'],
    ['which section can i play with a rating of 1550', 1550, 'rate'],
    ['game for 5 players', 5, 'player'],
    ['what opens at level 12', 12, 'level'],
  ])('is an age, or that of the word beside it: %s', (question, value, name) => {
    const found = askedNumberIn(question);
    expect(found?.value).toBe(value);
    expect([...found!.names]).toEqual([name]);
  });

  it.each(['i am 20 minutes late', 'what does it cost', 'what is new in 3.4'])(
    'is no age in: %s',
    (question) => {
      expect([...(askedNumberIn(question)?.names ?? [])]).not.toContain('age');
    },
  );
});
