import { describe, expect, it } from 'vitest';
import { wordOf } from '../../src/language/words.ts';
import { Spelling, slipsBetween } from '../../src/retrieval/spelling.ts';

describe('the nearest spelling', () => {
  const held: Record<string, number> = {
    minister: 9,
    prime: 3,
    blinken: 5,
    taiwan: 4,
    president: 2,
    visit: 7,
    castle: 4,
    species: 3,
  };
  const usual: Record<string, string> = { spectre: '', minster: 'minister', moon: '' };
  const spelling = new Spelling(() => Object.keys(held).map((word) => wordOf(word)), {
    holders: (key) => Object.entries(held).find(([word]) => wordOf(word).key === key)?.[1] ?? 0,
    isUsual: (word) => word in usual,
    closeness: (a, b) => (usual[a] === b ? 0.5 : 0.1),
  });
  const nearest = (word: string) => spelling.nearest(wordOf(word));

  it.each([
    ['vist', 'visit', 'a letter is missing'],
    ['vists', 'visit', 'the same in another form'],
    ['blinkin', 'blinken', 'a letter is wrong'],
    ['taiwna', 'taiwan', 'two letters are changed over'],
    ['prresidant', 'presid', 'a long word may have two slips'],
    ['minster', 'minist', 'a usual word, but near in meaning'],
    ['ministerial', 'minist', 'another form of the word'],
  ])('takes %s for %s: %s', (typed, meant) => {
    expect(nearest(typed)).toBe(meant);
  });

  it('takes a usual word for itself', () => {
    for (const typed of ['spectre', 'moon']) expect(nearest(typed)).toBeUndefined();
  });

  it('does not guess at short words, numbers, or words that start otherwise', () => {
    for (const typed of ['vis', '19490', 'linken', 'zorblat', 'castro', ''])
      expect(nearest(typed)).toBeUndefined();
  });
});

describe('slips', () => {
  it('are counted as people make them', () => {
    expect(slipsBetween('visit', 'visit', 2)).toBe(0);
    expect(slipsBetween('visit', 'vist', 2)).toBe(1);
    expect(slipsBetween('visit', 'vsiit', 2)).toBe(1);
    expect(slipsBetween('visit', 'visitor', 2)).toBe(2);
    expect(slipsBetween('visit', 'kitchen', 2)).toBe(3);
  });
});
