/** A collection of articles in segments: the seeds, or the own articles of a server. */

import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { ArticleSegment, LiveArticleSegment } from './article-segment.ts';
import { keyOf } from './citation.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';

/** A reference to an article of a collection. */
export interface ArticleRef {
  collection: Collection;
  articleSegment: ArticleSegment;
  /** The article's number in the segment. */
  number: number;
  article: Article;
}

/**
 * The seeds, or the own articles of a server, in the order of their ids. It is immutable: when articles change, a new
 * collection shares the segments that have not changed.
 */
export class Collection {
  /** The server that the articles belong to; null for the seeds. */
  readonly server: string | null;
  readonly segments: readonly LiveArticleSegment[];
  /** The files that were left out. */
  readonly problems: readonly Problem[];
  readonly size: number;
  /** How many sentences its articles have. */
  readonly sentences: number;
  /** The latest published day. */
  readonly newest: Day | null;
  /** A digest of all its articles, in hexadecimal: the sum of `digestOf`, modulo 2 to the 128. */
  readonly digest: string;
  #byName: Map<string, ArticleRef> | null = null;

  constructor(
    server: string | null,
    liveSegments: readonly LiveArticleSegment[],
    problems: readonly Problem[],
  ) {
    this.server = server;
    this.segments = liveSegments;
    this.problems = problems;
    let size = 0;
    let sentences = 0;
    let newest: Day | null = null;
    for (const { articleSegment, ordinals } of liveSegments)
      for (let number = 0; number < ordinals.length; number++) {
        if (ordinals[number]! < 0) continue;
        size++;
        sentences += sentenceCountIn(articleSegment, number);
        const { published } = articleSegment.articles[number]!;
        if (published !== null && (newest === null || published > newest)) newest = published;
      }
    this.size = size;
    this.sentences = sentences;
    this.newest = newest;
    this.digest = BigInt.asUintN(
      128,
      liveSegments.reduce((sum, { digest }) => sum + digest, 0n),
    ).toString(16);
  }

  /** References to all articles, in the order of their ids. */
  articles(): ArticleRef[] {
    const found = new Array<ArticleRef>(this.size);
    for (const { articleSegment, ordinals } of this.segments)
      ordinals.forEach((ordinal, number) => {
        if (ordinal >= 0) found[ordinal] = this.articleAt(articleSegment, number);
      });
    return found;
  }

  articleAt(articleSegment: ArticleSegment, number: number): ArticleRef {
    return { collection: this, articleSegment, number, article: articleSegment.articles[number]! };
  }

  /** The article with an id or a key. The first call builds a map of both. */
  *find(name: string): CooperativeTask<ArticleRef | undefined> {
    this.#byName ??= yield* this.#mapNames();
    return this.#byName.get(name);
  }

  *#mapNames(): CooperativeTask<Map<string, ArticleRef>> {
    const byName = new Map<string, ArticleRef>();
    for (const ref of this.articles()) {
      byName.set(ref.article.id, ref).set(articleKey(ref), ref);
      yield;
    }
    return byName;
  }
}

const keys = new WeakMap<Article, string>();

/** An article's key: see `keyOf`. */
export function articleKey({ article, collection }: ArticleRef): string {
  const known = keys.get(article);
  if (known !== undefined) return known;
  const key = keyOf(article.id, collection.server);
  keys.set(article, key);
  return key;
}

/** The article of a reference with its sentences. */
export function analysedAt({ articleSegment, number }: ArticleRef): AnalysedArticle {
  return articleSegment.analysedAt(number);
}

/** How many sentences an article has. */
export function sentenceCountOf({ articleSegment, number }: ArticleRef): number {
  return sentenceCountIn(articleSegment, number);
}

function sentenceCountIn({ segment: { articleStarts } }: ArticleSegment, number: number): number {
  return articleStarts[number + 1]! - articleStarts[number]!;
}

/** The text of a sentence of an article, by its number. */
export function textAt({ articleSegment, number }: ArticleRef, sentence: number): string {
  return articleSegment.textAt(number, sentence);
}

/** The texts of all sentences of an article, in their order. */
export function sentenceTextsOf(ref: ArticleRef): string[] {
  return Array.from({ length: sentenceCountOf(ref) }, (_, sentence) => textAt(ref, sentence));
}
