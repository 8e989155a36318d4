/** Counts in how many articles each word is. */

import { hashOfText } from './hash-groups.ts';

/** A word of articles. */
export interface Word {
  hash: number;
  /** How many articles have it, and the last of them. */
  articles: number;
  lastArticle: number;
}

/** The words of articles, which are read one after another. */
export class Vocabulary {
  readonly #words = new Map<string, Word>();

  /** A word by its key, with a count of 0 where no article has it. */
  of(key: string): Word {
    return this.#words.get(key) ?? { hash: hashOfText(key), articles: 0, lastArticle: -1 };
  }

  /** Counts a word of an article, once for each article. */
  count(key: string, article: number): Word {
    const word = this.of(key);
    if (word.lastArticle === article) return word;
    if (word.articles === 0) this.#words.set(key, word);
    word.lastArticle = article;
    word.articles++;
    return word;
  }
}
