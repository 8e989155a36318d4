import { describe, expect, it } from 'vitest';
import { termsOf } from '../../src/language/terms.ts';
import { analysePassage } from '../../src/retrieval/features/analysed-passage.ts';
import type { Network } from '../../src/retrieval/ranking-network.ts';
import { rerank } from '../../src/retrieval/reranker.ts';
import { lexiconOf, rank, rounded } from './features/fixtures.ts';
import { networkBy } from './small-network.ts';

const SENTENCES = ['Ports fear.', 'Ports fear storms.', 'Ports fear storms most.', 'Ports fear gales most.'];
const QUESTION = 'What do ports fear?';
/** Each word doubles the odds of a sentence, which are even for four words. */
const BY_LENGTH = networkBy({ 'shape: length': 60 * Math.LN2 }, -4 * Math.LN2);

/** The sentences in their final order, with the probability of each. */
function reranked(sentences: string[], network: Network, score?: number) {
  const lexicon = lexiconOf();
  const { candidates, matches } = rank(QUESTION, [{ paragraphs: [sentences] }]);
  const inOrder = [...candidates].sort((a, b) => a.sentence - b.sentence);
  const ranking = {
    candidates: inOrder.map((one) => ({ ...one, score: score ?? one.score })),
    matches: matches.map((match) => ({ ...match, idf: 1.5 })),
  };
  const passageOf = ({ sentence }: { sentence: number }) => analysePassage(sentences[sentence]!, lexicon);
  const found = rerank(QUESTION, termsOf(QUESTION), ranking, passageOf, { lexicon, network });
  return {
    ranked: found.ranked.map(({ candidate, passage, probability }) => {
      expect(passage.text).toBe(sentences[candidate.sentence]);
      return [passage.text, rounded(probability)];
    }),
    none: rounded(found.none),
    certainty: rounded(found.certainty),
    attention: found.ranked.map(({ attention }) => [...attention]),
  };
}

describe('the reranking', () => {
  it('orders by the score of the network, and equal scores by the first stage', () => {
    expect(reranked(SENTENCES, BY_LENGTH)).toMatchObject({
      ranked: [
        // Odds of 1, 1, 1/2 and 1/4 against 1: any of them answers with 11 to 4.
        ['Ports fear storms most.', 0.7333],
        ['Ports fear gales most.', 0.7333],
        ['Ports fear storms.', 0.3667],
        ['Ports fear.', 0.1833],
      ],
      none: 0.2667,
      // 4 of 11.
      certainty: 0.3636,
    });
  });

  it('keeps the order of the first stage when the network scores all alike', () => {
    const { ranked, none } = reranked(SENTENCES, networkBy({}));
    expect(ranked.map(([text]) => text)).toEqual(SENTENCES);
    expect(none).toBe(0.2);
  });

  it('has the attention on the words of each candidate', () => {
    expect(reranked(SENTENCES.slice(0, 3), BY_LENGTH).attention).toEqual([
      [0.25, 0.25, 0.25, 0.25],
      [1 / 3, 1 / 3, 1 / 3],
      [0.5, 0.5],
    ]);
  });

  it('has probabilities calibrated by the odds and by the coverage of the question', () => {
    const calibration = { answered: { offset: 0, slopes: [0, 1] }, first: { offset: -1, slopes: [0] } };
    // The score is 6, and the sum of the idf 3.
    const { ranked, none, certainty } = reranked(SENTENCES.slice(0, 1), { ...BY_LENGTH, calibration }, 6);
    expect({ ranked, none, certainty }).toEqual({
      ranked: [['Ports fear.', 0.8808]],
      none: 0.1192,
      certainty: 0.2689,
    });
  });

  it('is empty without candidates', () => {
    expect(reranked([], BY_LENGTH)).toEqual({ ranked: [], none: 1, certainty: 0, attention: [] });
  });
});
