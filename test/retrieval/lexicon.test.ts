import { describe, expect, it } from 'vitest';
import { Lexicon, packTranslationTable } from '../../src/retrieval/lexicon.ts';
import { lexiconOf, rounded, stored } from './features/fixtures.ts';

const EMPTY = { words: {}, numbers: { starts: Uint32Array.of(0) } };

const vectors = () =>
  lexiconOf({
    calm: [-100, 0],
    city: [100, 0],
    engine: [3, 4],
    nought: [0, 0],
    town: [80, 60],
    village: [0, 50],
  });

describe('the vectors of words', () => {
  const similarity = (a: string, b: string) => {
    const lexicon = vectors();
    return lexicon.cosineSimilarity(lexicon.rowOf(a), lexicon.rowOf(b));
  };

  it('are found by the word, by its stem, or by its stem and an e', () => {
    const lexicon = vectors();
    expect(
      ['calm', 'city', 'engine', 'nought', 'town', 'village'].map((word) => lexicon.rowOf(word)),
    ).toEqual([0, 1, 2, 3, 4, 5]);
    expect(lexicon.rowOf('towns', 'town')).toBe(4);
    expect(lexicon.rowOf('villages', 'villag')).toBe(5);
    expect(lexicon.rowOf('city', 'town')).toBe(1);
  });

  it('are not found for a word when neither it nor its stem has one', () => {
    const lexicon = vectors();
    for (const word of ['', 'a', 'citadel', 'engines', 'zoo']) expect(lexicon.rowOf(word)).toBe(-1);
    expect(lexicon.rowOf('zoos', 'zoo')).toBe(-1);
  });

  it.each([
    ['city', 'city', 1],
    ['city', 'town', 0.8],
    ['town', 'city', 0.8],
    ['city', 'village', 0],
    ['town', 'village', 0.6],
    ['town', 'engine', 0.96],
    ['city', 'calm', -1],
    ['city', 'nought', 0],
    ['city', 'zoo', 0],
    ['zoo', 'city', 0],
    ['zoo', 'zoo', 0],
  ])('have a cosine similarity: %s and %s are %d', (a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 6);
  });

  it('have a weighted centroid of length 1, independent of their own lengths', () => {
    const lexicon = vectors();
    const centroid = (...words: [string, number][]) => {
      const found = lexicon.centroid(
        words.map(([word]) => lexicon.rowOf(word)),
        words.map(([, weight]) => weight),
      );
      return found && [...found].map((value) => Math.round(value * 1e4) / 1e4);
    };
    expect(centroid(['city', 1], ['village', 1])).toEqual([rounded(Math.SQRT1_2), rounded(Math.SQRT1_2)]);
    expect(centroid(['city', 3], ['village', 4])).toEqual([0.6, 0.8]);
    expect(centroid(['city', 3], ['zoo', 9], ['village', 4])).toEqual([0.6, 0.8]);
    expect(centroid(['zoo', 1])).toBeNull();
    expect(centroid(['nought', 1])).toBeNull();
    expect(centroid()).toBeNull();
  });

  it('have a cosine similarity to a centroid', () => {
    const lexicon = vectors();
    const centroid = Float32Array.of(0.6, 0.8);
    const similarity = (word: string) => lexicon.cosineSimilarityTo(centroid, lexicon.rowOf(word));
    expect(similarity('city')).toBeCloseTo(0.6, 6);
    expect(similarity('town')).toBeCloseTo(0.96, 6);
    expect(similarity('engine')).toBeCloseTo(1, 6);
    expect(similarity('calm')).toBeCloseTo(-0.6, 6);
    expect(similarity('zoo')).toBe(0);
  });

  it('may be none at all', () => {
    const none = new Lexicon({ words: {}, numbers: { vectors: new Int8Array(0) } }, EMPTY);
    expect(none.rowOf('city')).toBe(-1);
    expect(none.centroid([-1])).toBeNull();
    expect(none.givenOf('city')).toBe(-1);
    expect(none.translationsOf('city')).toBeNull();
  });
});

describe('the translation table', () => {
  const lexicon = () =>
    lexiconOf(
      {},
      {
        when: { background: 0.25, given: { year: stored(10), month: stored(20), day: stored(255) } },
        never: { background: 0.5, given: {} },
        who: { background: 0.125, given: { name: stored(0), month: stored(40) } },
      },
    );

  it('numbers the words of sentences', () => {
    expect(['day', 'month', 'name', 'year', 'when'].map((word) => lexicon().givenOf(word))).toEqual([
      0, 1, 2, 3, -1,
    ]);
  });

  it.each([
    ['when', 0.25, [stored(255), stored(20), 0, stored(10)]],
    ['who', 0.125, [0, stored(40), 1, 0]],
    ['never', 0.5, [0, 0, 0, 0]],
  ])('has the translations of %j', (word, background, given) => {
    expect(lexicon().translationsOf(word)).toEqual({ background, given: Float32Array.from(given) });
  });

  it('has no row for a word that no question had', () => {
    expect(lexicon().translationsOf('where')).toBeNull();
  });
});

describe('a packed translation table', () => {
  it('has sorted lists, with probabilities as logarithms in steps of a twentieth', () => {
    const table = new Map([
      ['who', new Map([['name', 1]])],
      [
        'when',
        new Map([
          ['year', Math.exp(-0.26)],
          ['day', 1e-9],
        ]),
      ],
    ]);
    const background = new Map([
      ['who', 0.5],
      ['why', 0.25],
      ['when', 0.125],
    ]);
    expect(packTranslationTable(table, background)).toEqual({
      words: { asked: ['when', 'who', 'why'], given: ['day', 'name', 'year'] },
      numbers: {
        starts: Uint32Array.of(0, 2, 3, 3),
        numbers: Uint16Array.of(0, 2, 1),
        logs: Uint8Array.of(255, 5, 0),
        background: Float32Array.of(0.125, 0.5, 0.25),
      },
    });
  });

  it('is accurate to within 3 %', () => {
    for (const probability of [0.9, 0.5, 0.123, 0.01, 0.002]) {
      const lexicon = lexiconOf({}, { who: { background: 1, given: { name: probability } } });
      expect(Math.abs(lexicon.translationsOf('who')!.given[0]! / probability - 1)).toBeLessThan(0.03);
    }
  });

  it('has at most 65,535 words of sentences', () => {
    const row = (length: number) =>
      new Map([['who', new Map(Array.from({ length }, (_, i): [string, number] => [`word ${i}`, 0.5]))]]);
    const background = new Map([['who', 1]]);
    expect(packTranslationTable(row(65_535), background).words.given).toHaveLength(65_535);
    expect(() => packTranslationTable(row(65_536), background)).toThrow(
      new Error('more words of sentences than two bytes can number'),
    );
  });
});
