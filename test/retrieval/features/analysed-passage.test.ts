import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../src/language/terms.ts';
import { align } from '../../../src/retrieval/features/alignment.ts';
import { analysePassage, type Passage, tagWord } from '../../../src/retrieval/features/analysed-passage.ts';
import { questionFeaturesOf } from '../../../src/retrieval/features/question.ts';
import { wordFeatures } from '../../../src/retrieval/features/word.ts';
import { lexiconOf, rank } from './fixtures.ts';

const lexicon = () =>
  lexiconOf(
    { sea: [100, 0], land: [0, 100], the: [100, 0] },
    { '@who': { background: 0.5, given: { sea: 0.5, '#name': 0.25, '#number': 0.125, the: 0.5 } } },
  );

/** The numbers in the translation table of one word of a passage and of its tags. */
function givenAt({ given, givenStarts }: Passage, j: number): number[] {
  return [...given.subarray(givenStarts[j], givenStarts[j + 1])];
}

describe('a passage', () => {
  it.each([
    ['He came.', true],
    ['These came.', true],
    ['Hershey came.', false],
    ['Ithaca, she said.', false],
    ['The one she saw.', false],
    ['', false],
    ['…', false],
  ])('may start with a pronoun: %j %s', (text, starts) => {
    expect(analysePassage(text, lexicon()).startsWithPronoun).toBe(starts);
  });

  const NO_MARKS = { ends: false, asks: false, quotes: false, brackets: false, clauses: 0 };
  it.each([
    ['', NO_MARKS],
    ['It rained', NO_MARKS],
    ['U.S. ports', NO_MARKS],
    ['It rained.', { ...NO_MARKS, ends: true }],
    ['It rained!', { ...NO_MARKS, ends: true }],
    ['Did it rain?', { ...NO_MARKS, ends: true, asks: true }],
    ['Did? It rained.', { ...NO_MARKS, ends: true }],
    ['“It rained.”', { ...NO_MARKS, ends: true, quotes: true }],
    ['(It rained.)', { ...NO_MARKS, ends: true, brackets: true }],
    ['It rained.)’]', { ...NO_MARKS, ends: true, brackets: true }],
    ['It "rained"', { ...NO_MARKS, quotes: true }],
    ['Rain, wind; hail: all', { ...NO_MARKS, clauses: 3 }],
  ])('has punctuation: %j', (text, marks) => {
    expect(analysePassage(text, lexicon()).marks).toEqual(marks);
  });

  it('has the vector of each content word, and the numbers of words and tags in the translation table', () => {
    const passage = analysePassage('The sea and 12 Lands', lexicon());
    const { words, rows, contentCount, centroid } = passage;
    expect(words).toEqual(['the', 'sea', 'and', '12', 'lands']);
    expect([...rows]).toEqual([-1, 1, -1, -1, 0]);
    // The table numbers its words alphabetically: #name, #number, sea, the.
    expect(words.map((_, j) => givenAt(passage, j))).toEqual([[], [2], [], [1], [0]]);
    expect(contentCount).toBe(3);
    expect([...centroid!]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
    expect(analysePassage('and then', lexicon()).centroid).toBeNull();
  });

  it('is read up to a limit of words', () => {
    const { words, text, tags, given } = analysePassage('sea '.repeat(1_000), lexicon());
    expect(words.length).toBeLessThan(1_000);
    expect([tags.length, given.length, text.length]).toEqual([words.length, words.length, 4_000]);
  });

  it('is not changed by computing features', () => {
    const passage = analysePassage('The sea', lexicon());
    const before = passage.fixed.slice();
    const { candidates, matches } = rank('Which sea?', [{ paragraphs: [['The sea']] }]);
    const asked = questionFeaturesOf('Which sea?', termsOf('Which sea?'), matches, lexicon());
    wordFeatures(align(asked, passage, candidates[0]!));
    expect(passage.fixed).toEqual(before);
  });

  it('has names for tags that no word has', () => {
    expect(tagWord('name')).toBe('#name');
  });
});
