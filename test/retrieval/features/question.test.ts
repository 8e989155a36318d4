import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../src/language/terms.ts';
import { questionFeaturesOf } from '../../../src/retrieval/features/question.ts';
import { lexiconOf, rank } from './fixtures.ts';

const lexicon = () => lexiconOf({}, { '@who': { background: 0.5, given: { sea: 0.5, '#name': 0.25 } } });

describe('the features of a question', () => {
  it('has its kind, its stop words, the shares of its terms, its names and its numbers', () => {
    const question = 'When did Varde have 12 ports?';
    const { matches } = rank(question, [{ paragraphs: [['In Varde 12 Ports, ports and ports']] }]);
    const weighted = matches.map((match, i) => ({ ...match, idf: [1, 3, 4][i]! }));
    const asked = questionFeaturesOf(question, termsOf(question), weighted, lexicon());
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
    const asked = questionFeaturesOf('Who?', termsOf('Who?'), [], lexicon());
    expect(asked).toMatchObject({ kind: 'who', total: 1, rarest: -1, names: 0, numbers: 0, centroid: null });
    expect(asked.wanted.whole?.background).toBe(0.5);
    expect(asked.wanted.first).toEqual(asked.wanted.whole);
  });
});
