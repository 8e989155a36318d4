import { describe, expect, it } from 'vitest';
import { areOpposite, moodOf, moodSpans } from '../../src/language/mood.ts';

const said = (sentence: string) => {
  const { kind, isPositive } = moodOf(sentence);
  return `${isPositive ? '' : 'not '}${kind}`;
};

describe('the mood of a sentence', () => {
  it.each([
    ['Dogs are allowed.', 'permission'],
    ['Dogs are not allowed.', 'not permission'],
    ['Dogs are banned.', 'not permission'],
    ['Dogs are not banned.', 'permission'],
    ['You may bring dogs.', 'permission'],
    ['You must not bring dogs.', 'not permission'],
    ['Helmets are required.', 'obligation'],
    ['Helmets are optional.', 'not obligation'],
    ["You don't have to wear a helmet.", 'not obligation'],
    ['It can export to PDF.', 'ability'],
    ['It is unable to export to PDF.', 'not ability'],
    ['The fair is in May.', 'fact'],
    ['The fair is never in May.', 'not fact'],
    ['No more than four guests are there.', 'fact'],
    ['It is to be seen whether or not they come.', 'fact'],
  ])('is read: %s', (sentence, mood) => {
    expect(said(sentence)).toBe(mood);
  });

  it.each([
    ['Dogs are allowed.', 'Dogs are banned.', true],
    ['Helmets are required.', 'Helmets are optional.', true],
    ['Helmets must be worn.', 'Helmets may not be worn.', true],
    ['Helmets must be worn.', 'Helmets may be worn.', false],
    ['You may bring dogs.', "You can't bring dogs.", true],
    ['Dogs may not be there.', 'Dogs are there.', false],
  ])('is opposite or not: %s / %s', (one, other, isOpposite) => {
    expect(areOpposite(moodOf(one), moodOf(other))).toBe(isOpposite);
  });

  it('is in some of its words', () => {
    const sentence = 'You may not post no more than two, and never at night.';
    expect(moodSpans(sentence).map(({ start, end }) => sentence.slice(start, end))).toEqual([
      'may',
      'not',
      'never',
    ]);
  });
});
