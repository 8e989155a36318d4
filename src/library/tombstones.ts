/** Tombstones: the deleted articles of a segment, which stays as it is until it is merged. */

import type { Article } from '../articles/article.ts';
import { liveInOrder, type Segment } from '../retrieval/segment.ts';
import { mergeSegments } from '../retrieval/segment-merge.ts';
import {
  type ArticleSegment,
  ArticleSegmentBuilder,
  digestOf,
  type LiveArticleSegment,
} from './article-segment.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';

/** A segment with all its articles live, in their order. */
export function withoutTombstones(articleSegment: ArticleSegment): LiveArticleSegment {
  const { segment, digest } = articleSegment;
  return {
    articleSegment,
    segment,
    digest,
    ordinals: Int32Array.from(articleSegment.articles, (_, number) => number),
    tombstones: null,
  };
}

/** A segment with new ordinals, and with articles that have none marked as deleted; nothing when no article is left. */
export function* withTombstones(
  liveSegment: LiveArticleSegment,
  ordinalOf: ReadonlyMap<Article, number>,
): CooperativeTask<LiveArticleSegment[]> {
  const { articleSegment } = liveSegment;
  const ordinals = Int32Array.from(articleSegment.articles, (article) => ordinalOf.get(article) ?? -1);
  if (ordinals.every((ordinal) => ordinal < 0)) return [];
  const gone = articleSegment.articles.filter(
    (_, number) => liveSegment.ordinals[number]! >= 0 && ordinals[number]! < 0,
  );
  if (gone.length === 0) return [{ ...liveSegment, ordinals }];
  const digest = gone.reduce((sum, article) => sum - digestOf(article), liveSegment.digest);
  const tombstones = yield* withMoreTombstones(liveSegment.tombstones, gone);
  return [{ ...liveSegment, ordinals, digest, tombstones }];
}

/** Tombstones with those of more articles, which are analysed again: their analyses are not kept in memory. */
function* withMoreTombstones(tombstones: Segment | null, gone: readonly Article[]): CooperativeTask<Segment> {
  const builder = new ArticleSegmentBuilder();
  for (const article of gone) yield* builder.analysing(article);
  const { segment } = builder.finish();
  return yield* mergeSegments(liveInOrder(tombstones ? [tombstones, segment] : [segment]));
}

/** The number of sentences in live articles. */
export function liveSentencesIn({ segment, tombstones }: LiveArticleSegment): number {
  return segment.sentenceLengths.length - (tombstones?.sentenceLengths.length ?? 0);
}
