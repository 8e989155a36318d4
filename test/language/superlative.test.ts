import { describe, expect, it } from 'vitest';
import { questionTermsOf } from '../../src/language/question.ts';
import { comparedQualityIn, superlativeIn } from '../../src/language/superlative.ts';

function read(question: string) {
  const found = superlativeIn(questionTermsOf(question));
  return found && [found.direction, found.term.word, found.quality?.names.has('price') ?? null];
}

describe('the superlative of a question', () => {
  it.each([
    ['which rank has the most homes', ['greatest', 'most', null]],
    ['who has the fewest wins?', ['least', 'fewest', null]],
    ['cheapest plan', ['least', 'cheapest', true]],
    ['what is the most expensive hull', ['greatest', 'most', true]],
    ['which tool costs the least', ['least', 'least', true]],
    ['whats the longest shift', ['greatest', 'longest', false]],
    ['OLDEST entry', ['least', 'oldest', false]],
    ['who is the youngest?', ['greatest', 'youngest', false]],
    ['whats the nearest hut', ['least', 'nearest', false]],
  ])('%s', (question, expected) => {
    expect(read(question)).toEqual(expected);
  });

  it.each([
    'can I have at most three homes',
    'how many at least',
    'do most of the boats have oars',
    'what is the most recent request',
    'what is the latest version',
    'which is the cheapest of the largest boats',
    'which is cheaper',
  ])('is none in: %s', (question) => {
    expect(read(question)).toBeNull();
  });
});

describe('the quality that a question compares', () => {
  it.each([
    ['is Ash cheaper than Birch', 'cheaper', 'price'],
    ['does Ash cost more than Birch', 'more', 'price'],
    ['is Ash worth more than Birch', 'more', 'point'],
    ['which lasts longer', 'longer', 'durat'],
    ['which is the heaviest', 'heaviest', 'weight'],
  ])('%s', (question, word, name) => {
    const found = comparedQualityIn(questionTermsOf(question));
    expect(found?.term.word).toBe(word);
    expect([...(found?.quality?.names ?? [])]).toContain(name);
  });

  it('is unknown for "more" of something, and none without a degree', () => {
    expect(comparedQualityIn(questionTermsOf('which has more homes'))?.quality).toBeNull();
    expect(comparedQualityIn(questionTermsOf('which rank has homes'))).toBeNull();
  });
});
