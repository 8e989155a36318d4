/** Articles together with their segment of the index. */

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

/** How many articles are cached with their sentences: those of the quotes of one question. */
const MAX_ANALYSED = 16;

/**
 * Some articles and their segment of the index, with the same numbers of articles and sentences. It is immutable:
 * deleted articles are marked in a `LiveArticleSegment`.
 */
export class ArticleSegment {
  readonly articles: readonly Article[];
  readonly segment: Segment;
  /** The UTF-16 offsets of each sentence in the text of its article; the end is exclusive. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The sum of the digests of its articles: see `digestOf`. */
  readonly digest: bigint;
  readonly #analysed = new LruCache<number, AnalysedArticle>(MAX_ANALYSED);

  constructor({
    articles,
    segment,
    starts,
    ends,
    digest,
  }: Pick<ArticleSegment, 'articles' | 'segment' | 'starts' | 'ends' | 'digest'>) {
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
    const end = articleStarts[number + 1]!;
    const firstBlock = first < end ? paragraphOf[first]! : articleOf.length;
    let endBlock = firstBlock;
    while (articleOf[endBlock] === number) endBlock++;
    return new AnalysedArticle(this.articles[number]!, {
      starts: this.starts.subarray(first, end),
      ends: this.ends.subarray(first, end),
      sentenceCounts: Uint32Array.from(
        { length: endBlock - firstBlock },
        (_, i) => paragraphStarts[firstBlock + i + 1]! - paragraphStarts[firstBlock + i]!,
      ),
    });
  }

  /** The text of a sentence, by the number of its article and its own number in that article. */
  textAt(number: number, sentence: number): string {
    const at = this.segment.articleStarts[number]! + sentence;
    return this.articles[number]!.text.slice(this.starts[at], this.ends[at]);
  }

  /** The article of a sentence, and the sentence's offsets in it, by its number in the segment. */
  sentenceAt(number: number): Span & { article: Article } {
    const { articleOf, paragraphOf } = this.segment;
    const article = this.articles[articleOf[paragraphOf[number]!]!]!;
    return { article, start: this.starts[number]!, end: this.ends[number]! };
  }
}

/** A segment in a collection, which may have deleted some of its articles. */
export interface LiveArticleSegment extends LiveSegment {
  articleSegment: ArticleSegment;
  /** The sum of the digests of its live articles. */
  digest: bigint;
}

/** Builds a segment, an article at a time. */
export class ArticleSegmentBuilder {
  readonly #articles: Article[] = [];
  readonly #segment = new SegmentBuilder();
  readonly #starts = new GrowableArray();
  readonly #ends = new GrowableArray();
  #digest = 0n;

  get sentenceCount(): number {
    return this.#segment.sentenceCount;
  }

  /** Adds an article, and yields after each sentence; the article is complete when the task is done. */
  *adding(analysed: AnalysedArticle): CooperativeTask<void> {
    yield* this.#segment.adding(analysed.indexed());
    this.#articles.push(analysed.article);
    this.#digest += digestOf(analysed.article);
    for (const start of analysed.starts) this.#starts.push(start);
    for (const end of analysed.ends) this.#ends.push(end);
  }

  /** Analyses and adds an article. */
  *analysing(article: Article): CooperativeTask<void> {
    yield* this.adding(yield* AnalysedArticle.analysing(article));
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

/** Builds the segment of some articles, yielding between sentences. */
export function* indexingArticles(articles: Iterable<AnalysedArticle>): CooperativeTask<ArticleSegment> {
  const builder = new ArticleSegmentBuilder();
  for (const one of articles) yield* builder.adding(one);
  return builder.finish();
}

/** Builds the segment of some articles without pausing. */
export function indexArticles(articles: readonly AnalysedArticle[]): ArticleSegment {
  return runToCompletion(indexingArticles(articles));
}

/** Merges segments into one of their live articles, yielding every few milliseconds: see `mergeSegments`. */
export function* mergeArticleSegments(
  liveSegments: readonly LiveArticleSegment[],
): CooperativeTask<ArticleSegment> {
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

/** A 128-bit digest of an article's id, header fields, text and blocks. Those of several articles are added up. */
export function digestOf({ id, title, published, expires, source, text, blocks }: Article): bigint {
  const hash = createHash('sha256').update([id, title, published, expires, source, text].join('\0'));
  return BigInt(`0x${hash.update(packBlocks(blocks)).digest('hex').slice(0, 32)}`);
}
