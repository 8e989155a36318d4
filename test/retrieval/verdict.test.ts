import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/retrieval/verdict.ts';

describe('the verdict', () => {
  it('is an answer when the articles probably speak of it', () => {
    expect(verdictOf(0.1, 0.6)).toBe('answered');
  });

  it('is unsure in between, and none when they probably do not, or there is no sentence at all', () => {
    expect(verdictOf(0.6, 0.3)).toBe('unsure');
    expect(verdictOf(0.9, 0.1)).toBe('none');
    expect(verdictOf(0, undefined)).toBe('none');
  });
});
