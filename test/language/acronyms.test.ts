import { describe, expect, it } from 'vitest';
import { acronymAt, acronymsDefinedIn, byFirstWord, KNOWN_ACRONYMS } from '../../src/language/acronyms.ts';
import { termsOf } from '../../src/language/terms.ts';

const defined = (text: string) =>
  acronymsDefinedIn(text).map(({ words, short }) => `${words.join(' ')}: ${short}`);

describe('the built-in acronyms', () => {
  it('are stored as the keys of their terms', () => {
    expect(KNOWN_ACRONYMS).toContainEqual({ words: ['unit', 'state', 'of', 'america'], short: 'us' });
    expect(KNOWN_ACRONYMS).toContainEqual({ words: ['usa'], short: 'us' });
    expect(KNOWN_ACRONYMS).toContainEqual({ words: ['artifici', 'intellig'], short: 'ai' });
    for (const { words, short } of KNOWN_ACRONYMS) {
      expect(words.every((word) => word !== '')).toBe(true);
      expect(short).not.toBe('');
    }
  });

  const forms = byFirstWord(KNOWN_ACRONYMS);
  const at = (text: string, term: number) => acronymAt(termsOf(text), term, forms)?.words.join(' ') ?? null;

  it('are found at their first word, the longest first', () => {
    expect(at('The United States of America agreed', 1)).toBe('unit state of america');
    expect(at('The United States agreed', 1)).toBe('unit state');
    expect(at('The United Kingdom', 1)).toBe('unit kingdom');
    expect(at('The United', 1)).toBeNull();
    expect(at('The United States', 0)).toBeNull();
    expect(at('The United States', 2)).toBeNull();
  });

  it('are indexed by their first word', () => {
    const index = byFirstWord([
      { words: ['a'], short: 'x' },
      { words: ['b', 'c'], short: 'y' },
      { words: ['a', 'b', 'c'], short: 'z' },
    ]);
    expect([...index].map(([word, list]) => [word, list.map(({ short }) => short)])).toEqual([
      ['a', ['z', 'x']],
      ['b', ['y']],
    ]);
  });
});

describe('the acronyms that a text defines', () => {
  it.each([
    ['The Harbour Safety Board (HSB) met.', ['harbor safeti board: hsb']],
    ['The Harbour Safety Board ( HSB ) met.', ['harbor safeti board: hsb']],
    ['The Board of the Harbour (BH) met.', ['board of the harbor: bh']],
    ['The Rail Board (R.B.) met.', ['rail board: rb']],
    ['Rail Board (RB) and Port Board (PB)', ['rail board: rb', 'port board: pb']],
    ['The Élan Board (ÉB) met.', ['elan board: eb']],
    ['The Children’s Health Institute (CHI)', ['children health institut: chi']],
  ])('are in brackets after their words: %s', (text, found) => {
    expect(defined(text)).toEqual(found);
  });

  it.each([
    ['The Harbour Safety Board (HS) met.', 'a letter is missing'],
    ['The Harbour Safety Board (BSH) met.', 'the letters are in another order'],
    ['The harbour board (HB) met.', 'the words have no capitals'],
    ['The Harbour Safety Board (B) met.', 'it is one letter'],
    ['The Harbour Safety Board (hsb) met.', 'it has no capitals'],
    ['The Harbour Safety Board HSB met.', 'it is not in brackets'],
    ['(HSB) The Harbour Safety Board', 'it precedes the words'],
    ['The Harbour of the old town of the far north Board (HB)', 'there are too many words'],
    ['Ada (AB) Berg', 'there are too few words'],
    ['A Bo Ca Da Ea Fo Ga Ha Ia (ABCDEFGHI)', 'it is too long'],
  ])('are not found in “%s”: %s', (text) => {
    expect(defined(text)).toEqual([]);
  });

  it('have their words shortly before', () => {
    const name = (gap: number) => `Harbour ${'o'.repeat(gap)} Board (HB)`;
    expect(defined(name(100))).toHaveLength(1);
    expect(defined(name(1_000))).toHaveLength(0);
  });
});
