import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { resolveDates } from '../language/dates.ts';
import { kindOf } from '../language/question.ts';
import { termsOf } from '../language/terms.ts';
import { type Passage, readPassage } from '../retrieval/features/passage.ts';
import { highlight } from '../retrieval/highlight.ts';
import { type Candidate, Index, type Match } from '../retrieval/index.ts';
import type { Model } from '../retrieval/model.ts';
import { type Ranked, rerank } from '../retrieval/second-stage.ts';
import { verdictOf } from '../retrieval/verdict.ts';
import type { Event, Quote } from './answers.ts';
import type { Library, Status } from './library.ts';
import { Recent } from './recent.ts';
import { shelve } from './shelf.ts';
import { shippedModel } from './shipped-model.ts';

/** As many candidates as the second stage orders: the right one is among the first 30 for 97 of 100 questions. */
const CANDIDATES = 30;
/** As many quotes as anyone pages through. */
const QUOTES = 10;
/** As many sentences are kept as read, about 4 kB each: those of the articles that are asked about. */
const MOST_PASSAGES = 5_000;

/** Part of the revision: to be raised when the same articles begin to give other answers. */
const ANALYSER = 2;

/**
 * A library in this thread.
 *
 * @param articles what it holds, in an order that stays the same
 * @param problems what was left out of it, to be told by `status`
 * @param model what was learned; the one that ships by default
 */
export function createLibrary(
  articles: readonly Article[],
  problems: readonly Problem[] = [],
  model: Model = shippedModel(),
): Library {
  const shelf = shelve(articles);
  const index = new Index([shelf.segment], model.lexicon);
  const passages = new Recent<number, Passage>(MOST_PASSAGES);
  const status: Status = {
    revision: revisionOf(articles),
    articles: articles.length,
    sentences: index.sentenceCount,
    newest: articles.reduce<Day | null>(
      (newest, { published }) => (published && (!newest || published > newest) ? published : newest),
      null,
    ),
    problems: [...problems],
  };

  function textOf(sentence: number): string {
    const { article, start, end } = shelf.sentenceAt(sentence);
    return article.text.slice(start, end);
  }

  function neighbourOf(sentence: number, article: Article): string | null {
    if (sentence < 0 || sentence >= index.sentenceCount) return null;
    return shelf.sentenceAt(sentence).article === article ? textOf(sentence) : null;
  }

  function quoteOf({ candidate, passage, attention, probability }: Ranked, question: string): Quote {
    const { sentence } = candidate;
    const { article, start, end } = shelf.sentenceAt(sentence);
    const dates = resolveDates(passage.text, article.published);
    const parts = highlight(kindOf(question), termsOf(question), { ...passage, dates }, attention);
    return {
      quote: passage.text,
      article: article.id,
      title: displayTitle(article),
      published: article.published,
      start,
      end,
      highlight: parts.map((part) => [part.start, part.end]),
      confidence: probability,
      events: dates.flatMap(({ text, from, to, grain, approximate }): Event[] =>
        from && grain !== 'vague' ? [{ text, from, to, grain, approximate }] : [],
      ),
      before: neighbourOf(sentence - 1, article),
      after: neighbourOf(sentence + 1, article),
    };
  }

  return {
    async ask(question, limit = QUOTES) {
      const terms = termsOf(question);
      const ranking = index.rank(terms, CANDIDATES);
      const passageOf = ({ sentence }: Candidate) =>
        passages.get(sentence, () => readPassage(textOf(sentence), model.lexicon));
      const { ranked, none } = rerank(question, terms, ranking, passageOf, model);
      return {
        question,
        verdict: verdictOf(none, ranked[0]?.probability),
        revision: status.revision,
        unmatched: unmatchedIn(question, ranking.matches),
        answers: ranked.slice(0, limit).map((one) => quoteOf(one, question)),
      };
    },
    async status() {
      return status;
    },
    async close() {},
  };
}

function unmatchedIn(question: string, matches: readonly Match[]): string[] {
  const words = matches
    .filter(({ key }) => key === undefined)
    .map(({ asked }) => question.slice(asked.start, asked.end));
  return [...new Set(words)];
}

/** Twelve hexadecimal digits of the SHA-256 of all that the answers come from. */
function revisionOf(articles: readonly Article[]): string {
  const hash = createHash('sha256').update(`${ANALYSER}`);
  for (const { id, text } of articles) hash.update(`\0${id}\0${text}`);
  return hash.digest('hex').slice(0, 12);
}
