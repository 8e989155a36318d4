import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSentences } from '../../src/fetching/find-sentences.ts';

describe('sentences', () => {
  it.each([
    ['A fee of 30 is due.', 'A fee of 300 is due. A fee of 30 is paid.', false],
    ['fee of 30', 'A fee of 30, or more.', true],
    ['The office', 'the office', false],
    ['opens at "nine", and closes', 'opens at “nine”,\n  and closes at five', true],
    ['the well‑known mill', 'It is the well-known mill.', true],
    ['Sloop\t300', 'Ketch 40 Sloop 300', true],
    ['mill burned down', 'The mill burned. The mill burned down.', true],
    ['down the mill', 'The mill burned down. The mill', false],
    ['', 'Anything', true],
    ['Anything', '', false],
    ['...', 'Wait...', true],
  ])('%j in %j: %j', (sentence, text, isThere) => {
    expect(findSentences(text, [sentence])).toEqual([isThere]);
  });

  it('are found whatever they have in common', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((all) => all.join(' '));
    const long = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(long, fc.array(words, { maxLength: 12 }), (text, sentences) => {
        const expected = sentences.map(
          (sentence) => sentence === '' || ` ${text} `.includes(` ${sentence} `),
        );
        expect(findSentences(text, sentences)).toEqual(expected);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('are found in a text that repeats a word without end, in time', () => {
    const text = 'a '.repeat(300_000);
    const sentences = Array.from({ length: 30 }, (_, at) => `${'a '.repeat(900 + at)}b ${'a '.repeat(900)}`);
    expect(findSentences(text, [...sentences, 'a '.repeat(2_000)])).toEqual([
      ...sentences.map(() => false),
      true,
    ]);
  });
});
