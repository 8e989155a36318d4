import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { Index } from '../../src/retrieval/index.ts';
import { LABEL, liveInOrder } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { blocksOf, proseOf } from './block-fixtures.ts';
import { embeddingsOf, lexiconOf } from './features/fixtures.ts';

const lexicon = lexiconOf(
  {},
  {},
  embeddingsOf({ dog: [100, 10], hound: [90, 30], cat: [40, 90], tax: [-90, 20] }),
);

/** What is found for a question among sentences, each a paragraph of one article. */
function ask(question: string, sentences: string[], neighbours = 10) {
  const segment = buildSegment([{ title: [], blocks: proseOf(sentences.map((one) => [one])) }]);
  return new Index([segment], lexicon).rank(termsOf(question), 10, undefined, neighbours).candidates;
}

describe('the sentences that are nearest in meaning', () => {
  const sentences = ['A hound.', 'A tax.', 'A quay.', 'One cat.', 'The dog.'];
  const found = ask('Dog?', sentences);

  it('are found without any word of the question, behind those that have one', () => {
    expect(found.map(({ sentence }) => sentences[sentence])).toEqual(['The dog.', 'A hound.', 'One cat.']);
  });

  it('have their similarity, and one over their rank', () => {
    const [same, near, far] = found.map(({ similarity }) => similarity);
    expect([same, near, far].map((one) => one!.toFixed(1))).toEqual(['1.0', '1.0', '0.5']);
    expect(same).toBeGreaterThan(near!);
    expect(found.map(({ nearness }) => nearness)).toEqual([1, 1 / 2, 1 / 3]);
    expect(found.map(({ score }) => score > 0)).toEqual([true, false, false]);
  });

  it('are as many as wanted, and none by default', () => {
    expect(ask('Dog?', sentences, 2).map(({ sentence }) => sentence)).toEqual([4, 0]);
    expect(ask('Dog?', sentences, 0).map(({ sentence, similarity }) => [sentence, similarity])).toEqual([
      [4, 0],
    ]);
  });

  it('are in the order of the library where they are equally near', () => {
    expect(ask('Dog?', ['A hound.', 'Hound!', 'The hound.'], 2).map(({ sentence }) => sentence)).toEqual([
      0, 1,
    ]);
  });

  it('are none without a word that has an embedding, or in a library without any', () => {
    expect(ask('Quay?', ['A hound.', 'A cat.'])).toEqual([]);
    const segment = buildSegment([{ title: [], blocks: proseOf([['A hound.']]) }]);
    expect(new Index([segment], lexiconOf()).rank(termsOf('Dog?'), 10, undefined, 10).candidates).toEqual([]);
  });
});

it('neither headings nor what may not be quoted are near', () => {
  const article = (...sentences: string[]) => ({
    title: [],
    blocks: blocksOf([
      { label: LABEL.heading, sentences: ['Hound'] },
      ...sentences.map((one) => ({ parent: 0, sentences: [one] })),
    ]),
  });
  const segment = buildSegment([article('A cat.'), article('One hound.'), article('Two cats, a hound.')]);
  const [live] = liveInOrder([segment]);
  const index = new Index([segment], lexicon, [{ ...live!, ordinals: Int32Array.of(0, -1, 1) }]);
  const near = (allows?: (_: unknown, article: number) => boolean) =>
    index
      .rank(termsOf('Dog?'), 10, allows, 10)
      .candidates.map(({ sentence, ordinal }) => [sentence, ordinal]);
  expect(near()).toEqual([
    [5, 1],
    [1, 0],
  ]);
  expect(near((_, number) => number === 0)).toEqual([[1, 0]]);
});
