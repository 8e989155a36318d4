/** What one server sees: the seeds and its own articles, with their index. */

import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { Index } from '../retrieval/index.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Segment } from '../retrieval/segment.ts';
import type { Spelling } from '../retrieval/spelling.ts';
import { SegmentStatistics, type Statistics } from '../retrieval/statistics.ts';
import { analysisVersion } from './analysed-article.ts';
import type { Entry } from './answers.ts';
import type { ArticleSegment } from './article-segment.ts';
import { type ArticleRef, articleKey, type Collection, sentenceCountOf } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';

/** The whole library of a view that has only some of its articles. */
export interface CorpusStatistics {
  statistics: Statistics;
  /** The digests of its collections: see `Collection.digest`. */
  seeds: string;
  own: string;
  size: number;
}

/** The seeds and a server's own articles at one moment. It contains nothing of any other server. */
export class ServerView {
  readonly seeds: Collection;
  readonly own: Collection;
  readonly index: Index;
  /** The spelling of the words of the whole library; null for a view of only some articles. */
  readonly spelling: Spelling | null;
  /** Identifies the articles and the version of their analysis: twelve hexadecimal digits. */
  readonly revision: string;
  readonly size: number;
  readonly newest: Day | null;
  readonly #bySegment = new Map<Segment, { collection: Collection; articleSegment: ArticleSegment }>();

  /** @param corpus the whole library, for a view of only some articles */
  constructor(seeds: Collection, own: Collection, lexicon: Lexicon, corpus?: CorpusStatistics) {
    this.seeds = seeds;
    this.own = own;
    for (const collection of [seeds, own])
      for (const { articleSegment } of collection.segments)
        this.#bySegment.set(articleSegment.segment, { collection, articleSegment });
    // A server's own articles follow the seeds.
    const ownSegments = own.segments.map((liveSegment) => ({
      ...liveSegment,
      ordinals: liveSegment.ordinals.map((ordinal) => (ordinal < 0 ? ordinal : seeds.size + ordinal)),
    }));
    const liveSegments = [...seeds.segments, ...ownSegments];
    const statistics = corpus?.statistics ?? new SegmentStatistics(liveSegments, lexicon);
    this.index = new Index([...this.#bySegment.keys()], lexicon, liveSegments, statistics);
    this.spelling = statistics instanceof SegmentStatistics ? statistics.spelling : null;
    this.revision = revisionOf(corpus?.seeds ?? seeds.digest, corpus?.own ?? own.digest);
    this.size = corpus?.size ?? seeds.size + own.size;
    this.newest = latest(seeds.newest, own.newest);
  }

  *articles(): Iterable<ArticleRef> {
    yield* this.seeds.articles();
    yield* this.own.articles();
  }

  /** The article with an id or a key; undefined when the server sees none. */
  *find(name: string): CooperativeTask<ArticleRef | undefined> {
    return (yield* this.own.find(name)) ?? (yield* this.seeds.find(name));
  }

  /** The article of a sentence of a segment, and the sentence's number in the article. */
  sentenceAt(segment: Segment, sentence: number): { ref: ArticleRef; number: number } {
    const article = segment.articleOf[segment.paragraphOf[sentence]!]!;
    return { ref: this.articleAt(segment, article), number: sentence - segment.articleStarts[article]! };
  }

  /** The article with a number in a segment. */
  articleAt(segment: Segment, number: number): ArticleRef {
    const { collection, articleSegment } = this.#bySegment.get(segment)!;
    return collection.articleAt(articleSegment, number);
  }
}

/** @param seeds the digest of the seeds, and `own` that of the server's own articles: see `Collection.digest` */
export function revisionOf(seeds: string, own: string): string {
  return createHash('sha256').update(`${analysisVersion()} ${seeds} ${own}`).digest('hex').slice(0, 12);
}

function latest(a: Day | null, b: Day | null): Day | null {
  return (a ?? '') > (b ?? '') ? a : b;
}

/** Whether an article has not expired by a day; true without a day. */
export function isValidOn({ expires }: Pick<Article, 'expires'>, day: Day | undefined): boolean {
  return day === undefined || expires === undefined || expires > day;
}

/** Whether an article is within a scope. */
export function isWithin(
  ref: ArticleRef,
  { from, to, asOf, publishedBy, validOn, article: name, own }: Scope,
): boolean {
  const { id, published } = ref.article;
  if (own && ref.collection.server === null) return false;
  if (name !== undefined && name !== id && name !== articleKey(ref)) return false;
  if (!isValidOn(ref.article, validOn)) return false;
  if (publishedBy !== undefined && published !== null && published > publishedBy) return false;
  if (from === undefined && to === undefined && asOf === undefined) return true;
  if (published === null) return false;
  return (
    (from === undefined || published >= from) &&
    (to === undefined || published <= to) &&
    (asOf === undefined || published <= asOf)
  );
}

/** The entry of an article in a list. */
export function entryOf(ref: ArticleRef): Entry {
  const { article, collection } = ref;
  return {
    id: article.id,
    key: articleKey(ref),
    title: displayTitle(article),
    published: article.published,
    ...(article.expires && { expired: article.expires }),
    source: article.source,
    sentences: sentenceCountOf(ref),
    own: collection.server !== null,
  };
}
