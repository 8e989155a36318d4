import { describe, expect, it } from 'vitest';
import { wordOf } from '../../src/language/word-normalization.ts';
import { Spelling } from '../../src/retrieval/spelling.ts';
import { runToCompletion } from '../../src/run-to-completion.ts';

/** The spelling of a library of some words, which are given with their document frequencies. */
function spellingOf(vocabulary: Record<string, number>, similarity: number | null = null): Spelling {
  return new Spelling(() => Object.keys(vocabulary).map((word) => wordOf(word)), {
    documentFrequency: (key) =>
      Object.entries(vocabulary).find(([word]) => wordOf(word).key === key)?.[1] ?? 0,
    isCommon: () => similarity !== null,
    cosineSimilarity: () => similarity ?? 0,
  });
}

/** The correction of a word. */
function nearestOf(vocabulary: Record<string, number>, typed: string, similarity: number | null = null) {
  return spellingOf(vocabulary, similarity).nearest(wordOf(typed));
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

describe('the word that was meant', () => {
  const vocabulary = { varde: 3, olsen: 4, harbours: 2, lighthouse: 1, 'é-mail': 1 };
  const meantBy = (
    typed: string,
    words: Record<string, number> = vocabulary,
    similarity: number | null = null,
  ) => runToCompletion(spellingOf(words, similarity).guessing(wordOf(typed)));

  it.each([
    ['avrde', 'varde', 'its first two letters are transposed'],
    ['osleen', 'olsen', 'a word of six letters may have two errors'],
    ['harbors', 'harbours', 'it is the word, not its stem'],
    ['lihgtohusee', 'lighthouse', 'a long word may have three errors'],
  ])('by %s is %s: %s', (typed, word) => {
    expect(meantBy(typed)).toBe(word);
  });

  it('is none with more errors, another first letter, digits, or in too short a word', () => {
    for (const typed of ['vrdae', 'osseeen', 'parde', 'lihgtuoseee', 'vard3', 'var', '', 'zeppelin'])
      expect(meantBy(typed)).toBeUndefined();
  });

  it('by a common word differs by one letter, whatever both mean', () => {
    expect(meantBy('paines', { painter: 1 })).toBe('painter');
    expect(meantBy('paines', { painter: 1 }, 0)).toBeUndefined();
    expect(meantBy('paines', { paines: 1, pained: 1 }, 0)).toBe('paines');
  });

  it('is of several that with the fewest errors, then that of most sentences', () => {
    expect(meantBy('minnister', { monister: 9, minister: 1 })).toBe('minister');
    expect(meantBy('bant', { band: 3, bank: 5 })).toBe('bank');
  });
});
