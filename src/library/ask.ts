/** Answers questions: ranks the sentences of a view, decides on a verdict, and makes quotes of the best. */

import { displayTitle } from '../articles/title.ts';
import { stageTaken } from '../diagnostics.ts';
import { foreignLanguageOf } from '../language/language-identification.ts';
import { kindOf, mayAskForList, type QuestionKind } from '../language/question.ts';
import type { Term } from '../language/terms.ts';
import { LruCache } from '../lru-cache.ts';
import { analysePassage, type Passage } from '../retrieval/features/analysed-passage.ts';
import { highlight } from '../retrieval/highlight.ts';
import type { Candidate, Ranking } from '../retrieval/index.ts';
import type { Model } from '../retrieval/model.ts';
import { rerankingWithReader } from '../retrieval/reader/cascade.ts';
import type { ReaderInput } from '../retrieval/reader/reader.ts';
import { type Ranked, rerank } from '../retrieval/reranker.ts';
import { verdictOf } from '../retrieval/verdict.ts';
import { overlap, type Span } from '../span.ts';
import type { AnalysedQuestion } from './analysed-question.ts';
import type { Answers } from './answers.ts';
import { type AskedBlocks, withBlocks } from './asked-blocks.ts';
import { askedCell } from './asked-cell.ts';
import { contentsAskedFor } from './asked-contents.ts';
import { itemsAskedFor } from './asked-items.ts';
import { labelledLineAskedFor } from './asked-label.ts';
import { listAskedFor } from './asked-list.ts';
import { releaseAskedFor } from './asked-release.ts';
import { rowsAskedFor } from './asked-rows.ts';
import { sectionsAskedFor } from './asked-section.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import { type Answer, conflictAmong } from './contradiction.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { hasBlankCellFor, hasUnresolvedPronoun, isTied, saysOtherwise } from './doubt.ts';
import { deduplicate } from './duplicates.ts';
import { answerWithExactCell } from './exact-cell.ts';
import type { Scope } from './library.ts';
import { isNear, unmatchedIn } from './matched-words.ts';
import { preferenceOf } from './preference.ts';
import { certaintyOfNewest, preferred, stanceAt, withFirst } from './preferred-answer.ts';
import { quoteAt } from './quote.ts';
import { readerInputOf } from './reader-input.ts';
import { sentenceDates } from './sentence-dates.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** How many candidates are reranked: the right one is among the first 20 for 97 of 100 questions. */
export const CANDIDATES = 20;
/** How many of the sentences nearest in meaning are reranked as well, where they are not among these. From 5 to 20. */
export const NEIGHBOURS = 10;
/** How many quotes are highlighted, and searched for conflicts, even when fewer are asked for. */
const MAX_COMPARED = 5;
/** How many analysed sentences are cached, about 4 kB each: those of the articles that are asked about. */
const MAX_PASSAGES = 5_000;

/**
 * How much the order of the second stage counts for a follow-up in its context, as a share of what it does for a single
 * question: it takes the words of two questions for those of one. From .15 to .4.
 */
const PRIOR_SHARE_IN_CONTEXT = 0.25;

function rankingIn(view: ServerView, question: readonly Term[], scope: Scope): CooperativeTask<Ranking> {
  const { index } = view;
  return index.ranking(
    index.matchesOf(question),
    CANDIDATES,
    (segment, article) => isWithin(view.articleAt(segment, article), scope),
    NEIGHBOURS,
  );
}

/** Answers questions over any view with one model. */
export class QuestionAnswerer {
  readonly #model: Model;
  readonly #passages: LruCache<string, Passage>;

  /** @param passages how many analysed sentences are cached */
  constructor(model: Model, passages = MAX_PASSAGES) {
    this.#model = model;
    this.#passages = new LruCache(passages);
  }

  /**
   * The sentences of a view that answer a question: see `Library.ask`. Yields wherever other questions may be answered.
   *
   * @param known the best candidates for the question in the view; computed when left out
   */
  *answering(
    view: ServerView,
    { question, terms, dateTerms, followUp }: AnalysedQuestion,
    scope: Scope,
    limit: number,
    known?: Ranking,
  ): CooperativeTask<Answers> {
    let began = performance.now();
    const ranking = known ?? (yield* rankingIn(view, [...terms, ...dateTerms], scope));
    if (!known) stageTaken('first_stage', began);
    began = performance.now();
    const duplicates = deduplicate(view, ranking.candidates);
    yield;
    const passages = new Map<Candidate, Passage>();
    for (const one of duplicates.keys()) {
      passages.set(one, this.#passageOf(view, one));
      yield;
    }
    const distinct = { ...ranking, candidates: [...duplicates.keys()] };
    const reranking = rerank(question, terms, distinct, (one) => passages.get(one)!, this.#model);
    stageTaken('reranker', began);
    yield;
    const reader = this.#model.reader();
    began = performance.now();
    const {
      ranked: found,
      none,
      certainty: certaintyAmongAll,
    } = reader
      ? yield* rerankingWithReader(
          followUp === null ? [question] : [question, followUp],
          reranking,
          (one) => inputOf(view, one),
          reader,
          followUp === null ? 1 : PRIOR_SHARE_IN_CONTEXT,
        )
      : reranking;
    if (reader) stageTaken('reader', began);
    const kind = kindOf(question);
    const preference = preferenceOf(question, kind, scope.asked ?? null);
    const items = kind === 'what' ? itemsAskedFor(terms, ranking.matches, found, view) : [];
    const isOpen = items.length === 0;
    const { matches } = ranking;
    const best = withFirst(items[0] ?? preferred(found, matches, view, preference), found);
    const certainty = preference.newest
      ? certaintyOfNewest(certaintyAmongAll, best, view)
      : certaintyAmongAll;
    const exact = isOpen ? answerWithExactCell(matches, best, view) : null;
    const chosen = withFirst(exact ?? best[0], best);
    const own = followUp ?? question;
    const isForList = mayAskForList(question, kind);
    const asked = isOpen
      ? (releaseAskedFor(question, terms, matches, found, view) ??
        contentsAskedFor(question, terms, matches, chosen, view) ??
        rowsAskedFor(own, terms, matches, chosen, view) ??
        labelledLineAskedFor(own, followUp === null ? kind : kindOf(followUp), matches, found, view) ??
        (isForList ? listAskedFor(question, matches, chosen, view) : null) ??
        (isForList ? sectionsAskedFor(question, matches, chosen, view) : null))
      : null;
    const ranked = asked ? withBlocks(asked, chosen, view) : chosen;
    // What surely answers accounts for every word, such as "cheapest" and "include".
    const unmatched = asked?.verdict === 'answered' ? [] : unmatchedIn(question, matches);
    const language = unmatched.length > 0 ? this.#foreignLanguageOf(question) : null;
    const answers = ranked.slice(0, Math.max(limit, MAX_COMPARED)).map((one, i) => {
      const answer =
        asked && i === 0
          ? answerOf(view, one, kind, null, asked)
          : answerOf(view, one, kind, i < MAX_COMPARED ? terms : null);
      return withDuplicates(answer, duplicates.get(one.candidate) ?? []);
    });
    // The reader takes "not" for what makes a question unanswerable: of a denial that is confirmed, the reranker judges better.
    const stance = ranked[0] ? stanceAt(view, ranked[0], preference.claim) : 'silent';
    const isConfirmedDenial = preference.claim?.isNegated === true && stance === 'agrees';
    const rankedVerdict =
      reader && !isConfirmedDenial
        ? verdictOf(none, certainty, unmatched.length > 0, true)
        : verdictOf(reranking.none, isConfirmedDenial ? 1 : certainty, unmatched.length > 0);
    const isDoubtful = () =>
      items.length > 1 ||
      hasUnresolvedPronoun(terms, matches) ||
      (!asked && isTied(ranked, view)) ||
      (ranked[0] !== undefined && !asked && hasBlankCellFor(ranked[0], terms, view)) ||
      (answers[0] !== undefined &&
        saysOtherwise(stance, answers[0].quote, question, kind, terms, preference));
    const verdict =
      items.length === 1
        ? 'answered'
        : (asked?.verdict ?? (rankedVerdict === 'answered' && isDoubtful() ? 'unsure' : rankedVerdict));
    return {
      question,
      context: null,
      verdict,
      certainty,
      revision: view.revision,
      unmatched,
      ...(language !== null && { language }),
      answers: answers.slice(0, limit).map(({ quote }) => quote),
      isNear: isNear(ranked[0]?.candidate, matches),
      elsewhere: null,
      staleBefore: null,
      conflict: verdict === 'answered' ? conflictAmong(question, kind, answers, matches) : null,
    };
  }

  #foreignLanguageOf(question: string): string | null {
    return foreignLanguageOf(question, ({ word, key }) => this.#model.lexicon.rowOf(word, key) >= 0);
  }

  #passageOf(view: ServerView, { segment, sentence }: Candidate): Passage {
    const { ref, number } = view.sentenceAt(segment, sentence);
    const text = textAt(ref, number);
    return this.#passages.get(text, () => analysePassage(text, this.#model.lexicon));
  }
}

/**
 * Asks only of articles that were published by the day of the question. If nothing answers within the dates of the
 * scope, asks again without them, so that a person who looks in the wrong year learns of the answer.
 */
export async function askWithFallback(
  ask: (scope: Scope, limit: number) => Promise<Answers>,
  asked: Scope,
  limit: number,
): Promise<Answers> {
  const scope = { ...asked, publishedBy: asked.asked };
  const answers = await ask(scope, limit);
  const { from, to, ...undated } = scope;
  if (answers.verdict === 'answered' || (from === undefined && to === undefined)) return answers;
  const fallback = await ask(undated, 1);
  return { ...answers, elsewhere: fallback.verdict === 'answered' ? (fallback.answers[0] ?? null) : null };
}

function inputOf(view: ServerView, { segment, sentence }: Candidate): ReaderInput {
  const { ref, number } = view.sentenceAt(segment, sentence);
  return readerInputOf(analysedAt(ref), number);
}

function answerOf(
  view: ServerView,
  { candidate, passage, attention, probability, span }: Ranked,
  kind: QuestionKind,
  question: readonly Term[] | null,
  asked?: AskedBlocks,
): Answer {
  const { ref, number } = view.sentenceAt(candidate.segment, candidate.sentence);
  const dates = sentenceDates(ref, number);
  const cell = question && askedCell(analysedAt(ref), number, question);
  const part = asked?.highlight ?? cell ?? (question && span?.());
  const parts = part
    ? [withDates(part, dates)]
    : question
      ? highlight(kind, question, { ...passage, dates }, attention)
      : [];
  const quote = quoteAt(ref, number, dates, {
    highlight: parts.map((part) => [part.start, part.end]),
    confidence: probability,
    extent: asked?.blocks ?? 'answer',
  });
  return { quote, dates, matched: candidate.held.sentence };
}

function withDuplicates(answer: Answer, refs: readonly ArticleRef[]): Answer {
  if (refs.length === 0) return answer;
  const alsoIn = refs.map(({ article }) => ({
    article: article.id,
    title: displayTitle(article),
    published: article.published,
    source: article.source,
  }));
  return { ...answer, quote: { ...answer.quote, alsoIn } };
}

/** Extends a part of a quote to whole dates: "The day before the visit", not "the visit". */
function withDates(part: Span, dates: readonly Span[]): Span {
  const overlapping = dates.filter((date) => overlap(date, part));
  return {
    start: Math.min(part.start, ...overlapping.map(({ start }) => start)),
    end: Math.max(part.end, ...overlapping.map(({ end }) => end)),
  };
}
