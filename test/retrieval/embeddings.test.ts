import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { cosineAt } from '../../src/retrieval/embeddings.ts';
import { LABEL } from '../../src/retrieval/segment.ts';
import { buildSegment } from '../../src/retrieval/segment-builder.ts';
import { runToCompletion } from '../../src/run-to-completion.ts';
import { blocksOf } from './block-fixtures.ts';
import { embeddingsOf } from './features/fixtures.ts';

const embeddings = embeddingsOf({ sea: [3, 4], lake: [0, 50], inn: [60, 0], far: [-3, -4] });

describe('the embedding of terms', () => {
  it('is the sum of their vectors, with a length of 127', () => {
    expect(embeddings.embed(['sea'])).toEqual(Int8Array.of(76, 102));
    expect(embeddings.embed(['lake', 'inn', 'inn'])).toEqual(Int8Array.of(117, 49));
  });

  it('leaves out terms without a vector, and is null when none has any', () => {
    expect(embeddings.embed(['sea', 'quay'])).toEqual(Int8Array.of(76, 102));
    expect(embeddings.embed(['quay'])).toBeNull();
    expect(embeddings.embed(['sea', 'far'])).toBeNull();
  });
});

describe('the embeddings of the sentences of a segment', () => {
  const segment = buildSegment([
    { title: [], blocks: blocksOf([{ sentences: ['The sea.', 'A lake and an inn, an inn.'] }]) },
    {
      title: termsOf('Inn'),
      blocks: blocksOf([
        { label: LABEL.heading, sentences: ['The lake'] },
        { parent: 0, sentences: ['A quay.'] },
      ]),
    },
  ]);
  const of = (sentence: number) => [...all.subarray(2 * sentence, 2 * sentence + 2)];
  const all = runToCompletion(embeddings.embeddingsOf(segment));

  it('are those of their terms', () => {
    expect(of(0)).toEqual([76, 102]);
    expect(of(1)).toEqual([117, 49]);
  });

  it('have the terms of the title and of the headings above as well', () => {
    const [title, heading] = [0.75 * 60, 50];
    const length = Math.hypot(title, heading);
    expect(of(2)).toEqual([Math.round((127 * title) / length), Math.round((127 * heading) / length)]);
    expect(of(3)).toEqual([...embeddings.embed(['inn', 'lake'])!]);
  });

  it('are computed once', () => {
    expect(runToCompletion(embeddings.embeddingsOf(segment))).toBe(all);
  });
});

it('the cosine of embeddings is 1 for the same and -1 for the opposite', () => {
  const cosine = (a: string, b: string) => cosineAt(embeddings.embed([a])!, embeddings.embed([b])!, 0);
  expect(cosine('sea', 'sea')).toBeCloseTo(1, 2);
  expect(cosine('sea', 'far')).toBeCloseTo(-1, 2);
  expect(cosine('lake', 'inn')).toBe(0);
});
