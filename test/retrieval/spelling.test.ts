import { describe, expect, it } from 'vitest';
import { Spelling, slipsBetween } from '../../src/retrieval/spelling.ts';

describe('the nearest spelling', () => {
  const held: Record<string, number> = {
    minist: 9,
    prime: 3,
    blinken: 5,
    taiwan: 4,
    taiwanes: 1,
    president: 2,
    visit: 7,
  };
  const spelling = new Spelling(Object.keys(held), (key) => held[key] ?? 0);

  it.each([
    ['minst', 'minist', 'a letter is missing'],
    ['blinkin', 'blinken', 'a letter is wrong'],
    ['taiwna', 'taiwan', 'two letters are changed over'],
    ['prresidant', 'president', 'a long word may have two slips'],
  ])('takes %s for %s: %s', (typed, meant) => {
    expect(spelling.nearest(typed)).toBe(meant);
  });

  it('takes words of one start for forms of one word', () => {
    expect(spelling.nearest('ministeri')).toBe('minist');
  });

  it('does not guess at short words, numbers, or words that start otherwise', () => {
    for (const typed of ['visi', '19490', 'linken', 'zorblat', ''])
      expect(spelling.nearest(typed)).toBeUndefined();
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
