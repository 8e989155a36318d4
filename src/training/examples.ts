import type { Article } from '../articles/article.ts';
import { askedDateTermsOf } from '../language/date-terms.ts';
import { questionTermsOf } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import { AnalysedArticle } from '../library/analysed-article.ts';
import { type ArticleSegment, indexArticles } from '../library/article-segment.ts';
import { answeredBy, oddsFrom } from '../retrieval/calibration.ts';
import { evidenceFor } from '../retrieval/features/evidence.ts';
import { analysePassage, type Passage } from '../retrieval/features/passage.ts';
import { type Candidate, Index, type Ranking } from '../retrieval/index.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import { type Network, scoreCandidates } from '../retrieval/ranking-network.ts';
import type { List } from './gradient.ts';
import { answersQuestion, type Question } from './question-set.ts';

/** Somewhat more candidates than the second stage orders when it is asked: it learns from poorer ones as well. */
export const CANDIDATES = 30;
/** As many of them as an example keeps: the right ones, and others, more of them the higher they stand. */
const KEPT = 12;
/** More sentences that answer than this teach nothing new. */
const MOST_RIGHT = 2;
/** Among the others, the first is this many times as often kept as one that many places further down. */
const RANK_OFFSET = 4;

/** How a question is put: to articles that answer it, or to others. */
export type Asking = 'own' | 'foreign';

/** Some articles as one library, of which questions are asked. */
export class Examples {
  readonly #shelf: ArticleSegment;
  readonly #index: Index;

  constructor(articles: readonly Article[], lexicon: Lexicon) {
    this.#shelf = indexArticles(articles.map((article) => new AnalysedArticle(article)));
    this.#index = new Index([this.#shelf.segment], lexicon);
  }

  /** One question as the network learns from it; null when no candidate answers, although one should. */
  list(
    question: Question,
    asking: Asking,
    lexicon: Lexicon,
    weight: number,
    random: () => number,
  ): List | null {
    const terms = questionTermsOf(question.question);
    const ranking = this.#rank(question, terms);
    const right = this.#right(ranking, question);
    if (asking === 'own' && right.length === 0) return null;
    const kept = keep(ranking.candidates.length, right.slice(0, MOST_RIGHT), random);
    if (kept.length === 0) return null;
    const passages = kept.map((place) => this.#passage(ranking.candidates[place]!, lexicon));
    const chosen = kept.map((place) => ranking.candidates[place]!);
    const rightKept = kept.flatMap((place, i) => (right.includes(place) ? [i] : []));
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

  /** What a network makes of one question, with all its candidates; null when there are none. */
  judge(
    question: Question,
    lexicon: Lexicon,
    network: Network,
  ): { answered: number[]; first: number; right: boolean } | null {
    const terms = questionTermsOf(question.question);
    const ranking = this.#rank(question, terms);
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

  #rank({ question }: Question, terms: readonly Term[]): Ranking {
    return this.#index.rank([...terms, ...askedDateTermsOf(question, null)], CANDIDATES);
  }

  /** The places of the candidates that answer. */
  #right({ candidates }: Ranking, question: Question): number[] {
    return candidates.flatMap(({ sentence }, place) => {
      const { article, start, end } = this.#shelf.sentenceAt(sentence);
      return answersQuestion({ article: article.id, start, end }, question) ? [place] : [];
    });
  }

  #passage({ sentence }: Candidate, lexicon: Lexicon): Passage {
    const { article, start, end } = this.#shelf.sentenceAt(sentence);
    return analysePassage(article.text.slice(start, end), lexicon);
  }

  #answerWords({ sentence }: Candidate, terms: readonly Term[], { answers }: Question): number[] {
    const { article, start, end } = this.#shelf.sentenceAt(sentence);
    const answer = answers.find((one) => one.article === article.id && start <= one.start && end >= one.end)!;
    return terms.flatMap((term, i) =>
      term.start + start < answer.end && term.end + start > answer.start ? [i] : [],
    );
  }
}

/** Which places to keep, in order: those given, and others drawn by their rank. */
function keep(count: number, right: readonly number[], random: () => number): number[] {
  const drawn = Array.from({ length: count }, (_, place) => ({
    place,
    // The largest of these keys are a weighted draw: Efraimidis & Spirakis (2006).
    key: right.includes(place) ? Number.POSITIVE_INFINITY : random() ** (place + RANK_OFFSET),
  }));
  return drawn
    .sort((a, b) => b.key - a.key)
    .slice(0, KEPT)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}
