import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/retrieval/edit-distance.ts';

describe('the edit distance', () => {
  it.each([
    ['visit', 'visit', 2, 0],
    ['visit', 'vist', 2, 1],
    ['visit', 'vsiit', 2, 1],
    ['visit', 'visitor', 2, 2],
    ['visit', 'kitchen', 2, 3],
    ['', 'ab', 2, 2],
    ['ab', '', 1, 2],
    ['abc', 'abcdef', 2, 3],
    ['abc', 'abcdef', 3, 3],
    ['ab', 'ba', 1, 1],
    ['ba', 'ab', 1, 1],
    // In the optimal string alignment distance, transposed letters are not edited again.
    ['ca', 'abc', 3, 3],
    ['abcdef', 'badcfe', 3, 3],
    ['abcdef', 'badcfe', 2, 3],
    ['aab', 'aba', 3, 1],
    ['abab', 'baba', 4, 2],
    ['xabx', 'xcdx', 4, 2],
    ['abcd', 'efgh', 1, 2],
  ])('counts edits: %j and %j, at max %i', (a, b, max, edits) => {
    expect(editDistance(a, b, max)).toBe(edits);
  });
});
