import type { Article } from '../articles/article.ts';
import type { Problem } from '../articles/folder.ts';
import type { Day } from '../day.ts';
import type { AnalysedArticle } from './analysed-article.ts';
import type { ArticleSegment, LiveArticleSegment } from './article-segment.ts';
import { keyOf } from './citation.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';

/** An article where it stands: on which shelf, as which of it, and whose. */
export interface ArticleRef {
  collection: Collection;
  articleSegment: ArticleSegment;
  number: number;
  article: Article;
}

/**
 * Articles that belong together, in the order of their ids: those that ship, or those of one server. Another moment's
 * articles are another collection, which shares the shelves that stand in both.
 */
export class Collection {
  /** The server whose own they are; null when they ship. */
  readonly server: string | null;
  readonly segments: readonly LiveArticleSegment[];
  /** The files that were left out. */
  readonly problems: readonly Problem[];
  readonly size: number;
  /** The latest published day. */
  readonly newest: Day | null;
  /** Stands for all its articles, ids and letters. */
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
    let newest: Day | null = null;
    for (const { articleSegment, ordinals } of liveSegments)
      for (let number = 0; number < ordinals.length; number++) {
        if (ordinals[number]! < 0) continue;
        size++;
        const { published } = articleSegment.articles[number]!;
        if (published !== null && (newest === null || published > newest)) newest = published;
      }
    this.size = size;
    this.newest = newest;
    this.digest = BigInt.asUintN(
      128,
      liveSegments.reduce((sum, { digest }) => sum + digest, 0n),
    ).toString(16);
  }

  /** The articles with their places, in the order of their ids. */
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

  /** The article of an id or a key. The names are gathered when the first is asked for. */
  *find(name: string): CooperativeTask<ArticleRef | undefined> {
    this.#byName ??= yield* this.#gatherNames();
    return this.#byName.get(name);
  }

  *#gatherNames(): CooperativeTask<Map<string, ArticleRef>> {
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

/** The letters of a sentence of an article. */
export function textAt({ articleSegment, number }: ArticleRef, sentence: number): string {
  return articleSegment.textAt(number, sentence);
}
