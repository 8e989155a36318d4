/** Makes training examples of questions: candidates with their features, and which of them are right. */

import type { Article } from '../articles/article.ts';
import { askedDateTermsOf } from '../language/date-terms.ts';
import { questionTermsOf } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import { AnalysedArticle } from '../library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../library/article-segment.ts';
import { answeredBy, oddsFrom } from '../retrieval/calibration.ts';
import { analysePassage, type Passage } from '../retrieval/features/analysed-passage.ts';
import { evidenceFor } from '../retrieval/features/evidence.ts';
import { type Candidate, Index, type Ranking } from '../retrieval/index.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import { type Network, scoreCandidates } from '../retrieval/ranking-network.ts';
import { type LiveSegment, liveInOrder } from '../retrieval/segment.ts';
import { SegmentStatistics } from '../retrieval/statistics.ts';
import type { List } from './gradient.ts';
import { answersQuestion, type Question } from './question-set.ts';

/** How many candidates are ranked: somewhat more than in the product, so that the network learns from poorer ones as well. */
export const CANDIDATES = 30;
/** How many of the nearest in meaning are candidates as well: somewhat more than in the product, too. */
const NEIGHBOURS = 15;
/** The share of examples without these, so that the network orders the candidates of large libraries as well. */
const WITHOUT_NEIGHBOURS = 0.15;
/** How many candidates an example keeps: the right ones, and a sample of the others that favours high ranks. */
const KEPT = 12;
/** How many right candidates are kept at most: more teach nothing new. */
const MAX_RIGHT = 2;
/** Added to a candidate's rank when the others are sampled: a larger offset favours high ranks less. */
const RANK_OFFSET = 4;

/** Whether a question is asked of articles that answer it, or of others. */
export type Asking = 'own' | 'foreign';

/** The ranking of a question on the day on which it is asked, among the articles of an index that were published by then. */
export function rankAsked(
  { question, asked }: Question,
  terms: readonly Term[],
  index: Index,
  articles: readonly Article[],
  limit: number,
  neighbours: number,
): Ranking {
  return index.rank(
    [...terms, ...askedDateTermsOf(question, asked ?? null)],
    limit,
    (_, article) => !asked || (articles[article]!.published ?? '') <= asked,
    neighbours,
  );
}

/** A library of some articles, and the examples of questions about it. */
export class Examples {
  readonly #articles: ArticleSegment;
  readonly #liveSegments: readonly LiveSegment[];
  readonly #statistics: SegmentStatistics;

  constructor(articles: readonly Article[], lexicon: Lexicon) {
    this.#articles = indexArticles(articles.map((article) => new AnalysedArticle(article)));
    this.#liveSegments = liveInOrder([this.#articles.segment]);
    this.#statistics = new SegmentStatistics(this.#liveSegments, lexicon);
  }

  /** The example of a question; null when no candidate answers although one should. */
  list(
    question: Question,
    asking: Asking,
    lexicon: Lexicon,
    weight: number,
    random: () => number,
  ): List | null {
    const terms = questionTermsOf(question.question);
    const ranking = this.#rank(question, terms, lexicon, random() < WITHOUT_NEIGHBOURS ? 0 : NEIGHBOURS);
    const right = this.#right(ranking, question);
    if (asking === 'own' && right.length === 0) return null;
    const kept = sampleRanks(ranking.candidates.length, right.slice(0, MAX_RIGHT), random);
    if (kept.length === 0) return null;
    const passages = kept.map((rank) => this.#passage(ranking.candidates[rank]!, lexicon));
    const chosen = kept.map((rank) => ranking.candidates[rank]!);
    const rightKept = kept.flatMap((rank, i) => (right.includes(rank) ? [i] : []));
    return {
      candidates: evidenceFor(
        question.question,
        terms,
        { ...ranking, candidates: chosen },
        (candidate) => passages[chosen.indexOf(candidate)]!,
        lexicon,
      ),
      right: rightKept,
      answers: rightKept.map((i) => this.#answerWords(chosen[i]!, passages[i]!.terms, question)),
      weight,
    };
  }

  /** How a network ranks the candidates of a question; null when there are none. */
  judge(
    question: Question,
    lexicon: Lexicon,
    network: Network,
  ): { answered: number[]; first: number; right: boolean } | null {
    const terms = questionTermsOf(question.question);
    const ranking = this.#rank(question, terms, lexicon, NEIGHBOURS);
    if (ranking.candidates.length === 0) return null;
    const passageOf = (candidate: Candidate) => this.#passage(candidate, lexicon);
    const evidence = evidenceFor(question.question, terms, ranking, passageOf, lexicon);
    const { scores } = scoreCandidates(network, evidence);
    const first = scores.indexOf(Math.max(...scores));
    return {
      answered: answeredBy(ranking, scores),
      first: oddsFrom(scores).first,
      right: this.#right(ranking, question).includes(first),
    };
  }

  #rank(question: Question, terms: readonly Term[], lexicon: Lexicon, neighbours: number): Ranking {
    const index = new Index([this.#articles.segment], lexicon, this.#liveSegments, this.#statistics);
    return rankAsked(question, terms, index, this.#articles.articles, CANDIDATES, neighbours);
  }

  /** The ranks of the candidates that answer. */
  #right({ candidates }: Ranking, question: Question): number[] {
    return candidates.flatMap(({ sentence }, rank) => {
      const { article, start, end } = this.#articles.sentenceAt(sentence);
      return answersQuestion({ article: article.id, start, end }, question) ? [rank] : [];
    });
  }

  #passage({ sentence }: Candidate, lexicon: Lexicon): Passage {
    const { article, start, end } = this.#articles.sentenceAt(sentence);
    return analysePassage(article.text.slice(start, end), lexicon);
  }

  #answerWords({ sentence }: Candidate, terms: readonly Term[], { answers }: Question): number[] {
    const { article, start, end } = this.#articles.sentenceAt(sentence);
    const answer = answers.find((one) => one.article === article.id && start <= one.start && end >= one.end)!;
    return terms.flatMap((term, i) =>
      term.start + start < answer.end && term.end + start > answer.start ? [i] : [],
    );
  }
}

/** The ranks to keep, in order: the right ones, and others sampled by rank. */
function sampleRanks(count: number, right: readonly number[], random: () => number): number[] {
  const drawn = Array.from({ length: count }, (_, rank) => ({
    rank,
    // The items with the largest keys are a weighted random sample: Efraimidis & Spirakis (2006).
    key: right.includes(rank) ? Number.POSITIVE_INFINITY : random() ** (rank + RANK_OFFSET),
  }));
  return drawn
    .sort((a, b) => b.key - a.key)
    .slice(0, KEPT)
    .map(({ rank }) => rank)
    .sort((a, b) => a - b);
}
