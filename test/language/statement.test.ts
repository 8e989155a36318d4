import { describe, expect, it } from 'vitest';
import { readStatement, valuesOfLabel } from '../../src/language/statement.ts';

const valuesOf = (sentence: string) =>
  readStatement(sentence).values.map(({ kind, value, unit, identifies }) =>
    [kind, value, unit, identifies ? 'identifies' : ''].filter(Boolean).join(' '),
  );

describe('the values of a statement', () => {
  it.each([
    ['Members must be at least 16 years old.', ['number 16 year']],
    ['Training lasts twenty-five minutes.', ['number 25 minut']],
    ['A day ticket costs €12.50.', ['number 12.50 €']],
    ['A day ticket costs 12.50 €.', ['number 12.50 €']],
    ['It seats 1,200 people.', ['number 1200 peopl']],
    ['The hut opens at 9:00 and closes at 5 pm.', ['time 9:00', 'time 17:00']],
    ['Lunch is at noon.', ['time 12:00']],
    ['The deadline is 3rd of May 2024.', ['date 3 may 2024']],
    ['The deadline is May 3, 2024.', ['date 3 may 2024']],
    ['It is due by 2024-05-03.', ['date 2024-05-03']],
    ['We meet on Tuesdays.', ['date tuesday']],
    ['The treasurer is Anna Berg.', ['name anna berg']],
    ['Anna Berg is the treasurer.', ['name anna berg']],
    ['The tower was designed by Tom Hale.', ['name tom hale']],
    ['There is nothing to see.', []],
  ])('are read: %s', (sentence, values) => {
    expect(valuesOf(sentence)).toEqual(values);
  });

  it.each([
    ['Version 2.1 is out.', ['number 2.1 identifies']],
    ['Rule 4 holds for everybody.', ['number 4 hold identifies']],
    ['Meet in room 12.', ['number 12 identifies']],
    ['Fixed in 2.4.0.', ['number 2.4.0 identifies']],
    ['See #1187.', ['number 1187 identifies']],
    ['Prepare for the 0.21 release.', ['number 0.21 releas identifies']],
  ])('say which thing is meant: %s', (sentence, values) => {
    expect(valuesOf(sentence)).toEqual(values);
  });
});

describe('what a statement is about', () => {
  it('is the same, whatever the values, the fillers and the order', () => {
    const topics = [
      'The Aske pool opens at 9:00 in summer.',
      'Please note that in summer the Aske pool usually opens at 10 am.',
    ].map((sentence) => readStatement(sentence).topic.sort());
    expect(topics[0]).toEqual(['ask', 'open', 'pool', 'summer']);
    expect(topics[1]).toEqual(topics[0]);
  });

  it('is told by the words that relate as well', () => {
    const relations = (sentence: string) => readStatement(sentence).relations;
    expect(relations('Nobody enters before 9:00.')).not.toBe(relations('Nobody enters after 9:00.'));
    expect(relations('It is at least 5.')).toBe('least');
  });
});

describe('a statement', () => {
  it.each([
    ['Dogs are not allowed.', true],
    ["Dogs aren't allowed.", true],
    ['You cannot bring dogs.', true],
    ['Dogs are never not allowed.', false],
    ['Dogs are allowed.', false],
  ])('is negated or not: %s', (sentence, isNegated) => {
    expect(readStatement(sentence).isNegated).toBe(isNegated);
  });

  it.each([
    ['The council met on Friday.', true],
    ['Twelve members attended.', true],
    ['The council held a fair.', true],
    ['The fair is held on Fridays.', false],
    ['Dogs are allowed.', false],
    ['The gate is always locked at 9.', false],
  ])('reports what happened or not: %s', (sentence, isPast) => {
    expect(readStatement(sentence).isPast).toBe(isPast);
  });

  it.each([
    ['The next meeting is on 3 May.', true],
    ['Training is at 7 pm tonight.', true],
    ['Training is at 7 pm.', false],
  ])('is of its own time alone or not: %s', (sentence, isOfItsTime) => {
    expect(readStatement(sentence).isOfItsTime).toBe(isOfItsTime);
  });
});

describe('the values of a title', () => {
  it.each([
    ['Prices 2025', { time: '2025', others: '' }],
    ['Minutes, March 2025', { time: 'mar 2025', others: '' }],
    ['Kestrel 2.4 patch notes', { time: '', others: '2.4' }],
    ['The March programme', { time: 'march', others: '' }],
    ['House rules', { time: '', others: '' }],
  ])('are of a time or others: %s', (title, values) => {
    expect(valuesOfLabel(title)).toEqual(values);
  });
});
