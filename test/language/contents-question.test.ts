import { describe, expect, it } from 'vitest';
import { contentsAskedOf } from '../../src/language/contents-question.ts';
import { questionTermsOf } from '../../src/language/question.ts';

function read(question: string) {
  return contentsAskedOf(question, questionTermsOf(question))?.map(({ word }) => word) ?? null;
}

describe('a question for the contents of something', () => {
  it.each([
    ['whats in the starter kit', ['starter', 'kit']],
    ['What’s inside Gold?', ['gold']],
    ['what does gold include', ['gold']],
    ['what is included in gold', ['gold']],
    ['what comes with the welcome pack?', ['welcome', 'pack']],
    ['what do i get with gold', ['gold']],
    ['what does gold give you', ['gold']],
    ['gold perks', ['gold']],
    ['what are the benefits of gold', ['gold']],
  ])('names it: %s', (question, names) => {
    expect(read(question)).toEqual(names);
  });

  it.each([
    'what is the price of gold',
    'what do i have to do for gold',
    'how do i get gold',
    'what does it include',
    'who is in the kitchen',
  ])('is not: %s', (question) => {
    expect(read(question)).toBeNull();
  });
});
