/** The second stage: orders the candidates of the first stage by the network. */

import type { Term } from '../language/terms.ts';
import type { Span } from '../span.ts';
import { answeredBy, oddsFrom, probabilitiesOf, probabilityAt } from './calibration.ts';
import type { Passage } from './features/analysed-passage.ts';
import { evidenceFor } from './features/evidence.ts';
import type { Candidate, Ranking } from './index.ts';
import type { Model } from './model.ts';
import { scoreCandidates } from './ranking-network.ts';

/** A candidate with what the second stage found. */
export interface Ranked {
  candidate: Candidate;
  passage: Passage;
  /**
   * How probable it is that this is an answer, 0 to 1: for the first, the probability that any candidate answers; for the
   * others, in proportion to the first.
   */
  probability: number;
  /** The share of the answer that each word of the passage is: 0 to 1. */
  attention: Float64Array;
  /** The part that answers, as offsets in the sentence; only where the reader has read it. */
  span?: () => Span | null;
  /** What the reader has found of it: its relevance plus the weighted log-probability of the second stage; absent where it was not read. */
  score?: number;
}

/** The candidates of one question in their final order. */
export interface Reranking {
  /** Best first; ties are in the order of the first stage. */
  ranked: Ranked[];
  /** The probability that none of them answers: 0 to 1. */
  none: number;
  /** The probability that the first is right, if any is: 0 to 1. */
  certainty: number;
}

/**
 * Orders the candidates of the first stage by the network.
 *
 * @param question its text
 * @param terms the terms of the question, stop words included
 * @param ranking what the first stage found
 * @param passageOf analyses a candidate's sentence
 */
export function rerank(
  question: string,
  terms: readonly Term[],
  ranking: Ranking,
  passageOf: (candidate: Candidate) => Passage,
  { lexicon, network }: Pick<Model, 'lexicon' | 'network'>,
): Reranking {
  const { candidates } = ranking;
  if (candidates.length === 0) return { ranked: [], none: 1, certainty: 0 };
  const passages = new Map(candidates.map((candidate) => [candidate, passageOf(candidate)]));
  const evidence = evidenceFor(question, terms, ranking, (candidate) => passages.get(candidate)!, lexicon);
  const { scores, attention } = scoreCandidates(network, evidence);
  const { each } = probabilitiesOf(scores);
  const odds = oddsFrom(scores);
  const answered = probabilityAt(answeredBy(ranking, scores), network.calibration.answered);
  const highest = Math.max(...each);
  const ranked = candidates.map((candidate, i) => ({
    candidate,
    passage: passages.get(candidate)!,
    probability: (answered * each[i]!) / highest,
    attention: attention[i]!,
  }));
  ranked.sort((a, b) => b.probability - a.probability);
  return { ranked, none: 1 - answered, certainty: probabilityAt([odds.first], network.calibration.first) };
}
