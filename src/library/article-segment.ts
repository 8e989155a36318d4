import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { packBlocks } from '../articles/packed-blocks.ts';
import { LruCache } from '../lru-cache.ts';
import { GrowableArray } from '../retrieval/growable-array.ts';
import type { LiveSegment, Segment } from '../retrieval/segment.ts';
import { SegmentBuilder } from '../retrieval/segment-builder.ts';
import { mergeSegments } from '../retrieval/segment-merge.ts';
import { runToCompletion } from '../run-to-completion.ts';
import type { Span } from '../span.ts';
import { AnalysedArticle } from './analysed-article.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';

/** As many articles are kept with their blocks: those that a question's quotes stand in. */
const MOST_ANALYSED = 16;

/** What a shelf consists of. */
export type ArticleSegmentParts = Pick<ArticleSegment, 'articles' | 'segment' | 'starts' | 'ends' | 'digest'>;

/**
 * Some articles and their segment of the index, whose numbers of articles and sentences are those of the shelf. Never
 * changed: what is taken out of it only stands no longer (see `LiveArticleSegment`).
 */
export class ArticleSegment {
  readonly articles: readonly Article[];
  readonly segment: Segment;
  /** Where each sentence stands in the text of its article. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The sum of what stands for its articles: see `digestOf`. */
  readonly digest: bigint;
  readonly #analysed = new LruCache<number, AnalysedArticle>(MOST_ANALYSED);

  constructor({ articles, segment, starts, ends, digest }: ArticleSegmentParts) {
    this.articles = articles;
    this.segment = segment;
    this.starts = starts;
    this.ends = ends;
    this.digest = digest;
  }

  /** An article with its sentences, by its number. */
  analysedAt(number: number): AnalysedArticle {
    return this.#analysed.get(number, () => this.#analyse(number));
  }

  #analyse(number: number): AnalysedArticle {
    const { articleStarts, articleOf, paragraphOf, paragraphStarts } = this.segment;
    const first = articleStarts[number]!;
    const last = articleStarts[number + 1]!;
    const opening = first < last ? paragraphOf[first]! : articleOf.length;
    let end = opening;
    while (articleOf[end] === number) end++;
    return new AnalysedArticle(this.articles[number]!, {
      starts: this.starts.subarray(first, last),
      ends: this.ends.subarray(first, last),
      blocks: Uint32Array.from(
        { length: end - opening },
        (_, i) => paragraphStarts[opening + i + 1]! - paragraphStarts[opening + i]!,
      ),
    });
  }

  /** The letters of a sentence of an article, by the numbers of both. */
  textAt(number: number, sentence: number): string {
    const at = this.segment.articleStarts[number]! + sentence;
    return this.articles[number]!.text.slice(this.starts[at], this.ends[at]);
  }

  /** Where a sentence stands: its article, and the offsets in that article's text. */
  sentenceAt(number: number): Span & { article: Article } {
    const { articleOf, paragraphOf } = this.segment;
    const article = this.articles[articleOf[paragraphOf[number]!]!]!;
    return { article, start: this.starts[number]!, end: this.ends[number]! };
  }
}

/** A shelf as it stands in a collection. */
export interface LiveArticleSegment extends LiveSegment {
  articleSegment: ArticleSegment;
  /** The sum of what stands for the articles that stand. */
  digest: bigint;
}

/** A shelf with all its articles, as they follow one another. */
export function withoutTombstones(articleSegment: ArticleSegment): LiveArticleSegment {
  const { segment, digest } = articleSegment;
  return {
    articleSegment,
    segment,
    digest,
    ordinals: Int32Array.from(articleSegment.articles, (_, place) => place),
    tombstones: null,
  };
}

/** Puts articles onto a shelf, one after another. */
export class ArticleSegmentBuilder {
  readonly #articles: Article[] = [];
  readonly #segment = new SegmentBuilder();
  readonly #starts = new GrowableArray();
  readonly #ends = new GrowableArray();
  #digest = 0n;

  get sentenceCount(): number {
    return this.#segment.sentenceCount;
  }

  /** Adds an article, a step at a time: it is added when all are done. */
  *adding(analysed: AnalysedArticle): CooperativeTask<void> {
    yield* this.#segment.adding(analysed.indexed());
    this.#articles.push(analysed.article);
    this.#digest += digestOf(analysed.article);
    for (const start of analysed.starts) this.#starts.push(start);
    for (const end of analysed.ends) this.#ends.push(end);
  }

  finish(): ArticleSegment {
    return new ArticleSegment({
      articles: this.#articles,
      segment: this.#segment.finish(),
      starts: this.#starts.values(),
      ends: this.#ends.values(),
      digest: this.#digest,
    });
  }
}

/** Indexes some articles, in steps. */
export function* indexingArticles(articles: Iterable<AnalysedArticle>): CooperativeTask<ArticleSegment> {
  const builder = new ArticleSegmentBuilder();
  for (const one of articles) yield* builder.adding(one);
  return builder.finish();
}

/** Indexes some articles at once. */
export function indexArticles(articles: readonly AnalysedArticle[]): ArticleSegment {
  return runToCompletion(indexingArticles(articles));
}

/** Puts shelves together into one, without what has been taken out of them, a step at a time: see `mergeSegments`. */
export function* mergeArticleSegments(
  liveSegments: readonly LiveArticleSegment[],
): Generator<void, ArticleSegment> {
  const segment = yield* mergeSegments(liveSegments);
  const articles = liveSegments.flatMap(({ articleSegment, ordinals }) =>
    articleSegment.articles.filter((_, number) => ordinals[number]! >= 0),
  );
  const starts = new GrowableArray();
  const ends = new GrowableArray();
  for (const { articleSegment, ordinals } of liveSegments) {
    const { articleStarts } = articleSegment.segment;
    for (let number = 0; number < ordinals.length; number++) {
      if (ordinals[number]! < 0) continue;
      for (let at = articleStarts[number]!; at < articleStarts[number + 1]!; at++) {
        starts.push(articleSegment.starts[at]!);
        ends.push(articleSegment.ends[at]!);
      }
    }
    yield;
  }
  const digest = liveSegments.reduce((sum, liveSegment) => sum + liveSegment.digest, 0n);
  return new ArticleSegment({ articles, segment, starts: starts.values(), ends: ends.values(), digest });
}

/** 128 bits that stand for an article: its id, what it says of itself, its letters and its blocks; those of several are added. */
export function digestOf({ id, title, published, source, text, blocks }: Article): bigint {
  const hash = createHash('sha256').update([id, title, published, source, text].join('\0'));
  return BigInt(`0x${hash.update(packBlocks(blocks)).digest('hex').slice(0, 32)}`);
}
