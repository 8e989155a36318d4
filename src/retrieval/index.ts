/** Ranks the sentences of a library for a question: the first stage. */

import type { Term } from '../language/terms.ts';
import { runToCompletion } from '../run-to-completion.ts';
import { BestHits, type Hit, type MeanLengths, type SearchTerm, search } from './bm25-search.ts';
import { cosineAt, type TermEmbeddings } from './embeddings.ts';
import type { Lexicon } from './lexicon.ts';
import { idf, MAX_TERMS, type Match, Matcher } from './matcher.ts';
import { searchNearest } from './nearest-neighbours.ts';
import {
  hasPostingWithin,
  hasTitlePosting,
  type LiveSegment,
  liveInOrder,
  parentOf,
  type Segment,
} from './segment.ts';
import { NO_STATISTICS, SegmentStatistics, type Statistics, type TermStatistics } from './statistics.ts';

/** A sentence that may answer the question. */
export interface Candidate extends Hit {
  /** The cosine similarity of its embedding and that of the question; 0 where this is not known. */
  similarity: number;
  /** One over its rank among the sentences nearest in meaning; 0 for one that is not among them. */
  nearness: number;
  /** Which of the question's matches occur where: bit i stands for `matches[i]`. */
  held: {
    sentence: number;
    paragraph: number;
    article: number;
    title: number;
    /** The headings above it, the question that it answers, the blocks that it is nested in. */
    heading: number;
    /** The nearest of these. */
    label: number;
    before: number;
    after: number;
  };
}

/** The ranking of one question. */
export interface Ranking {
  /** Best first. */
  candidates: Candidate[];
  /** The content terms of the question (no stop words), each once. */
  matches: readonly Match[];
}

/** The weight of a name in a sentence: less than 1, since a sentence often has a pronoun where its paragraph has the name. */
const NAME_WEIGHT = 0.55;

/** The weight of a variant, as a share of that of the word itself. From .4 to .8. */
const VARIANT_WEIGHT = 0.6;

/** In sentences: in larger libraries the nearest in meaning are not looked for, since each sentence would have to be compared. */
const MAX_EMBEDDED = 30_000;

/** The index of a library's sentences. Immutable: each state of a library has its own. */
export class Index {
  readonly sentenceCount: number;
  readonly #liveSegments: readonly LiveSegment[];
  readonly #statistics: Statistics;
  readonly #means: MeanLengths;
  readonly #embeddings: TermEmbeddings | null;

  /**
   * @param segments the segments that are searched
   * @param lexicon used to correct spelling, and to embed sentences
   * @param liveSegments the segments with their deleted articles; by default all articles are live, in order
   * @param statistics those of the whole library, where the segments are only a part of it
   */
  constructor(
    segments: readonly Segment[],
    lexicon: Lexicon,
    liveSegments: readonly LiveSegment[] = liveInOrder(segments),
    statistics: Statistics = new SegmentStatistics(liveSegments, lexicon),
  ) {
    this.#liveSegments = liveSegments;
    this.#statistics = statistics;
    this.#embeddings = statistics.sentences > MAX_EMBEDDED ? null : lexicon.embeddings;
    this.sentenceCount = statistics.sentences;
    this.#means = {
      sentence: statistics.terms / statistics.sentences,
      paragraph: statistics.terms / statistics.paragraphs,
      article: statistics.terms / statistics.articles,
    };
  }

  /**
   * Ranks the sentences that may answer a question.
   *
   * @param question the terms of the question, stop words included; terms after the 31st content term are ignored
   * @param limit the maximum number of candidates
   * @param allows whether an article, by its number in a segment, may be quoted; by default every live one may
   * @param neighbours how many of the sentences that are nearest in meaning are candidates in any case
   * @returns the candidates, best first, ties in the library's order, those that are only near at the end; and the terms that
   *   they were found by
   */
  rank(
    question: readonly Term[],
    limit: number,
    allows: (segment: Segment, article: number) => boolean = () => true,
    neighbours = 0,
  ): Ranking {
    return runToCompletion(this.ranking(this.matchesOf(question), limit, allows, neighbours));
  }

  /** The matches of the content terms of a question: see `Matcher`. */
  matchesOf(question: readonly Term[]): Match[] {
    return new Matcher(this.#statistics).matchesOf(question);
  }

  /** As `rank`, by the matches of a question, and in steps: each pause is one in which other work can be done. */
  *ranking(
    matches: readonly Match[],
    limit: number,
    allows: (segment: Segment, article: number) => boolean = () => true,
    neighbours = 0,
  ): Generator<void, Ranking> {
    const best = new BestHits(limit);
    const searchTerms = this.#searchTerms(matches);
    for (const liveSegment of this.#liveSegments)
      yield* search(liveSegment, termsIn(liveSegment.segment, searchTerms), this.#means, best, (article) =>
        allows(liveSegment.segment, article),
      );
    const question = neighbours > 0 ? this.#embeddings?.embed(keysOf(matches)) : null;
    const nearest = new BestHits(neighbours);
    const similarities = new Map<Segment, (sentence: number) => number>();
    if (question)
      for (const liveSegment of this.#liveSegments) {
        const { segment } = liveSegment;
        const embeddings = liveSegment.embeddings ?? (yield* this.#embeddings!.embeddingsOf(segment));
        similarities.set(segment, (sentence) => cosineAt(question, embeddings, sentence * question.length));
        yield* searchNearest(question, liveSegment, embeddings, nearest, (article) =>
          allows(segment, article),
        );
      }
    const candidates: Candidate[] = [];
    for (const hit of withNeighbours(best.hits, nearest.hits)) {
      const rank = nearest.hits.findIndex((one) => isSame(one, hit));
      candidates.push({
        ...hit,
        held: occurrencesOf(hit, matches),
        similarity: similarities.get(hit.segment)?.(hit.sentence) ?? 0,
        nearness: rank < 0 ? 0 : 1 / (rank + 1),
      });
      yield;
    }
    return { candidates, matches };
  }

  /** The terms to search for, each once, with what is the same in every segment. */
  #searchTerms(matches: readonly Match[]): ReadonlyMap<string, Omit<SearchTerm, 'term'>> {
    const { sentences, paragraphs, articles } = this.#statistics;
    const searchTerms = new Map<string, Omit<SearchTerm, 'term'>>();
    const addTerm = (key: string, weight: number) => {
      if (searchTerms.has(key) || searchTerms.size >= MAX_TERMS) return;
      const known = this.#of(key);
      searchTerms.set(key, {
        idf: {
          sentence: weight * idf(sentences, known.sentences),
          paragraph: weight * idf(paragraphs, known.paragraphs),
          article: weight * idf(articles, known.articles),
        },
        weight: known.capitals > 0 ? NAME_WEIGHT : 1,
      });
    };
    for (const { key } of matches) if (key !== undefined) addTerm(key, 1);
    for (const { others } of matches) for (const other of others) addTerm(other, VARIANT_WEIGHT);
    return searchTerms;
  }

  #of(key: string | undefined): TermStatistics {
    return key === undefined ? NO_STATISTICS : this.#statistics.of(key);
  }
}

/** The keys of the terms that the matches stand for. */
function keysOf(matches: readonly Match[]): string[] {
  return matches.map(({ key, asked }) => key ?? asked.key);
}

/** The hits, and the neighbours that are none of them. */
function withNeighbours(hits: readonly Hit[], nearest: readonly Hit[]): Hit[] {
  const others = nearest.filter((one) => !hits.some((hit) => isSame(one, hit)));
  return [...hits, ...others.map((one) => ({ ...one, score: 0 }))];
}

function isSame(one: Hit, other: Hit): boolean {
  return one.segment === other.segment && one.sentence === other.sentence;
}

/** The terms to search for that a segment has. */
function termsIn(
  { vocabulary }: Segment,
  searchTerms: ReadonlyMap<string, Omit<SearchTerm, 'term'>>,
): SearchTerm[] {
  return [...searchTerms].flatMap(([key, rest]): SearchTerm[] => {
    const term = vocabulary.get(key);
    return term === undefined ? [] : [{ term, ...rest }];
  });
}

function occurrencesOf({ segment, sentence }: Hit, matches: readonly Match[]): Candidate['held'] {
  const paragraph = segment.paragraphOf[sentence]!;
  const article = segment.articleOf[paragraph]!;
  const first = segment.articleStarts[article]!;
  const last = segment.articleStarts[article + 1]!;
  const held = { sentence: 0, paragraph: 0, article: 0, title: 0, heading: 0, label: 0, before: 0, after: 0 };
  matches.forEach(({ key, others }, i) => {
    const found = [key, ...others].map((one) =>
      one === undefined ? undefined : segment.vocabulary.get(one),
    );
    const numbers = found.filter((term) => term !== undefined);
    if (numbers.length === 0) return;
    const within = (from: number, to: number) =>
      numbers.some((term) => hasPostingWithin(segment, term, from, to)) ? 1 << i : 0;
    if (numbers.some((term) => hasTitlePosting(segment, term, article))) held.title |= 1 << i;
    const inArticle = within(first, last);
    if (inArticle === 0) return;
    held.article |= inArticle;
    held.paragraph |= within(segment.paragraphStarts[paragraph]!, segment.paragraphStarts[paragraph + 1]!);
    held.sentence |= within(sentence, sentence + 1);
    for (let block = parentOf(segment, paragraph), isNearest = true; block >= 0; isNearest = false) {
      const bit = within(segment.paragraphStarts[block]!, segment.paragraphStarts[block + 1]!);
      held.heading |= bit;
      if (isNearest) held.label |= bit;
      block = parentOf(segment, block);
    }
    if (sentence > first) held.before |= within(sentence - 1, sentence);
    if (sentence + 1 < last) held.after |= within(sentence + 1, sentence + 2);
  });
  return held;
}

/**
 * How much of a question its best candidate covers: its first-stage score divided by the sum of the question's idf, from
 * 0 to about 4.
 */
export function coverOf({ candidates, matches }: Ranking): number {
  const total = matches.reduce((sum, { idf }) => sum + idf, 0);
  return total > 0 ? (candidates[0]?.score ?? 0) / total : 0;
}

/**
 * The share of a question, by idf, that some of its matches make up.
 *
 * @returns 0 to 1; 0 when there are no matches
 */
export function shareOf(matches: readonly Match[], isAmong: (match: Match, i: number) => boolean): number {
  let all = 0;
  let among = 0;
  for (const [i, match] of matches.entries()) {
    all += match.idf;
    if (isAmong(match, i)) among += match.idf;
  }
  return all > 0 ? among / all : 0;
}
