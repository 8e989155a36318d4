import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { fold } from '../../src/language/word-normalization.ts';

const keys = (text: string) => termsOf(text).map(({ key }) => key);
const content = (text: string) =>
  termsOf(text)
    .filter(({ stop }) => !stop)
    .map(({ key }) => key);

describe('terms', () => {
  it('are stems, so that the forms of a word are the same term', () => {
    expect(keys('visit visits visited visiting')).toEqual(['visit', 'visit', 'visit', 'visit']);
  });

  it('mark stop words', () => {
    expect(content('When did the Secretary arrive in Beijing?')).toEqual(['secretari', 'arriv', 'beij']);
  });

  it('keep "US", "WHO" and "IT", which are names in upper case', () => {
    expect(content('The US told WHO that IT is ready')).toEqual(['us', 'told', 'who', 'it', 'readi']);
    expect(content('who told us that it is ready')).toEqual(['told', 'readi']);
  });

  it('ignore the dots of abbreviations', () => {
    expect(keys('U.S. U.S US')).toEqual(['us', 'us', 'us']);
  });

  it('are without possessives and contractions', () => {
    expect(content("Blinken's Blinken’s didn't they're")).toEqual(['blinken', 'blinken']);
    expect(keys("O'Neill")).toEqual(["o'neil"]);
  });

  it('are split at hyphens and slashes, and at a missing space', () => {
    expect(keys('US-China high-speed and/or COVID-19')).toEqual([
      'us',
      'china',
      'high',
      'speed',
      'and',
      'or',
      'covid',
      '19',
    ]);
    expect(keys('left Beijing.The talks')).toEqual(['left', 'beij', 'the', 'talk']);
  });

  it('keep numbers as written, without commas', () => {
    expect(keys('1,000 3.4 3rd 1949')).toEqual(['1000', '3.4', '3rd', '1949']);
  });

  it('ignore accents and case', () => {
    expect(keys('CAFÉ café')).toEqual(['cafe', 'cafe']);
    expect(fold('Frédéric')).toBe('frederic');
  });

  it('recognise a name by its capital, unless it starts the text or the text is all upper case', () => {
    const capitals = (text: string) => termsOf(text).map(({ capital }) => capital);
    expect(capitals('The talks in Beijing')).toEqual([false, false, false, true]);
    expect(capitals('TALKS IN BEIJING')).toEqual([false, false, false]);
  });

  it('have offsets', () => {
    const text = 'Mr. Qin’s high-speed U.S. train';
    for (const { start, end } of termsOf(text)) expect(text.slice(start, end)).toMatch(/^[^\s-]+$/);
    expect(termsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Mr',
      'Qin’s',
      'high',
      'speed',
      'U.S',
      'train',
    ]);
  });

  it.each([
    ['twenty-five', ['twenty-five 25']],
    ['twenty five of Ninety-nine', ['twenty-five 25', 'of of', 'ninety-nine 99']],
    ['twenty-one', ['twenty-one 21']],
    ['twenty,five thirty/six', ['twenty 20', 'five 5', 'thirty 30', 'six 6']],
    ['twenty  five', ['twenty 20', 'five 5']],
    ['20-5 twenty-5 20-five', ['20 20', '5 5', 'twenty 20', '5 5', '20 20', 'five 5']],
    [
      'twenty-ten five-twenty hundred-five',
      ['twenty 20', 'ten 10', 'five 5', 'twenty 20', 'hundred hundr', 'five 5'],
    ],
    ['ten-five twenty-two-three', ['ten 10', 'five 5', 'twenty-two 22', 'three 3']],
    ['twenty', ['twenty 20']],
  ])('read a number in words as one: %s', (text, found) => {
    expect(termsOf(text).map(({ word, key }) => `${word} ${key}`)).toEqual(found);
    for (const { word, start, end } of termsOf(text))
      expect(text.slice(start, end).toLowerCase().replace(' ', '-')).toBe(word);
  });

  it.each([
    ['The United States and China', [undefined, 'us', 'us', undefined, undefined]],
    ['the united states', [undefined, 'us', 'us']],
    ['United States of America, United Kingdom', ['us', 'us', 'us', 'us', 'uk', 'uk']],
    ['States United', [undefined, undefined]],
    ['North Korea’s USA', ['dprk', 'dprk', 'us']],
    ['twenty-five Prime Ministers', [undefined, 'pm', 'pm']],
  ])('recognise names that have an acronym: %s', (text, short) => {
    expect(termsOf(text).map((term) => term.short)).toEqual(short);
  });

  it.each([
    ['1,000.5 3.4', ['1000.5', '3.4']],
    ['1.a,b', ['1', 'a', 'b']],
    ['U.S.A. e.g. a.bc', ['usa', 'eg', 'a', 'bc']],
    ['Beijing,Shanghai', ['beij', 'shanghai']],
    ["'s ’s x’s", ['s', 's', 'x']],
    ["Qin's.Then", ['qin', 'then']],
    // Text in the notation of the Penn Treebank.
    ["did n't know", ['did', 'know']],
  ])('include punctuation, or are split at it: %s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('are stop words only in lower case, or in a text that is all upper case', () => {
    const stops = (text: string) => termsOf(text).map(({ stop }) => stop);
    expect(stops('it IT It')).toEqual([true, false, true]);
    expect(stops('IT IS HERE')).toEqual([true, true, true]);
    expect(stops('She says')).toEqual([true, true]);
  });

  it('recognise hyphenated compounds', () => {
    const compounds = (text: string) => termsOf(text).map(({ compound }) => compound);
    expect(compounds('Add-ons, e‑mail and E-1047')).toEqual([
      '-addon',
      '-addon',
      '-email',
      '-email',
      undefined,
      '-e1047',
      '-e1047',
    ]);
    expect(compounds('a - b')).toEqual([undefined, undefined]);
    expect(compounds('1990-1995')).toEqual([undefined, undefined]);
    expect(compounds('a-b-c-d-e')).toEqual(Array(5).fill(undefined));
  });

  // NuGet/NuGetGallery#1143, oramasearch/orama#409.
  it('include the marks of languages, and a dot before a name', () => {
    expect(keys('C, C++, C# and F#.')).toEqual(['c', 'c++', 'c#', 'and', 'f#']);
    expect(keys('.NET 8 (.net), a .env, .gitignore')).toEqual([
      '.net',
      '8',
      '.net',
      'a',
      '.env',
      '.gitignor',
    ]);
    expect(keys('ended .Then ...and .5 a.net x .iPhone')).toEqual([
      'end',
      'then',
      'and',
      '5',
      'a',
      'net',
      'x',
      'iphon',
    ]);
  });

  it('have a letter case', () => {
    const casesOf = (text: string) => termsOf(text).map(({ letters, capital }) => `${letters} ${capital}`);
    expect(casesOf('US talks, US Talks')).toEqual([
      'upper true',
      'lower false',
      'upper true',
      'capital true',
    ]);
    expect(casesOf('US TALKS')).toEqual(['upper false', 'upper false']);
    expect(casesOf('Talks')).toEqual(['capital false']);
  });

  it('are found in any text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        let last = 0;
        for (const { start, end, key } of termsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(key).toBeTypeOf('string');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are found in linear time, whatever is repeated', () => {
    const start = performance.now();
    for (const part of ['a', '1', "a'", 'a.', 'a,', "'", '1.', 'é', '//abcd.efgh', 'http://', 'A.'])
      termsOf(part.repeat(5_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
