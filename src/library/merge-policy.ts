/** Decides which segments of a collection are kept, built and merged when its articles change. */

import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import {
  type ArticleSegment,
  ArticleSegmentBuilder,
  type LiveArticleSegment,
  mergeArticleSegments,
} from './article-segment.ts';
import { Collection } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';
import { liveSentencesIn, withoutTombstones, withTombstones } from './tombstones.ts';

/** How many of a collection's articles have been read. */
export interface Progress {
  done: number;
  total: number;
}

/** A new segment is finished at this number of sentences, because finishing it is one step without a pause. */
const MAX_NEW_SENTENCES = 30_000;
/**
 * A segment is merged with all smaller ones when it has fewer than this many times their sentences together: so there
 * are few segments, and each article is copied only a few times. From 2 (fewer segments) to 10 (fewer copies).
 */
const MERGE_FACTOR = 4;
/** A segment with a larger share of deleted sentences is rewritten to release its memory. */
const MAX_DELETED_SHARE = 0.25;

/** The articles of a content that are in no segment yet. */
export function unindexedIn(
  content: Content,
  before: Collection,
  indexed: readonly ArticleSegment[] = [],
): Article[] {
  const known = new Set<Article>();
  for (const { articleSegment } of before.segments)
    for (const article of articleSegment.articles) known.add(article);
  for (const { articles } of indexed) for (const article of articles) known.add(article);
  return content.articles.filter((article) => !known.has(article));
}

/**
 * Builds the collection of a new content, yielding the progress wherever other work may run. Segments of the collection
 * before are reused: only new articles are indexed, and removed ones are marked as deleted.
 *
 * @param before the collection that the new one replaces
 * @param indexed segments that have been built elsewhere, of articles of the content
 */
export function* reindex(
  content: Content,
  before: Collection,
  indexed: readonly ArticleSegment[] = [],
): CooperativeTask<Collection, Progress> {
  const { articles, problems } = content;
  const ordinalOf = new Map(articles.map((article, ordinal) => [article, ordinal]));
  const built = yield* indexing(unindexedIn(content, before, indexed), articles.length);
  const all = { done: articles.length, total: articles.length };
  let liveSegments: LiveArticleSegment[] = [];
  for (const liveSegment of [...before.segments, ...[...indexed, ...built].map(withoutTombstones)])
    liveSegments.push(...(yield* withProgress(withTombstones(liveSegment, ordinalOf), all)));
  for (let group = segmentsToMerge(liveSegments); group.length > 0; group = segmentsToMerge(liveSegments)) {
    const merged = yield* withProgress(mergeArticleSegments(group), all);
    liveSegments = liveSegments.filter((liveSegment) => !group.includes(liveSegment));
    liveSegments.push(...(yield* withProgress(withTombstones(withoutTombstones(merged), ordinalOf), all)));
  }
  return new Collection(before.server, liveSegments, problems);
}

/** Builds segments of new articles. */
function* indexing(articles: readonly Article[], total: number): CooperativeTask<ArticleSegment[], Progress> {
  const articleSegments: ArticleSegment[] = [];
  let builder = new ArticleSegmentBuilder();
  let done = total - articles.length;
  for (const article of articles) {
    yield* withProgress(builder.analysing(article), { done, total });
    yield { done: ++done, total };
    if (builder.sentenceCount < MAX_NEW_SENTENCES) continue;
    articleSegments.push(builder.finish());
    builder = new ArticleSegmentBuilder();
  }
  if (articles.length > 0) articleSegments.push(builder.finish());
  return articleSegments;
}

/** Runs a task that yields nothing, and yields the progress of the whole work instead. */
function* withProgress<Result>(
  task: CooperativeTask<Result>,
  progress: Progress,
): CooperativeTask<Result, Progress> {
  let step = task.next();
  for (; !step.done; step = task.next()) yield progress;
  return step.value;
}

/** The segments to merge next: the smallest ones by `MERGE_FACTOR`, or one with too many deleted sentences. */
function segmentsToMerge(liveSegments: readonly LiveArticleSegment[]): LiveArticleSegment[] {
  const sizes = new Map(liveSegments.map((liveSegment) => [liveSegment, liveSentencesIn(liveSegment)]));
  const bySize = [...liveSegments].sort((a, b) => sizes.get(a)! - sizes.get(b)!);
  let together = 0;
  let count = 0;
  for (const [i, liveSegment] of bySize.entries()) {
    if (i > 0 && sizes.get(liveSegment)! < MERGE_FACTOR * together) count = i + 1;
    together += sizes.get(liveSegment)!;
  }
  if (count > 0) return bySize.slice(0, count);
  const sparse = liveSegments.find(({ segment, tombstones }) => {
    const deleted = tombstones?.sentenceLengths.length ?? 0;
    return deleted > MAX_DELETED_SHARE * segment.sentenceLengths.length;
  });
  return sparse ? [sparse] : [];
}
