/** Finds and indexes the headings of articles that are questions. */

import type { Article } from '../../articles/article.ts';
import { asksQuestion, labelsOthers } from '../../articles/document.ts';
import { builtOnce } from '../article-list/built-once.ts';
import { PrefixIndex, wordsIn } from '../article-list/prefix-index.ts';
import { compareNewestFirst, newestFirstOf } from '../article-list/title-index.ts';
import type { ArticleSegment } from '../article-segment.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';

/** Longer headings are left out: Discord's limit on what can be chosen while one types. */
export const MAX_SUGGESTION_LENGTH = 100;
/** Headings looked at between two yields. */
const HEADINGS_PER_STEP = 5_000;

/** A heading that is a question, and has something below it. */
export interface QuestionHeading {
  text: string;
  /** Whether it is an entry of a FAQ, rather than a heading with a question mark. */
  isFaq: boolean;
}

/** The headings of an article that are questions, in their order; what a speaker asks is none. */
export function questionHeadingsOf({ text, blocks }: Article): QuestionHeading[] {
  return blocks.flatMap((block, number) => {
    if (!asksQuestion(block, text) || block.speaker || !labelsOthers(blocks, number)) return [];
    const question = text.slice(block.start, block.end).replace(/\s+/g, ' ');
    if (question.length > MAX_SUGGESTION_LENGTH) return [];
    return [{ text: question, isFaq: block.kind === 'question' }];
  });
}

/** A heading with its article. */
interface IndexedHeading extends QuestionHeading {
  article: Article;
  /** The number of the article in its segment. */
  number: number;
}

/** An index of the headings of a segment that are questions. */
export class QuestionIndex {
  /** In the order of `compareHeadings`. */
  readonly #headings: readonly IndexedHeading[];
  readonly #words: PrefixIndex;

  private constructor(headings: readonly IndexedHeading[], words: PrefixIndex) {
    this.#headings = headings;
    this.#words = words;
  }

  static *building(articleSegment: ArticleSegment): CooperativeTask<QuestionIndex> {
    const entries: IndexedHeading[] = [];
    const others: IndexedHeading[] = [];
    const newestFirst = yield* newestFirstOf(articleSegment);
    for (const number of newestFirst) {
      const article = articleSegment.articles[number]!;
      for (const heading of questionHeadingsOf(article))
        (heading.isFaq ? entries : others).push({ ...heading, article, number });
      yield;
    }
    const headings = [...entries, ...others];
    const words = yield* PrefixIndex.building(listedWordsOf(headings));
    return new QuestionIndex(headings, words);
  }

  /**
   * The first headings that have words with all of these prefixes.
   *
   * @param isLive whether the article with a number has not been deleted
   */
  *matching(
    prefixes: readonly string[],
    isLive: (article: number) => boolean,
    limit: number,
  ): CooperativeTask<IndexedHeading[]> {
    const matches = yield* this.#words.matching(prefixes.map((prefix) => ({ prefix, words: [] })));
    const found: IndexedHeading[] = [];
    for (const [i, heading] of this.#headings.entries()) {
      if (i % HEADINGS_PER_STEP === 0) yield;
      if (matches[i] !== 0 && isLive(heading.number) && found.push(heading) >= limit) break;
    }
    return found;
  }
}

function* listedWordsOf(headings: readonly QuestionHeading[]) {
  for (const { text } of headings) yield { title: wordsIn(text), opening: [] };
}

/** The question index of a segment, built when it is first needed. */
export const questionsOf = builtOnce(QuestionIndex.building);

/** Compares headings for sorting: entries of FAQs before others, then those of the newest articles. */
export function compareHeadings(a: IndexedHeading, b: IndexedHeading): number {
  if (a.isFaq !== b.isFaq) return a.isFaq ? -1 : 1;
  return a.article === b.article ? 0 : compareNewestFirst(a.article, b.article);
}
