import { describe, expect, it } from 'vitest';
import { contestedOf } from '../../src/library/votes.ts';

const worst = (...votes: [citation: string, helpful: number, unhelpful: number][]) =>
  contestedOf(votes.map(([citation, helpful, unhelpful]) => ({ citation, helpful, unhelpful }))).map(
    ({ citation }) => citation,
  );

describe('the quotes that answer badly', () => {
  it('are those that at least three people reject', () => {
    expect(worst(['two', 0, 2], ['three', 0, 3])).toEqual(['three']);
  });

  it('are those that more people reject than accept', () => {
    expect(worst(['as many', 4, 4], ['one more', 4, 5])).toEqual(['one more']);
  });

  it('come in the order of how many more people reject them', () => {
    expect(worst(['two more', 20, 22], ['nine more', 1, 10], ['three more', 0, 3])).toEqual([
      'nine more',
      'three more',
      'two more',
    ]);
  });
});
