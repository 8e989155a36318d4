import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/retrieval/index.ts';
import { rerankingWithReader } from '../../../src/retrieval/reader/cascade.ts';
import type { Reader, ReaderInput } from '../../../src/retrieval/reader/reader.ts';
import type { Ranked, Reranking } from '../../../src/retrieval/reranker.ts';
import { runToCompletion } from '../../../src/run-to-completion.ts';

/** Candidates as the second stage ranks them: each `share` times as probable as the one before. */
function reranking(count: number, share = 0.9): Reranking {
  const ranked = Array.from(
    { length: count },
    (_, sentence) =>
      ({ candidate: { sentence } as Candidate, probability: 0.8 * share ** sentence }) as Ranked,
  );
  return { ranked, none: 0.2, certainty: 0.5 };
}

/** A reader with a given relevance for each sentence, by its number; `read` lists the sentences read. */
function readerOf(relevance: readonly number[], prior = 0, pieces = 40) {
  const read: number[] = [];
  const reader: Reader = {
    calibration: {
      prior,
      answered: { offset: 0, slopes: [1, 0, 0, 0] },
      first: { offset: 0, slopes: [0, 1, 0, 0] },
    },
    ask: () => (input) => {
      read.push(Number(input.text));
      return { pieces, relevance: relevance[Number(input.text)]!, span: () => ({ start: 0, end: 1 }) };
    },
  };
  return { reader, read };
}

const inputOf = ({ sentence }: Candidate): ReaderInput => ({
  text: String(sentence),
  slices: [],
  context: '',
});

function order(
  count: number,
  relevance: readonly number[],
  prior?: number,
  share?: number,
  priorShare?: number,
) {
  const { reader, read } = readerOf(relevance, prior);
  const { ranked, ...rest } = runToCompletion(
    rerankingWithReader(['?'], reranking(count, share), inputOf, reader, priorShare),
  );
  return { order: ranked.map(({ candidate }) => candidate.sentence), ranked, read, ...rest };
}

const UNSURE = Array.from({ length: 20 }, (_, i) => i / 100);

describe('the candidates that are read', () => {
  it('are ordered by relevance, before those not read', () => {
    const found = order(10, UNSURE);
    expect(found.order).toEqual([4, 3, 2, 1, 0, 5, 6, 7, 8, 9]);
    const probabilities = found.ranked.map(({ probability }) => probability);
    expect([...probabilities].sort((a, b) => b - a)).toEqual(probabilities);
  });

  it('are ordered by the prior of the second stage as well', () => {
    expect(order(3, [0, 0.5, 0]).order).toEqual([1, 0, 2]);
    expect(order(3, [0, 0.5, 0], 6).order).toEqual([0, 1, 2]);
    expect(order(3, [0, 0.5, 0], 6, undefined, 0.5).order).toEqual([1, 0, 2]);
  });

  it('are those that may still become the first, and at most five', () => {
    expect(order(10, UNSURE, 1, Math.exp(-4.5)).read).toEqual([0]);
    expect(order(10, UNSURE, 1, Math.exp(-3.5)).read).toEqual([0, 1]);
    expect(order(10, [5, ...UNSURE]).read).toEqual([0]);
    expect(order(10, UNSURE).read).toEqual([0, 1, 2, 3, 4]);
  });

  it('are fewer when they are long', () => {
    const { reader, read } = readerOf(UNSURE, 0, 120);
    runToCompletion(rerankingWithReader(['why', 'why, Ada'], reranking(10), inputOf, reader));
    expect(read).toEqual([0, 0, 1, 1]);
  });

  it('determine the probabilities that any answers, and that the first does', () => {
    const { ranked, none, certainty } = order(3, [Math.log(6), Math.log(2), Math.log(1)]);
    // Odds of 9 to 1, and of 6 to 3.
    expect(none).toBeCloseTo(0.1);
    expect(ranked[0]!.probability).toBeCloseTo(0.9);
    expect(certainty).toBeCloseTo(2 / 3);
    // As in the second stage.
    expect(ranked[1]!.probability).toBeCloseTo(0.9 * 0.9);
  });

  it('have the mean relevance of the wordings of the question', () => {
    const relevance: Record<string, number[]> = { why: [1, 2, 0], 'why, Ada': [1, 1, 4] };
    const { reader } = readerOf([]);
    const ask: Reader['ask'] = (question) => (input) => ({
      pieces: 40,
      relevance: relevance[question]![Number(input.text)]!,
      span: () => null,
    });
    const orderFor = (questions: string[]) =>
      runToCompletion(rerankingWithReader(questions, reranking(3), inputOf, { ...reader, ask })).ranked.map(
        ({ candidate }) => candidate.sentence,
      );
    expect(orderFor(['why'])).toEqual([1, 0, 2]);
    expect(orderFor(['why', 'why, Ada'])).toEqual([2, 1, 0]);
  });

  it('have the span that answers', () => {
    const { ranked } = order(10, UNSURE);
    expect(ranked.map(({ span }) => span?.() ?? null).map((span) => span !== null)).toEqual(
      Array.from({ length: 10 }, (_, i) => i < 5),
    );
  });

  it('may be none', () => {
    expect(order(0, [])).toMatchObject({ order: [], read: [], none: 0.2, certainty: 0.5 });
  });

  it('may be a single one', () => {
    expect(order(1, [2])).toMatchObject({ order: [0], read: [0] });
  });
});
