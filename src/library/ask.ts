import { askedDateTermsOf, isDateTerm } from '../language/date-terms.ts';
import { kindOf, type QuestionKind } from '../language/question.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { type Passage, readPassage } from '../retrieval/features/passage.ts';
import { highlight } from '../retrieval/highlight.ts';
import type { Candidate, Match } from '../retrieval/index.ts';
import type { Model } from '../retrieval/model.ts';
import { type Ranked, rerank } from '../retrieval/second-stage.ts';
import { verdictOf } from '../retrieval/verdict.ts';
import type { Span } from '../span.ts';
import type { Answers } from './answers.ts';
import { type Answer, conflictAmong } from './conflict.ts';
import { datesAt } from './events.ts';
import type { Scope } from './library.ts';
import { quoteAt, textAt } from './quote.ts';
import { Recent } from './recent.ts';
import { isWithin, type View } from './view.ts';

/** As many candidates as the second stage orders: the right one is among the first 20 for 97 of 100 questions. */
export const CANDIDATES = 20;
/** As many quotes are held against one another, however few are asked for. */
const COMPARED = 5;
/** As many sentences are kept as read, about 4 kB each: those of the articles that are asked about. */
const MOST_PASSAGES = 5_000;

/** Answers questions over any view, by one model. */
export class Asking {
  readonly #model: Model;
  readonly #passages: Recent<string, Passage>;

  /** @param passages how many sentences are kept as read */
  constructor(model: Model, passages = MOST_PASSAGES) {
    this.#model = model;
    this.#passages = new Recent(passages);
  }

  /** The sentences of a view that answer a question: see `Library.ask`. */
  ask(view: View, question: string, scope: Scope, limit: number): Answers {
    const terms = termsOf(question);
    const times = askedDateTermsOf(question, scope.asked ?? null);
    const ranking = view.index.rank([...terms, ...times], CANDIDATES, (segment, article) =>
      isWithin(view.placeAt(segment, article), scope),
    );
    const { ranked, none, certainty } = rerank(
      question,
      terms,
      ranking,
      (one) => this.#passageOf(view, one),
      this.#model,
    );
    const kind = kindOf(question);
    const verdict = verdictOf(none);
    const answers = ranked.slice(0, Math.max(limit, COMPARED)).map((one) => answerOf(view, one, kind, terms));
    return {
      question,
      verdict,
      certainty,
      revision: view.revision,
      unmatched: unmatchedIn(question, ranking.matches),
      answers: answers.slice(0, limit).map(({ quote }) => quote),
      conflict: verdict === 'answered' ? conflictAmong(kind, answers, ranking.matches) : null,
    };
  }

  #passageOf(view: View, { segment, sentence }: Candidate): Passage {
    const { place, number } = view.sentenceAt(segment, sentence);
    const text = textAt(place, number);
    return this.#passages.get(text, () => readPassage(text, this.#model.lexicon));
  }
}

function answerOf(
  view: View,
  { candidate, passage, attention, probability }: Ranked,
  kind: QuestionKind,
  question: readonly Term[],
): Answer {
  const { place, number } = view.sentenceAt(candidate.segment, candidate.sentence);
  const dates = datesAt(place, number);
  const parts = highlight(kind, question, { ...passage, dates }, attention);
  const quote = quoteAt(place, number, dates, {
    highlight: parts.map((part) => [part.start, part.end]),
    confidence: probability,
  });
  return { quote, dates, said: candidate.held.sentence };
}

/** The words that no article holds, but for those of a time that some article speaks of in other words. */
function unmatchedIn(question: string, matches: readonly Match[]): string[] {
  const times = matches.filter(({ key, asked }) => key !== undefined && isDateTerm(asked));
  const isOfTime = (word: Span) =>
    times.some(({ asked }) => word.start < asked.end && word.end > asked.start);
  const words = matches
    .filter(({ key, asked }) => key === undefined && !isDateTerm(asked) && !isOfTime(asked))
    .map(({ asked }) => question.slice(asked.start, asked.end));
  return [...new Set(words)];
}
