/** Indexes the articles of a segment by the words of their titles and openings. */

import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import { MONTHS, partsOf } from '../../day.ts';
import type { ArticleSegment } from '../article-segment.ts';
import { type CooperativeTask, sortCooperatively } from '../cooperative-scheduler.ts';
import { builtOnce } from './built-once.ts';
import { type ListedWords, PrefixIndex, wordsIn } from './prefix-index.ts';

/** How many words of an article's opening are indexed. */
const OPENING_WORDS = 15;

/** An index of the articles of a segment by the words of their titles and openings. */
export class TitleIndex {
  readonly words: PrefixIndex;
  /** The hash of each article's title. */
  readonly #hashes: Uint32Array;
  readonly #articles: readonly Article[];

  private constructor(articles: readonly Article[], words: PrefixIndex, hashes: Uint32Array) {
    this.#articles = articles;
    this.words = words;
    this.#hashes = hashes;
  }

  static *building(articleSegment: ArticleSegment): CooperativeTask<TitleIndex> {
    const { articles } = articleSegment;
    const hashes = new Uint32Array(articles.length);
    function* listed(): Iterable<ListedWords> {
      for (const [number, article] of articles.entries()) {
        hashes[number] = hashOf(displayTitle(article));
        yield listedWordsOf(articleSegment, number);
      }
    }
    return new TitleIndex(articles, yield* PrefixIndex.building(listed()), hashes);
  }

  /** The numbers of the articles with exactly this title, whatever its capitals. */
  withTitle(title: string): number[] {
    const hash = hashOf(title);
    const found: number[] = [];
    for (let article = 0; article < this.#hashes.length; article++)
      if (this.#hashes[article] === hash && isSame(displayTitle(this.#articles[article]!), title))
        found.push(article);
    return found;
  }
}

/** The title index of a segment, built when it is first needed. */
export const titlesOf = builtOnce(TitleIndex.building);

/** The numbers of the articles of a segment, newest first: sorted when they are first needed, which is soon done. */
export const newestFirstOf = builtOnce(({ articles }) =>
  sortCooperatively([...articles.keys()], (a, b) => compareNewestFirst(articles[a]!, articles[b]!)),
);

/** The words by which people look for an article of a segment. */
export function listedWordsOf(articleSegment: ArticleSegment, number: number): ListedWords {
  const article = articleSegment.articles[number]!;
  const title = wordsIn(displayTitle(article));
  const opening = wordsIn(articleSegment.textAt(number, 0)).slice(0, OPENING_WORDS);
  if (article.published) {
    const { year, month, day } = partsOf(article.published);
    title.push(article.published, String(year), MONTHS[month - 1]!.toLowerCase(), String(day));
  }
  return { title, opening };
}

/** Compares articles for sorting: newest first, undated ones last, and by id on the same day. */
export function compareNewestFirst(a: Article, b: Article): number {
  const [one, other] = [a.published ?? '', b.published ?? ''];
  if (one !== other) return one > other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function isSame(title: string, typed: string): boolean {
  return title.toLowerCase() === typed.toLowerCase();
}

/** A 32-bit hash of a title, whatever its capitals: FNV-1a of Fowler, Noll & Vo, over code points. */
function hashOf(title: string): number {
  let hash = 0x811c9dc5;
  for (const letter of title.toLowerCase()) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
