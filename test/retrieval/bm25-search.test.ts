import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { BestHits, type SearchTerm, search } from '../../src/retrieval/bm25-search.ts';
import { LABEL, liveInOrder, type Segment } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { type BlockFixture, blocksOf, nestedBlocks, proseOf } from './block-fixtures.ts';

const WORDS = ['storm', 'harbour', 'ferry', 'bridge', 'council', 'varde', 'rain', 'talk'];

/** Sentences of at most `max` words, and articles of a title and paragraphs of such sentences. */
const words = (max: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: max }).map((list) => list.join(' '));
const prose = fc
  .array(fc.array(words(5), { minLength: 1, maxLength: 4 }), { maxLength: 3 })
  .map((paragraphs): BlockFixture[] => paragraphs.map((sentences) => ({ sentences })));
/** Nested blocks, few of which have a term of the question. */
const nested = nestedBlocks(fc.array(words(2), { minLength: 1, maxLength: 3 }), 9);
const articlesOf = (blocks: fc.Arbitrary<BlockFixture[]>) =>
  fc.array(fc.record({ title: words(2), blocks }), { maxLength: 12 });

function found(segment: Segment, terms: SearchTerm[], limit: number, pruning: boolean) {
  const best = new BestHits(limit);
  const means = { sentence: 3, paragraph: 6, article: 12 };
  const [liveSegment] = liveInOrder([segment]);
  for (const _ of search(liveSegment!, terms, means, best, (article) => article % 5 !== 4, pruning));
  return best.hits.map(({ sentence, score, parts }) => ({ sentence, score, parts }));
}

/** The words that a segment has as search terms, each with the given idfs. */
function termsIn({ vocabulary }: Segment, asked: string[], idfs: number[]): SearchTerm[] {
  return asked.flatMap((word, i): SearchTerm[] => {
    const term = vocabulary.get(termsOf(word)[0]!.key);
    const [sentence, paragraph, article] = idfs.slice(3 * i, 3 * i + 3) as [number, number, number];
    return term === undefined
      ? []
      : [{ term, idf: { sentence, paragraph, article }, weight: i % 2 ? 0.55 : 1 }];
  });
}

describe('the BM25 search', () => {
  it.each<[string, fc.Arbitrary<BlockFixture[]>]>([
    ['prose', prose],
    ['nested blocks', nested],
  ])('returns the same with pruning as without: for %s', (_, blocks) => {
    fc.assert(
      fc.property(
        articlesOf(blocks),
        fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }),
        fc.array(fc.double({ min: 0.1, max: 8, noNaN: true }), { minLength: 15, maxLength: 15 }),
        fc.integer({ min: 1, max: 6 }),
        (articles, asked, idfs, limit) => {
          const segment = buildSegment(
            articles.map(({ title, blocks }) => ({ title: termsOf(title), blocks: blocksOf(blocks) })),
          );
          const terms = termsIn(segment, asked, idfs);
          expect(found(segment, terms, limit, true)).toEqual(found(segment, terms, limit, false));
        },
      ),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('does not prune an article whose title, heading and sentence all have a term of low weight', () => {
    const segment = buildSegment([
      { title: [], blocks: proseOf([['storm']]) },
      {
        title: termsOf('rain'),
        blocks: blocksOf([
          { label: LABEL.heading, sentences: ['rain'] },
          { parent: 0, sentences: ['rain'] },
        ]),
      },
    ]);
    const terms = termsIn(segment, ['storm', 'rain'], [20, 0.1, 0.1, 8, 0.1, 0.1]);
    const [first, second] = found(
      segment,
      terms.map((term) => ({ ...term, weight: 1 })),
      2,
      false,
    );
    expect([first?.sentence, second?.sentence]).toEqual([2, 0]);
    expect(
      found(
        segment,
        terms.map((term) => ({ ...term, weight: 1 })),
        1,
        true,
      ),
    ).toEqual([first]);
  });

  const idf = { sentence: 2, paragraph: 2, article: 2 };
  const ask = (segment: Segment, ...asked: string[]) =>
    found(
      segment,
      asked.map((word) => ({ term: segment.vocabulary.get(word)!, idf, weight: 1 })),
      1_000,
      true,
    );

  it('offers the opening of an article when only its title has a term', () => {
    const segment = buildSegment([
      { title: termsOf('Storm'), blocks: proseOf([['It rained.', 'It blew.'], ['Then it ended.']]) },
    ]);
    expect(ask(segment, 'storm').map(({ sentence }) => sentence)).toEqual([0, 1]);
  });

  it('skips the headings before the opening', () => {
    const segment = buildSegment([
      {
        title: termsOf('Storm'),
        blocks: blocksOf([
          { label: LABEL.heading, sentences: ['In the north'] },
          { parent: 0, label: LABEL.question, sentences: ['Who saw it?'] },
          { parent: 1, sentences: ['Ada saw it.', 'Bo as well.'] },
          { parent: 0, sentences: ['It blew.'] },
        ]),
      },
    ]);
    expect(ask(segment, 'storm').map(({ sentence }) => sentence)).toEqual([2, 3]);
  });

  it('limits how many blocks it scores only for a heading above them', () => {
    const articleWith = (before: number): BlockFixture[] => [
      { label: LABEL.heading, sentences: ['storm'] },
      ...Array.from({ length: before }, () => ({ parent: 0, sentences: ['It rained.'] })),
      { parent: 0, sentences: ['A storm blew.'] },
      { parent: 0, sentences: ['It ended.'] },
    ];
    const sentencesFor = (before: number) =>
      ask(buildSegment([{ title: [], blocks: blocksOf(articleWith(before)) }]), 'storm')
        .map(({ sentence }) => sentence)
        .sort((a, b) => a - b);
    expect(sentencesFor(2)).toEqual([1, 2, 3, 4]);
    const sentences = sentencesFor(1_000);
    expect(sentences.length).toBeLessThan(1_000);
    // They are the first below the heading; a sentence with the term is found at any position.
    expect(sentences.slice(0, -1)).toEqual(Array.from({ length: sentences.length - 1 }, (_, i) => i + 1));
    expect(sentences.at(-1)).toBe(1_001);
  });
});
