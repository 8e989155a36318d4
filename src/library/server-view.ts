import { createHash } from 'node:crypto';
import { displayTitle } from '../articles/title.ts';
import type { Day } from '../day.ts';
import { Index } from '../retrieval/index.ts';
import type { Lexicon } from '../retrieval/lexicon.ts';
import type { Segment } from '../retrieval/segment.ts';
import type { Statistics } from '../retrieval/statistics.ts';
import { analyser } from './analysed-article.ts';
import type { Entry } from './answers.ts';
import type { ArticleSegment } from './article-segment.ts';
import { type ArticleRef, articleKey, type Collection } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import type { Scope } from './library.ts';

/** What is known of a library whose view has only some of its articles. */
export interface CorpusStatistics {
  statistics: Statistics;
  /** The digests of its collections: see `Collection`. */
  seeds: string;
  own: string;
  size: number;
}

/** What one server sees at one moment: the articles that ship, and its own. Nothing of any other server is in it. */
export class ServerView {
  readonly seeds: Collection;
  readonly own: Collection;
  readonly index: Index;
  /** Twelve hexadecimal digits that stand for all that the answers come from. */
  readonly revision: string;
  readonly size: number;
  readonly newest: Day | null;
  readonly #bySegment = new Map<Segment, { collection: Collection; articleSegment: ArticleSegment }>();

  /** @param whole for a view of some articles only: what is known of all */
  constructor(seeds: Collection, own: Collection, lexicon: Lexicon, whole?: CorpusStatistics) {
    this.seeds = seeds;
    this.own = own;
    for (const collection of [seeds, own])
      for (const { articleSegment } of collection.segments)
        this.#bySegment.set(articleSegment.segment, { collection, articleSegment });
    // A server's own articles follow those that ship.
    const ownStands = own.segments.map((liveSegment) => ({
      ...liveSegment,
      ordinals: liveSegment.ordinals.map((ordinal) => (ordinal < 0 ? ordinal : seeds.size + ordinal)),
    }));
    this.index = new Index(
      [...this.#bySegment.keys()],
      lexicon,
      [...seeds.segments, ...ownStands],
      whole?.statistics,
    );
    this.revision = revisionOf(whole?.seeds ?? seeds.digest, whole?.own ?? own.digest);
    this.size = whole?.size ?? seeds.size + own.size;
    this.newest = latest(seeds.newest, own.newest);
  }

  *articles(): Iterable<ArticleRef> {
    yield* this.seeds.articles();
    yield* this.own.articles();
  }

  /** The article of an id or a key; undefined when the server sees none. */
  *find(name: string): CooperativeTask<ArticleRef | undefined> {
    return (yield* this.own.find(name)) ?? (yield* this.seeds.find(name));
  }

  /** Where a sentence of a segment stands: the article, and its number there. */
  sentenceAt(segment: Segment, sentence: number): { ref: ArticleRef; number: number } {
    const article = segment.articleOf[segment.paragraphOf[sentence]!]!;
    return { ref: this.articleAt(segment, article), number: sentence - segment.articleStarts[article]! };
  }

  /** The article of a number in a segment. */
  articleAt(segment: Segment, number: number): ArticleRef {
    const { collection, articleSegment } = this.#bySegment.get(segment)!;
    return collection.articleAt(articleSegment, number);
  }
}

/** @param seeds the digest of the articles that ship, and `own` that of the server's own: see `Collection` */
export function revisionOf(seeds: string, own: string): string {
  return createHash('sha256').update(`${analyser()} ${seeds} ${own}`).digest('hex').slice(0, 12);
}

function latest(a: Day | null, b: Day | null): Day | null {
  return (a ?? '') > (b ?? '') ? a : b;
}

/** Whether an article is among those that a scope asks of. */
export function isWithin(
  ref: ArticleRef,
  { from, to, asOf, publishedBy, article: name, own }: Scope,
): boolean {
  const { id, published } = ref.article;
  if (own && ref.collection.server === null) return false;
  if (name !== undefined && name !== id && name !== articleKey(ref)) return false;
  if (publishedBy !== undefined && published !== null && published > publishedBy) return false;
  if (from === undefined && to === undefined && asOf === undefined) return true;
  if (published === null) return false;
  return (
    (from === undefined || published >= from) &&
    (to === undefined || published <= to) &&
    (asOf === undefined || published <= asOf)
  );
}

/** An article as it stands in a list. */
export function entryOf(ref: ArticleRef): Entry {
  const { article, articleSegment, number, collection } = ref;
  return {
    id: article.id,
    key: articleKey(ref),
    title: displayTitle(article),
    published: article.published,
    source: article.source,
    sentences:
      articleSegment.segment.articleStarts[number + 1]! - articleSegment.segment.articleStarts[number]!,
    own: collection.server !== null,
  };
}
