import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../src/language/terms.ts';
import { align } from '../../../src/retrieval/features/alignment.ts';
import { analysePassage, type Passage, tagWord } from '../../../src/retrieval/features/passage.ts';
import { analyseQuestion } from '../../../src/retrieval/features/question.ts';
import { wordFeatures } from '../../../src/retrieval/features/word.ts';
import { lexiconOf, rank } from './fixtures.ts';

const lexicon = () =>
  lexiconOf(
    { sea: [100, 0], land: [0, 100], the: [100, 0] },
    { '@who': { background: 0.5, given: { sea: 0.5, '#name': 0.25, '#number': 0.125, the: 0.5 } } },
  );

/** What one word of a passage is among those that speak. */
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
  ])('starts with a pronoun or not: %j', (text, starts) => {
    expect(analysePassage(text, lexicon()).startsWithPronoun).toBe(starts);
  });

  const none = { ends: false, asks: false, quotes: false, brackets: false, clauses: 0 };
  it.each([
    ['', none],
    ['It rained', none],
    ['U.S. ports', none],
    ['It rained.', { ...none, ends: true }],
    ['It rained!', { ...none, ends: true }],
    ['Did it rain?', { ...none, ends: true, asks: true }],
    ['Did? It rained.', { ...none, ends: true }],
    ['“It rained.”', { ...none, ends: true, quotes: true }],
    ['(It rained.)', { ...none, ends: true, brackets: true }],
    ['It rained.)’]', { ...none, ends: true, brackets: true }],
    ['It "rained"', { ...none, quotes: true }],
    ['Rain, wind; hail: all', { ...none, clauses: 3 }],
  ])('has these marks: %j', (text, marks) => {
    expect(analysePassage(text, lexicon()).marks).toEqual(marks);
  });

  it('has its words with their vectors, but for stop words, and what each is among those that speak', () => {
    const passage = analysePassage('The sea and 12 Lands', lexicon());
    const { words, rows, contentCount, centroid } = passage;
    expect(words).toEqual(['the', 'sea', 'and', '12', 'lands']);
    expect([...rows]).toEqual([-1, 1, -1, -1, 0]);
    // Numbered by the alphabet: #name, #number, sea, the.
    expect(words.map((_, j) => givenAt(passage, j))).toEqual([[], [2], [], [1], [0]]);
    expect(contentCount).toBe(3);
    expect([...centroid!]).toEqual([Math.fround(Math.SQRT1_2), Math.fround(Math.SQRT1_2)]);
    expect(analysePassage('and then', lexicon()).centroid).toBeNull();
  });

  it('is read for its first eighty words', () => {
    const { words, text, tags, given } = analysePassage('sea '.repeat(100), lexicon());
    expect([words.length, tags.length, given.length, text.length]).toEqual([80, 80, 80, 400]);
  });

  it('stays as it is, whatever is asked of it', () => {
    const passage = analysePassage('The sea', lexicon());
    const before = passage.fixed.slice();
    const { candidates, matches } = rank('Which sea?', [{ paragraphs: [['The sea']] }]);
    const asked = analyseQuestion('Which sea?', termsOf('Which sea?'), matches, lexicon());
    wordFeatures(align(asked, passage, candidates[0]!));
    expect(passage.fixed).toEqual(before);
  });

  it('names tags as no word is written', () => {
    expect(tagWord('name')).toBe('#name');
  });
});

describe('a question', () => {
  it('is known by its stop words, names, numbers and rarest match', () => {
    const question = 'When did Varde have 12 ports?';
    const { matches } = rank(question, [{ paragraphs: [['In Varde 12 Ports, ports and ports']] }]);
    const weighed = matches.map((match, i) => ({ ...match, idf: [1, 3, 4][i]! }));
    const asked = analyseQuestion(question, termsOf(question), weighed, lexicon());
    expect(asked).toMatchObject({ kind: 'when', total: 8, rarest: 2, names: 0b001, numbers: 0b010 });
    expect([...asked.shares]).toEqual([1 / 8, 3 / 8, 4 / 8]);
    expect([...asked.stops]).toEqual(['when', 'did', 'have']);
    expect([...asked.matchOf]).toEqual([
      ['vard', 0],
      ['12', 1],
      ['port', 2],
    ]);
    expect(asked.wanted).toEqual({ head: null, row: -1, whole: null, first: null, byHead: null });
  });

  it('may have no matches', () => {
    const asked = analyseQuestion('Who?', termsOf('Who?'), [], lexicon());
    expect(asked).toMatchObject({ kind: 'who', total: 1, rarest: -1, names: 0, numbers: 0, centroid: null });
    expect(asked.wanted.whole?.background).toBe(0.5);
    expect(asked.wanted.first).toEqual(asked.wanted.whole);
  });
});
