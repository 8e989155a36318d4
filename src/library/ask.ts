import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { hasAntonymOf } from '../language/antonyms.ts';
import { askedDateTermsOf, isDateTerm } from '../language/date-terms.ts';
import { asksForDenial, deniesSomething } from '../language/negation.ts';
import { isAnswerTypeWord, kindOf, type QuestionKind, questionTermsOf } from '../language/question.ts';
import { recencyWordsIn } from '../language/recency.ts';
import { type Claim, claimAskedIn, type Stance, stanceOn } from '../language/stance.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { hasOtherVerbFor } from '../language/verb-mismatch.ts';
import { LruCache } from '../lru-cache.ts';
import { analysePassage, type Passage } from '../retrieval/features/passage.ts';
import { highlight } from '../retrieval/highlight.ts';
import { type Candidate, type Match, type Ranking, shareOf } from '../retrieval/index.ts';
import type { Model } from '../retrieval/model.ts';
import { rerankWithReader } from '../retrieval/reader/cascade.ts';
import type { ReaderInput } from '../retrieval/reader/reader.ts';
import { type Ranked, rerank } from '../retrieval/reranker.ts';
import { verdictOf } from '../retrieval/verdict.ts';
import type { Span } from '../span.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { Answers } from './answers.ts';
import { type ArticleRef, analysedAt, textAt } from './collection.ts';
import { type Answer, conflictAmong } from './conflict.ts';
import { deduplicate } from './duplicates.ts';
import { ancestorsOf } from './excerpt.ts';
import type { Scope } from './library.ts';
import { quoteAt } from './quote.ts';
import { readerInputOf } from './reader-input.ts';
import { sentenceDates } from './sentence-dates.ts';
import { isWithin, type ServerView } from './server-view.ts';

/** As many candidates as the second stage orders: the right one is among the first 20 for 97 of 100 questions. */
export const CANDIDATES = 20;
/** As many quotes are held against one another, however few are asked for, and have the part that answers marked. */
const COMPARED = 5;
/** As many sentences are kept as read, about 4 kB each: those of the articles that are asked about. */
const MOST_PASSAGES = 5_000;

/** A question with what it asks for. */
export interface Asked {
  question: string;
  /** Its terms, stop words included, and those of the days that it names. */
  terms: readonly Term[];
  times: readonly Term[];
}

/** @param day the day on which it is asked: see `Scope.asked` */
export function readQuestion(question: string, day: Day | null = null): Asked {
  return { question, terms: questionTermsOf(question), times: askedDateTermsOf(question, day) };
}

function rankingIn(view: ServerView, question: readonly Term[], scope: Scope): Ranking {
  return view.index.rank(question, CANDIDATES, (segment, article) =>
    isWithin(view.articleAt(segment, article), scope),
  );
}

/** Answers questions over any view, by one model. */
export class Asking {
  readonly #model: Model;
  readonly #passages: LruCache<string, Passage>;

  /** @param passages how many sentences are kept as read */
  constructor(model: Model, passages = MOST_PASSAGES) {
    this.#model = model;
    this.#passages = new LruCache(passages);
  }

  /**
   * The sentences of a view that answer a question: see `Library.ask`.
   *
   * @param ranking its best candidates in the view, where they are known
   */
  ask(
    view: ServerView,
    { question, terms, times }: Asked,
    scope: Scope,
    limit: number,
    ranking: Ranking = rankingIn(view, [...terms, ...times], scope),
  ): Answers {
    const once = deduplicate(view, ranking.candidates);
    const distinct = { ...ranking, candidates: [...once.keys()] };
    const reranking = rerank(question, terms, distinct, (one) => this.#passageOf(view, one), this.#model);
    const reader = this.#model.reader();
    const {
      ranked: found,
      none,
      certainty,
    } = reader ? rerankWithReader(question, reranking, (one) => inputOf(view, one), reader) : reranking;
    const kind = kindOf(question);
    const newest = recencyWordsIn(question);
    const wanted: Wanted = {
      newest: newest !== null,
      claim: claimAskedIn(question),
      denial: asksForDenial(question),
    };
    const ranked = preferred(found, view, wanted);
    const unmatched = unmatchedIn(question, ranking.matches, newest);
    const answers = ranked.slice(0, Math.max(limit, COMPARED)).map((one, i) => {
      const answer = answerOf(view, one, kind, i < COMPARED ? terms : null);
      return withRepeats(answer, once.get(one.candidate) ?? []);
    });
    const believed = verdictOf(none, certainty, unmatched.length > 0, reader !== null);
    const isDoubtful = () =>
      leansOnAnother(terms, ranking.matches) ||
      (ranked[0] !== undefined && saysOtherwise(view, ranked[0], answers[0]!, terms, wanted));
    const verdict = believed === 'answered' && isDoubtful() ? 'unsure' : believed;
    return {
      question,
      verdict,
      certainty,
      revision: view.revision,
      unmatched,
      answers: answers.slice(0, limit).map(({ quote }) => quote),
      isNear: isNear(ranked[0]?.candidate, ranking.matches),
      elsewhere: null,
      conflict: verdict === 'answered' ? conflictAmong(question, kind, answers, ranking.matches) : null,
    };
  }

  #passageOf(view: ServerView, { segment, sentence }: Candidate): Passage {
    const { ref, number } = view.sentenceAt(segment, sentence);
    const text = textAt(ref, number);
    return this.#passages.get(text, () => analysePassage(text, this.#model.lexicon));
  }
}

/**
 * Asks of what had been published on the day of the question; and where the days of the scope leave nothing that answers,
 * once more without them: so that who looks in the wrong year hears of it.
 */
export async function askBeyond(
  ask: (scope: Scope, limit: number) => Promise<Answers>,
  asked: Scope,
  limit: number,
): Promise<Answers> {
  const scope = { ...asked, publishedBy: asked.asked };
  const answers = await ask(scope, limit);
  const { from, to, ...rest } = scope;
  if (answers.verdict === 'answered' || (from === undefined && to === undefined)) return answers;
  const beyond = await ask(rest, 1);
  return { ...answers, elsewhere: beyond.verdict === 'answered' ? (beyond.answers[0] ?? null) : null };
}

/** Words that stand for someone who was named before; nothing was, so nobody can be sure whom they mean. */
const PERSONS = new Set('he she him his her hers'.split(' '));
const THINGS = new Set('it they them its their that this those these'.split(' '));

/** Whether a question leans on one before: it can be answered by chance only. */
function leansOnAnother(terms: readonly Term[], matches: readonly Match[]): boolean {
  if (matches.some(({ name }) => name)) return false;
  return terms.some(({ word }) => PERSONS.has(word) || (THINGS.has(word) && matches.length < 2));
}

/** What is wanted of an answer beside what it is about. */
interface Wanted {
  newest: boolean;
  /** What is asked for as so, or as not so. */
  claim: Claim | null;
  /** Whether what is not so is asked for outright. */
  denial: boolean;
}

/** Whether the first quote says the opposite of what is asked for, or has its verb only as another. */
function saysOtherwise(
  view: ServerView,
  first: Ranked,
  { quote: { shown } }: Answer,
  terms: readonly Term[],
  { claim, denial }: Wanted,
): boolean {
  const stance = stanceAt(view, first, claim);
  if (stance === 'contradicts' || (denial && stance === 'silent' && !deniesSomething(shown))) return true;
  // Of "what is not allowed?", "forbidden" is no opposite.
  const others = stance === 'agrees' ? terms.filter(({ key }) => key !== claim?.key) : terms;
  const said = termsOf(shown);
  return hasAntonymOf(others, said) || hasOtherVerbFor(terms, said);
}

/** How a candidate stands to a claim: by its own words, or by the nearest heading above that speaks of it. */
function stanceAt(
  view: ServerView,
  { candidate: { segment, sentence } }: Ranked,
  claim: Claim | null,
): Stance {
  if (!claim) return 'silent';
  const { ref, number } = view.sentenceAt(segment, sentence);
  for (const text of [textAt(ref, number), ...labelsAbove(analysedAt(ref), number)]) {
    const stance = stanceOn(text, claim);
    if (stance !== 'silent') return stance;
  }
  return 'silent';
}

/** So much of a question, by the rarity of its words, is said by what is near it. */
const NEAR = 0.5;

function isNear(candidate: Candidate | undefined, matches: readonly Match[]): boolean {
  if (!candidate || matches.length === 0) return false;
  const { sentence, heading } = candidate.held;
  return shareOf(matches, (_, i) => ((sentence | heading) & (1 << i)) !== 0) >= NEAR;
}

/** From here on, as a share of the first's probability, another is as good an answer. From .3 to .9. */
const AS_GOOD = 0.5;
/** And one that says what is asked for as so or not so, where the first, which does not, is hardly the answer. From .1 to .5. */
const GOOD_STANCE = 0.1;

/**
 * Of those that are as good answers as the first, puts one before the others: the newest where that is asked for, and one
 * that says what is so or not so as it is asked for, where the first does not.
 */
function preferred(ranked: Ranked[], view: ServerView, { newest, claim, denial }: Wanted): Ranked[] {
  const [first] = ranked;
  if (!first) return ranked;
  const standsAt = ({ candidate: { segment, sentence } }: Ranked) => view.sentenceAt(segment, sentence);
  const dayOf = (one: Ranked) => standsAt(one).ref.article.published ?? '';
  const denies = (one: Ranked) => deniesSomething(textAt(standsAt(one).ref, standsAt(one).number));
  const stance = (one: Ranked) => stanceAt(view, one, claim);
  const among = (share: number) => ranked.filter((one) => one.probability >= share * first.probability);
  const choose = () => {
    if (newest) return among(AS_GOOD).reduce((best, one) => (dayOf(one) > dayOf(best) ? one : best));
    const ofFirst = stance(first);
    if (ofFirst === 'agrees' || (ofFirst === 'silent' && !denial)) return first;
    const good = among(GOOD_STANCE);
    const agrees = good.find((one) => stance(one) === 'agrees');
    return agrees ?? (denial ? good.find((one) => stance(one) === 'silent' && denies(one)) : null) ?? first;
  };
  const chosen = choose();
  return [{ ...chosen, probability: first.probability }, ...ranked.filter((one) => one !== chosen)];
}

/** The headings above a sentence, and what introduces it: the nearest first. */
function labelsAbove(analysed: AnalysedArticle, sentence: number): string[] {
  const { text, blocks } = analysed.article;
  return ancestorsOf(blocks, analysed.blockOf(sentence))
    .map((block) => text.slice(blocks[block]!.start, blocks[block]!.end))
    .reverse();
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
): Answer {
  const { ref, number } = view.sentenceAt(candidate.segment, candidate.sentence);
  const dates = sentenceDates(ref, number);
  const part = question && span?.();
  const parts = part
    ? [withDates(part, dates)]
    : question
      ? highlight(kind, question, { ...passage, dates }, attention)
      : [];
  const quote = quoteAt(ref, number, dates, {
    highlight: parts.map((part) => [part.start, part.end]),
    confidence: probability,
  });
  return { quote, dates, said: candidate.held.sentence };
}

function withRepeats(answer: Answer, refs: readonly ArticleRef[]): Answer {
  if (refs.length === 0) return answer;
  const alsoIn = refs.map(({ article }) => ({
    article: article.id,
    title: displayTitle(article),
    published: article.published,
    source: article.source,
  }));
  return { ...answer, quote: { ...answer.quote, alsoIn } };
}

/** A part of a quote with the whole of each date that it has some of: "The day before the visit", not "the visit". */
function withDates(part: Span, dates: readonly Span[]): Span {
  const touched = dates.filter(({ start, end }) => start < part.end && end > part.start);
  return {
    start: Math.min(part.start, ...touched.map(({ start }) => start)),
    end: Math.max(part.end, ...touched.map(({ end }) => end)),
  };
}

/**
 * The words that no article holds, but for those of a time that some article speaks of in other words, and those that only
 * ask: "what time", "the current".
 *
 * @param newest the words by which the question asks for what is newest
 */
function unmatchedIn(question: string, matches: readonly Match[], newest: Span | null): string[] {
  const times = matches.filter(({ key, asked }) => key !== undefined && isDateTerm(asked));
  const spans = [newest ?? [], times.map(({ asked }) => asked)].flat();
  const isOfTime = (word: Span) => spans.some(({ start, end }) => word.start < end && word.end > start);
  const words = matches
    .filter(
      ({ key, asked }) =>
        key === undefined && !isDateTerm(asked) && !isOfTime(asked) && !isAnswerTypeWord(asked),
    )
    .map(({ asked }) => question.slice(asked.start, asked.end));
  return [...new Set(words)];
}
