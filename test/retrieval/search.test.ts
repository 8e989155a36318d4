import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { buildSegment } from '../../src/retrieval/build.ts';
import { BestHits, type SearchTerm, search } from '../../src/retrieval/search.ts';
import { type Segment, standingInOrder } from '../../src/retrieval/segment.ts';

const WORDS = ['storm', 'harbour', 'ferry', 'bridge', 'council', 'varde', 'rain', 'talk'];

/** Articles of a title and paragraphs of sentences, each some words. */
const words = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: most }).map((list) => list.join(' '));
const library = fc.array(
  fc.record({
    title: words(2),
    paragraphs: fc.array(fc.array(words(5), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
  }),
  { maxLength: 12 },
);

function found(segment: Segment, terms: SearchTerm[], limit: number, pruning: boolean) {
  const best = new BestHits(limit);
  const means = { sentence: 3, paragraph: 6, article: 12 };
  search(standingInOrder([segment])[0]!, terms, means, best, (article) => article % 5 !== 4, pruning);
  return best.hits.map(({ sentence, score, parts }) => ({ sentence, score, parts }));
}

describe('the search', () => {
  it('passes over what cannot be among the best, and finds the very same', () => {
    fc.assert(
      fc.property(
        library,
        fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0.1, max: 8, noNaN: true }), { minLength: 15, maxLength: 15 }),
        fc.integer({ min: 1, max: 6 }),
        (articles, asked, rarities, limit) => {
          const segment = buildSegment(
            articles.map(({ title, paragraphs }) => ({
              title: termsOf(title),
              paragraphs: paragraphs.map((sentences) => sentences.map(termsOf)),
            })),
          );
          const terms = asked.flatMap((word, i): SearchTerm[] => {
            const term = segment.vocabulary.get(termsOf(word)[0]!.key);
            const [sentence, paragraph, article] = rarities.slice(3 * i, 3 * i + 3) as [
              number,
              number,
              number,
            ];
            return term === undefined
              ? []
              : [{ term, idf: { sentence, paragraph, article }, weight: i % 2 ? 0.55 : 1 }];
          });
          expect(found(segment, terms, limit, true)).toEqual(found(segment, terms, limit, false));
        },
      ),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('quotes the opening of an article that only its title speaks for', () => {
    const segment = buildSegment([
      {
        title: termsOf('Storm'),
        paragraphs: [[termsOf('It rained.'), termsOf('It blew.')], [termsOf('Then it ended.')]],
      },
    ]);
    const idf = { sentence: 2, paragraph: 2, article: 2 };
    const hits = found(segment, [{ term: segment.vocabulary.get('storm')!, idf, weight: 1 }], 5, true);
    expect(hits.map(({ sentence }) => sentence)).toEqual([0, 1]);
  });
});
