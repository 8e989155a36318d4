import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { shippedModel } from '../../src/library/shipped-model.ts';
import { Index } from '../../src/retrieval/index.ts';
import {
  type IndexedArticle,
  LABEL,
  type LiveSegment,
  parentOf,
  type Segment,
} from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { mergeSegments } from '../../src/retrieval/segment-merge.ts';
import { runToCompletion } from '../../src/run-to-completion.ts';
import { type BlockFixture, blocksOf, nestedBlocks } from './block-fixtures.ts';

const { lexicon } = shippedModel();

/** They include words of one stem, acronyms, names and stop words. */
const WORDS = ['storm', 'Storms', 'talk', 'talks', 'the', 'Varde', 'harbour', 'United States', 'CHI', 'crow'];

const words = (max: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: max }).map((list) => list.join(' '));
const article = fc.record({
  title: words(2),
  blocks: nestedBlocks(fc.array(words(5), { maxLength: 3 }), 4),
  explains: fc.boolean(),
});
/** Libraries of some segments, with deleted articles. */
const libraries = fc.array(fc.array(fc.record({ article, isDeleted: fc.boolean() }), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});
type ArticleFixture = {
  article: { title: string; blocks: BlockFixture[]; explains: boolean };
  isDeleted: boolean;
};

function indexed({ article: { title, blocks, explains } }: ArticleFixture): IndexedArticle {
  return {
    title: termsOf(title),
    blocks: blocksOf(blocks),
    longForms: explains ? [{ words: ['crow', 'harbor'], short: 'chi' }] : [],
  };
}

/** The segments with their tombstones. */
function liveSegmentsOf(articleFixtures: ArticleFixture[][]): LiveSegment[] {
  let ordinal = 0;
  return articleFixtures.map((articles) => {
    const deleted = articles.filter(({ isDeleted }) => isDeleted);
    return {
      segment: buildSegment(articles.map(indexed)),
      ordinals: Int32Array.from(articles, ({ isDeleted }) => (isDeleted ? -1 : ordinal++)),
      tombstones: deleted.length > 0 ? buildSegment(deleted.map(indexed)) : null,
    };
  });
}

function merged(liveSegments: readonly LiveSegment[]): Segment {
  return runToCompletion(mergeSegments(liveSegments));
}

/** A segment in a form that does not depend on the numbering of its terms. */
function normalized(segment: Segment) {
  const { vocabulary, words: all, wordStarts, wordCounts, starts, titleStarts, ...rest } = segment;
  const { sentences, counts, titleArticles, paragraphHolders, articleHolders, capitals, ...texts } = rest;
  const terms = [...vocabulary].map(([key, term]) => {
    const of = <List extends Uint32Array | Uint8Array>(list: List, from: Uint32Array) =>
      [...list.subarray(from[term], from[term + 1])].map(Number);
    return {
      key,
      words: Array.from(all.slice(wordStarts[term], wordStarts[term + 1]), (word, i) => [
        word,
        wordCounts[wordStarts[term]! + i],
      ]).sort(),
      sentences: of(sentences, starts),
      counts: of(counts, starts),
      titles: of(titleArticles, titleStarts),
      frequencies: [paragraphHolders[term], articleHolders[term], capitals[term]],
    };
  });
  return { terms: terms.sort((a, b) => (a.key < b.key ? -1 : 1)), texts };
}

describe('merged segments', () => {
  it('equal a segment built of the same articles', () => {
    fc.assert(
      fc.property(libraries, (library) => {
        const live = library.flat().filter(({ isDeleted }) => !isDeleted);
        expect(normalized(merged(liveSegmentsOf(library)))).toEqual(
          normalized(buildSegment(live.map(indexed))),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('keep the nesting of blocks, without deleted articles', () => {
    const answer = (question: string, ...answers: string[]): ArticleFixture['article'] => ({
      title: '',
      blocks: [
        { label: LABEL.heading, sentences: ['Varde'] },
        { parent: 0, label: LABEL.question, sentences: [question] },
        ...answers.map((sentence) => ({ parent: 1, sentences: [sentence] })),
        { sentences: ['the storm'] },
      ],
      explains: false,
    });
    const { parents, labels, paragraphOf, articleOf } = merged(
      liveSegmentsOf([
        [
          { article: answer('who', 'crow'), isDeleted: true },
          { article: answer('when', 'harbour', 'talk'), isDeleted: false },
        ],
        [{ article: answer('why', 'talks'), isDeleted: false }],
      ]),
    );
    expect([...articleOf]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect([...paragraphOf]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // A block without a parent has its own number.
    expect([...parents]).toEqual([0, 0, 1, 1, 4, 5, 5, 6, 8]);
    expect([...labels]).toEqual([1, 2, 0, 0, 0, 1, 2, 0, 0]);
    const segment = buildSegment([indexed({ article: answer('when', 'harbour'), isDeleted: false })]);
    expect([0, 1, 2, 3].map((block) => parentOf(segment, block))).toEqual([-1, 0, 1, -1]);
  });

  it('rank like the separate segments with their tombstones', () => {
    fc.assert(
      fc.property(libraries, words(4), fc.integer({ min: 1, max: 8 }), (library, question, limit) => {
        const liveSegments = liveSegmentsOf(library);
        const live = library.flat().filter(({ isDeleted }) => !isDeleted);
        const found = (index: Index) => {
          const { candidates, matches } = index.rank(termsOf(question), limit);
          return {
            matches,
            candidates: candidates.map(({ ordinal, score, parts, held }) => ({
              ordinal,
              score,
              parts,
              held,
            })),
          };
        };
        const rebuilt = new Index([buildSegment(live.map(indexed))], lexicon);
        const segments = liveSegments.map(({ segment }) => segment);
        expect(found(new Index(segments, lexicon, liveSegments))).toEqual(found(rebuilt));
        const backwards = [...liveSegments].reverse();
        expect(found(new Index(segments, lexicon, backwards))).toEqual(found(rebuilt));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
