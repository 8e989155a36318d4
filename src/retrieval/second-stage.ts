import type { Term } from '../language/terms.ts';
import { evidenceFor } from './features/evidence.ts';
import type { Passage } from './features/passage.ts';
import type { Candidate, Ranking } from './index.ts';
import type { Model } from './model.ts';
import { probabilitiesOf, scoreCandidates } from './network.ts';

/** A candidate as the second stage sees it. */
export interface Ranked {
  candidate: Candidate;
  passage: Passage;
  /** How probable it is that this sentence answers, and no other: 0 to 1. */
  probability: number;
  /** How much of the answer each word of the passage is: shares of 1. */
  attention: Float32Array;
}

/** The candidates of one question in their final order. */
export interface Reranking {
  /** Best first; of equals, the one that the first stage put first. */
  ranked: Ranked[];
  /** How probable it is that none of them answers: 0 to 1. */
  none: number;
}

/**
 * Orders the candidates of the first stage by the network.
 *
 * @param terms the terms of the question, stop words included
 * @param passageOf reads a candidate's sentence
 */
export function rerank(
  question: string,
  terms: readonly Term[],
  ranking: Ranking,
  passageOf: (candidate: Candidate) => Passage,
  { lexicon, network }: Model,
): Reranking {
  const passages = new Map(ranking.candidates.map((candidate) => [candidate, passageOf(candidate)]));
  const evidence = evidenceFor(question, terms, ranking, (candidate) => passages.get(candidate)!, lexicon);
  const { scores, attention } = scoreCandidates(network, evidence);
  const { each, none } = probabilitiesOf(scores);
  const ranked = ranking.candidates.map((candidate, i) => ({
    candidate,
    passage: passages.get(candidate)!,
    probability: each[i]!,
    attention: attention[i]!,
  }));
  ranked.sort((a, b) => b.probability - a.probability);
  return { ranked, none };
}
