import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { resolveDates } from '../language/dates.ts';
import { kindOf, type QuestionKind } from '../language/question.ts';
import { splitSentences } from '../language/sentences.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { confidenceOf, verdictOf } from '../retrieval/confidence.ts';
import { highlight } from '../retrieval/highlight.ts';
import { type Candidate, Index, type Match } from '../retrieval/index.ts';
import type { Span } from '../span.ts';
import type { Answers, Event, Quote } from './answers.ts';

/**
 * The one door to the articles. Whether they are held in this thread, in a worker or in a database, nothing
 * outside this room can tell. Every method may reject with a `LibraryFailure`.
 */
export interface Library {
  /**
   * The sentences that answer a question.
   *
   * @param question plain language, of any length
   * @param limit how many quotes at most
   */
  ask(question: string, limit?: number): Promise<Answers>;
  status(): Promise<Status>;
  /** Gives back all that the library holds; later calls reject. */
  close(): Promise<void>;
}

/** What a library consists of. */
export interface Status {
  revision: string;
  articles: number;
  sentences: number;
  /** The latest published day, or null when no article has one. */
  newest: Day | null;
  /** The files that were left out, with the reasons. */
  problems: Problem[];
}

/** The library cannot answer now; the message is one clear line for people. */
export class LibraryFailure extends Error {
  override readonly name = 'LibraryFailure';
}

/** As many quotes as anyone pages through. */
const QUOTES = 10;

/** Part of the revision: to be raised when the same articles begin to give other answers. */
const ANALYSER = 1;

interface Sentence extends Span {
  article: Article;
}

/**
 * A library in this thread.
 *
 * @param articles what it holds, in an order that stays the same
 * @param problems what was left out of it, to be told by `status`
 */
export function createLibrary(articles: readonly Article[], problems: readonly Problem[] = []): Library {
  const sentences: Sentence[] = [];
  const index = new Index(
    articles.map((article) => ({
      title: termsOf(article.title ?? ''),
      paragraphs: article.paragraphs.map((paragraph) =>
        splitSentences(article.text, paragraph).map(({ start, end }) => {
          sentences.push({ article, start, end });
          return termsOf(article.text.slice(start, end));
        }),
      ),
    })),
  );
  const status: Status = {
    revision: revisionOf(articles),
    articles: articles.length,
    sentences: sentences.length,
    newest: articles.reduce<Day | null>(
      (newest, { published }) => (published && (!newest || published > newest) ? published : newest),
      null,
    ),
    problems: [...problems],
  };

  function textOf(number: number, article: Article): string | null {
    const sentence = sentences[number];
    return sentence?.article === article ? article.text.slice(sentence.start, sentence.end) : null;
  }

  function quoteOf(candidate: Candidate, question: readonly Term[], kind: QuestionKind): Quote {
    const { article, start, end } = sentences[candidate.sentence]!;
    const quote = article.text.slice(start, end);
    const dates = resolveDates(quote, article.published);
    const parts = highlight(kind, question, { text: quote, terms: termsOf(quote), dates });
    return {
      quote,
      article: article.id,
      title: displayTitle(article),
      published: article.published,
      start,
      end,
      highlight: parts.map((part) => [part.start, part.end]),
      confidence: confidenceOf(candidate),
      events: dates.flatMap(({ text, from, to, grain, approximate }): Event[] =>
        from && grain !== 'vague' ? [{ text, from, to, grain, approximate }] : [],
      ),
      before: textOf(candidate.sentence - 1, article),
      after: textOf(candidate.sentence + 1, article),
    };
  }

  return {
    async ask(question, limit = QUOTES) {
      const terms = termsOf(question);
      const { candidates, matches } = index.rank(terms, limit);
      const kind = kindOf(question);
      const answers = candidates.map((candidate) => quoteOf(candidate, terms, kind));
      return {
        question,
        verdict: verdictOf(answers[0]?.confidence),
        revision: status.revision,
        unmatched: unmatchedIn(question, matches),
        answers,
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
