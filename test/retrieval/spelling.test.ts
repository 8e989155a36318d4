import { describe, expect, it } from 'vitest';
import { wordOf } from '../../src/language/word-normalization.ts';
import { Spelling } from '../../src/retrieval/spelling.ts';

/** The correction of a word in a library of some words, which are given with their document frequencies. */
function nearestOf(vocabulary: Record<string, number>, typed: string, similarity: number | null = null) {
  const spelling = new Spelling(() => Object.keys(vocabulary).map((word) => wordOf(word)), {
    documentFrequency: (key) =>
      Object.entries(vocabulary).find(([word]) => wordOf(word).key === key)?.[1] ?? 0,
    isCommon: () => similarity !== null,
    cosineSimilarity: () => similarity ?? 0,
  });
  return spelling.nearest(wordOf(typed));
}

describe('the nearest spelling', () => {
  const vocabulary: Record<string, number> = {
    minister: 9,
    prime: 3,
    blinken: 5,
    taiwan: 4,
    president: 2,
    visit: 7,
    castle: 4,
    species: 3,
  };

  it.each([
    ['vist', 'visit', 'a letter is missing'],
    ['vists', 'visit', 'a letter is missing in an inflected form'],
    ['blinkin', 'blinken', 'a letter is wrong'],
    ['taiwna', 'taiwan', 'two letters are transposed'],
    ['prresidant', 'presid', 'a long word may have two errors'],
    ['minsiter', 'minist', 'a transposition in a word of eight letters'],
    ['ministerial', 'minist', 'another form of the word'],
  ])('corrects %s to %s: %s', (typed, meant) => {
    expect(nearestOf(vocabulary, typed)).toBe(meant);
  });

  it('does not correct short words, numbers, or words with another first letter', () => {
    for (const typed of ['vis', '19490', 'linken', 'zorblat', 'castro', ''])
      expect(nearestOf(vocabulary, typed)).toBeUndefined();
    expect(nearestOf({ cats: 1 }, 'cat')).toBeUndefined();
    expect(nearestOf({ port: 1 }, 'port5')).toBeUndefined();
    expect(nearestOf({ port: 1 }, 'porr')).toBe('port');
  });

  it('allows one edit in words of less than eight letters, and two in longer ones', () => {
    expect(nearestOf({ weather: 1 }, 'waethre')).toBeUndefined();
    expect(nearestOf({ mountain: 1 }, 'muontian')).toBe('mountain');
    expect(nearestOf({ mountain: 1 }, 'muotnina')).toBeUndefined();
  });

  it('corrects a common word only to a similar one', () => {
    expect(nearestOf({ minister: 1 }, 'minster', 0.1)).toBeUndefined();
    expect(nearestOf({ minister: 1 }, 'minster', 0.9)).toBe('minist');
  });

  it.each<[Record<string, number>, string, string, why: string]>([
    [{ monister: 9, minister: 1 }, 'minnister', 'minist', 'it is fewer edits away'],
    [{ minister: 1, monister: 9 }, 'minnister', 'minist', 'it is fewer edits away'],
    [{ band: 3, bank: 5 }, 'bant', 'bank', 'more sentences have it'],
    [{ bank: 5, band: 3 }, 'bant', 'bank', 'more sentences have it'],
    [{ bent: 5, bank: 5 }, 'bant', 'bank', 'it is alphabetically first'],
    [{ bank: 5, bent: 5 }, 'bant', 'bank', 'it is alphabetically first'],
  ])('chooses among %j for %s the term %s: %s', (several, typed, meant) => {
    expect(nearestOf(several, typed)).toBe(meant);
  });

  it.each<[string, string, string | undefined, why: string]>([
    ['paint', 'painters', 'painter', 'they share five letters'],
    ['paint', 'paintwork', 'paintwork', 'one is longer by four letters'],
    ['paint', 'paintworks', undefined, 'the word is longer by five'],
    ['pain', 'painters', undefined, 'four letters are too few'],
    ['conservation', 'constitution', undefined, 'they share four letters of seven'],
    ['interview', 'interfere', undefined, 'they share five letters of eight'],
    ['international', 'internment', 'intern', 'the stem of one begins that of the other'],
  ])('matches stems with a common prefix: %s in a library with %s is %s, since %s', (typed, word, meant) => {
    expect(nearestOf({ [word]: 1 }, typed)).toBe(meant);
  });
});
