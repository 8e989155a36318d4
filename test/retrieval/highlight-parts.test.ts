/** Tests the rules by which `highlight` finds parts: amounts, durations, reasons, names. */

import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../src/language/dates.ts';
import { kindOf } from '../../src/language/question.ts';
import { termsOf } from '../../src/language/terms.ts';
import { highlight } from '../../src/retrieval/highlight.ts';

/** The highlighted parts when some words of a sentence have the given attention, and all others none. */
function highlighted(question: string, text: string, weights: Record<string, number>): string[] {
  const terms = termsOf(text);
  const attention = Float64Array.from(terms, ({ word }) => weights[word] ?? 0);
  const dates = resolveDates(text, '2023-06-19');
  return highlight(kindOf(question), termsOf(question), { text, terms, dates }, attention).map(
    ({ start, end }) => text.slice(start, end),
  );
}

describe('an amount', () => {
  it.each([
    ['There were 12 ships.', '12', '12'],
    ['There were 7.', '7', '7'],
    ['There were 1,200.50.', '1200.50', '1,200.50'],
    ['There were twelve ships.', 'twelve', 'twelve'],
    ['There were forty thousand ships.', 'thousand', 'forty thousand'],
    ['There were 5 million ships.', 'million', '5 million'],
    ['There were millions of ships.', 'millions', 'millions'],
    ['There were dozens of ships.', 'dozens', 'dozens'],
    ['It cost $ 5bn then.', '5bn', '$ 5bn'],
    ['It cost £12 m then.', '12', '£12 m'],
    ['Nearly 5 percent agreed.', '5', 'Nearly 5 percent'],
    ['At least 5 per cent agreed.', '5', 'At least 5 per cent'],
    ['More than 5% agreed.', '5', 'More than 5%'],
    ['More than 5 % agreed.', '5', 'More than 5 %'],
    ['It cost $5m.', '5m', '$5m'],
    ['There were about two and a half.', 'two', 'about two and a half'],
  ])('is highlighted with its currency, unit and modifiers: %s', (text, word, part) => {
    expect(highlighted('How many?', text, { [word]: 1 })).toEqual([part]);
  });

  it.each(['The A380 flew.', 'The A380s flew.', 'Someone flew.', 'The 5th flew.'])(
    'is not a part of a word: %s',
    (text) => {
      expect(highlighted('How many?', text, { flew: 0.1 })).toEqual([]);
    },
  );

  it('is not a number of a date', () => {
    const text = 'In 2018 there were 40 ships, and 30 in May 2019.';
    const on = (word: string) => highlighted('How many ships?', text, { [word]: 0.4 });
    expect([on('40'), on('30'), on('2018'), on('2019')]).toEqual([['40'], ['30'], [], []]);
  });
});

describe('a duration', () => {
  it.each([
    ['It took 2 days.', '2', '2 days'],
    ['It took a day.', 'day', 'a day'],
    ['It took an hour.', 'hour', 'an hour'],
    ['It was a two-week trip.', 'week', 'two-week'],
    ['It took over two and a half centuries.', 'two', 'over two and a half centuries'],
    ['It took up to a century.', 'century', 'up to a century'],
  ])('is highlighted with its unit: %s', (text, word, part) => {
    expect(highlighted('How long?', text, { [word]: 1 })).toEqual([part]);
  });

  it('has a unit', () => {
    expect(highlighted('How long?', 'It took 2 ships.', { '2': 0.2 })).toEqual([]);
  });
});

describe('a reason', () => {
  it.each([
    ['It closed because the roof leaked.', 'because the roof leaked'],
    ['“It closed because the roof leaked.”', 'because the roof leaked'],
    ['It closed (owing to rain!) ', 'owing to rain'],
    ['It closed since St. Olaf fell.', 'since St. Olaf fell'],
    ['It closed due to rain in May.', 'due to rain in May'],
    ['It closed so that the roof dried.', 'so that the roof dried'],
    ['It closed as a result of rain.', 'as a result of rain'],
    ['They closed it in an effort to save the roof.', 'in an effort to save the roof'],
    ['They closed it in order to save the roof.', 'in order to save the roof'],
  ])('is highlighted from its first word to the end of the sentence: %s', (text, part) => {
    expect(highlighted('Why?', text, { rain: 1, roof: 1, olaf: 1 })).toEqual([part]);
  });

  it('is not “since” with a year', () => {
    expect(highlighted('Why?', 'It was closed since 2019.', { '2019': 0.4 })).toEqual([]);
    expect(highlighted('Why?', 'It was closed all of 2019.', { '2019': 0.4 })).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['Then Ada Berg came.', 'Ada Berg'],
    ['Then Ursula von der Berg came.', 'Ursula von der Berg'],
    ['Then the Bank of the Berg came.', 'Bank of the Berg'],
    ['Then the Bank of Berg came.', 'Bank of Berg'],
    ['Then Jean-Berg came.', 'Jean-Berg'],
    ['Then Ada, Berg came.', 'Berg'],
    ['Then Ada saw and Berg came.', 'Berg'],
    ['Then McAda saw iBerg, and Berg came.', 'Berg'],
  ])('is a run of capitalised words, with the lower-case words that join them: %s', (text, part) => {
    expect(highlighted('Who came?', text, { berg: 1 })).toEqual([part]);
  });

  it('is not a date, nor a function word at the start of the sentence', () => {
    expect(highlighted('Who came?', 'On Monday Ada left Varde.', { monday: 0.4 })).toEqual([]);
    expect(highlighted('Who came?', 'Ada Berg left on Monday.', { ada: 1 })).toEqual(['Ada Berg']);
    expect(highlighted('Who came?', 'On Ada they wait.', { on: 0.4, ada: 0.2 })).toEqual(['Ada']);
  });

  it('is not a name of the question, in its long or its short form', () => {
    expect(highlighted('Who met the United States?', 'US ships met Varde.', { us: 0.3, varde: 0.1 })).toEqual(
      [],
    );
    expect(
      highlighted('Who met the US?', 'The United States met Varde.', { united: 0.3, varde: 0.2 }),
    ).toEqual(['Varde']);
  });
});

describe('the choice of parts', () => {
  const TWO = 'Then Ada met Berg.';

  it('is that with enough attention, and a second one with nearly as much', () => {
    expect(highlighted('Who?', TWO, { ada: 0.2 })).toEqual(['Ada']);
    expect(highlighted('Who?', TWO, { ada: 0.05 })).toEqual([]);
    expect(highlighted('Who?', TWO, { ada: 0.5, berg: 0.45 })).toEqual(['Ada', 'Berg']);
    expect(highlighted('Who?', TWO, { ada: 0.5, berg: 0.2 })).toEqual(['Ada']);
  });

  it('is the word with much of the attention and its neighbours with some, where no rule finds parts', () => {
    const text = 'Then they met to speak of trade at the old port.';
    expect(highlighted('What of?', text, { trade: 0.6 })).toEqual(['trade']);
    expect(highlighted('What of?', text, { trade: 0.3 })).toEqual([]);
    expect(highlighted('What of?', text, { old: 0.2, port: 0.6 })).toEqual(['old port']);
    expect(highlighted('What of?', text, { old: 0.05, port: 0.6 })).toEqual(['port']);
    expect(highlighted('What of?', text, { old: 0.6, port: 0.2 })).toEqual(['old port']);
    expect(highlighted('What of?', text, { they: 0.5, all: 0.2 })).toEqual([]);
    expect(highlighted('What port?', text, { port: 0.5 })).toEqual([]);
  });

  it('is joined across one stop word, but not two, and has none at its ends', () => {
    const text = 'Once more they all met there to speak of trade in grain at the old port of theirs.';
    expect(highlighted('What of?', text, { trade: 0.4, grain: 0.3 })).toEqual(['trade in grain']);
    expect(highlighted('What of?', text, { trade: 0.3, grain: 0.4 })).toEqual(['trade in grain']);
    expect(highlighted('What of?', text, { grain: 0.5, old: 0.4 })).toEqual(['grain']);
    expect(highlighted('What of?', text, { of: 0.2, trade: 0.5, in: 0.2 })).toEqual(['trade']);
  });

  it('is never most of a sentence', () => {
    expect(
      highlighted('What of?', 'Old port trade grew there.', { old: 0.3, port: 0.3, trade: 0.3 }),
    ).toEqual([]);
    expect(highlighted('What of?', 'Old port grew here.', { old: 0.4, port: 0.4 })).toEqual(['Old port']);
  });

  it('is empty for a sentence without words', () => {
    expect(highlighted('What?', '…', {})).toEqual([]);
    expect(highlighted('Who?', '…', {})).toEqual([]);
  });
});
