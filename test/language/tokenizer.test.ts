import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../src/language/tokenizer.ts';

/** The definition of a token, as a regular expression. */
const PATTERN =
  /[A-Za-z](?:\+\+|#(?![\p{L}\p{M}\p{N}]))|(?:(?<=^|[\s("'“‘`])\.(?=(?:[A-Z]{2,}|[a-z]{2,})(?![\p{L}\p{M}\p{N}])))?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

it('finds the same tokens as the pattern', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'a',
          'B',
          '7',
          "'",
          '’',
          '.',
          ',',
          ' ',
          '-',
          'é',
          'e\u0301',
          '𝒜',
          '漢',
          '\ud835',
          '\u0300',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const expected = [...text.matchAll(PATTERN)].map(({ 0: token, index }) => ({
        start: index,
        end: index + token.length,
        marked: /[.,]/.test(token.slice(1)),
      }));
      expect(tokenize(text)).toEqual(expected);
    }),
    { seed: 1, numRuns: 1_000 },
  );
});

describe('a token', () => {
  const tokens = (text: string) =>
    tokenize(text).map(({ start, end, marked }) => [text.slice(start, end), start, marked]);

  it.each([
    ['', []],
    [" .,-'’ ", []],
    ['a', [['a', 0, false]]],
    [
      'One two',
      [
        ['One', 0, false],
        ['two', 4, false],
      ],
    ],
    [
      'high-speed',
      [
        ['high', 0, false],
        ['speed', 5, false],
      ],
    ],
    [
      "Qin’s, O'Neill",
      [
        ['Qin’s', 0, false],
        ["O'Neill", 7, false],
      ],
    ],
    [
      'U.S. 1,000',
      [
        ['U.S', 0, true],
        ['1,000', 5, true],
      ],
    ],
    [
      "a.b'c d'e.",
      [
        ["a.b'c", 0, true],
        ["d'e", 6, false],
      ],
    ],
    [
      'a..b c.',
      [
        ['a', 0, false],
        ['b', 3, false],
        ['c', 5, false],
      ],
    ],
    [
      '.a ,b',
      [
        ['a', 1, false],
        ['b', 4, false],
      ],
    ],
    ['e\u0301t', [['e\u0301t', 0, false]]],
    ['\u0301t', [['t', 1, false]]],
    [
      "a'\u0301b",
      [
        ['a', 0, false],
        ['b', 3, false],
      ],
    ],
    [
      '𝒜b 😀c',
      [
        ['𝒜b', 0, false],
        ['c', 6, false],
      ],
    ],
    ['a.𝒜', [['a.𝒜', 0, true]]],
    ['a.😀', [['a', 0, false]]],
    [
      '\ud835a \ude00b',
      [
        ['a', 1, false],
        ['b', 4, false],
      ],
    ],
    ['漢字2', [['漢字2', 0, false]]],
    ['a\ud835', [['a', 0, false]]],
  ])('consists of letters and digits, with the punctuation within: %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
    // The kinds of characters are cached: the second call gives the same result.
    expect(tokens(text)).toEqual(expected);
  });
});
