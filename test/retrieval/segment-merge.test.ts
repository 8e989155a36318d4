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
import { blocksOf, type MadeBlock, nestedBlocks } from './blocks.ts';

const { lexicon } = shippedModel();

/** Words of one stem, short forms, names and stop words are among them. */
const WORDS = ['storm', 'Storms', 'talk', 'talks', 'the', 'Varde', 'harbour', 'United States', 'CHI', 'crow'];

const words = (max: number) =>
  fc.array(fc.constantFrom(...WORDS), { maxLength: max }).map((list) => list.join(' '));
const article = fc.record({
  title: words(2),
  blocks: nestedBlocks(fc.array(words(5), { maxLength: 3 }), 4),
  explains: fc.boolean(),
});
/** A library in some segments, with deleted articles. */
const library = fc.array(fc.array(fc.record({ article, isDeleted: fc.boolean() }), { maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});
type Made = { article: { title: string; blocks: MadeBlock[]; explains: boolean }; isDeleted: boolean };

function indexed({ article: { title, blocks, explains } }: Made): IndexedArticle {
  return {
    title: termsOf(title),
    blocks: blocksOf(blocks),
    longForms: explains ? [{ words: ['crow', 'harbor'], short: 'chi' }] : [],
  };
}

/** The segments with their tombstones. */
function liveSegmentsOf(made: Made[][]): LiveSegment[] {
  let place = 0;
  return made.map((articles) => {
    const out = articles.filter(({ isDeleted }) => isDeleted);
    return {
      segment: buildSegment(articles.map(indexed)),
      ordinals: Int32Array.from(articles, ({ isDeleted }) => (isDeleted ? -1 : place++)),
      tombstones: out.length > 0 ? buildSegment(out.map(indexed)) : null,
    };
  });
}

function merged(liveSegments: readonly LiveSegment[]): Segment {
  const steps = mergeSegments(liveSegments);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** A segment without the numbers of its terms. */
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
      holders: [paragraphHolders[term], articleHolders[term], capitals[term]],
    };
  });
  return { terms: terms.sort((a, b) => (a.key < b.key ? -1 : 1)), texts };
}

describe('merged segments', () => {
  it('equal a segment built of the same articles', () => {
    fc.assert(
      fc.property(library, (made) => {
        const staying = made.flat().filter(({ isDeleted }) => !isDeleted);
        expect(normalized(merged(liveSegmentsOf(made)))).toEqual(
          normalized(buildSegment(staying.map(indexed))),
        );
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('keep the nesting of blocks, without deleted articles', () => {
    const answer = (question: string, ...answers: string[]): Made['article'] => ({
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
    // A block that belongs to none belongs to itself.
    expect([...parents]).toEqual([0, 0, 1, 1, 4, 5, 5, 6, 8]);
    expect([...labels]).toEqual([1, 2, 0, 0, 0, 1, 2, 0, 0]);
    const segment = buildSegment([indexed({ article: answer('when', 'harbour'), isDeleted: false })]);
    expect([0, 1, 2, 3].map((block) => parentOf(segment, block))).toEqual([-1, 0, 1, -1]);
  });

  it('rank like the separate segments with their tombstones', () => {
    fc.assert(
      fc.property(library, words(4), fc.integer({ min: 1, max: 8 }), (made, question, limit) => {
        const liveSegments = liveSegmentsOf(made);
        const staying = made.flat().filter(({ isDeleted }) => !isDeleted);
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
        const whole = new Index([buildSegment(staying.map(indexed))], lexicon);
        const segments = liveSegments.map(({ segment }) => segment);
        expect(found(new Index(segments, lexicon, liveSegments))).toEqual(found(whole));
        const backwards = [...liveSegments].reverse();
        expect(found(new Index(segments, lexicon, backwards))).toEqual(found(whole));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
