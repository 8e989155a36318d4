import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import { liveInOrder, type Segment } from '../retrieval/segment.ts';
import { mergeSegments } from '../retrieval/segment-merge.ts';
import { AnalysedArticle } from './analysed-article.ts';
import {
  type ArticleSegment,
  ArticleSegmentBuilder,
  digestOf,
  type LiveArticleSegment,
  mergeArticleSegments,
  withoutTombstones,
} from './article-segment.ts';
import { Collection } from './collection.ts';
import type { CooperativeTask } from './cooperative-scheduler.ts';

/** How far a collection is: so many of its articles have been read. */
export interface Progress {
  done: number;
  total: number;
}

/** A shelf is filled up to so many sentences before it is indexed: the end of that is one step of the work. */
const SENTENCES_ON_SHELF = 30_000;
/**
 * A shelf stays as it is while it has at least so many times the sentences of all smaller ones together: so there are few
 * shelves, and each article is moved only a few times. From 2 (fewer shelves) to 10 (less moving).
 */
const LARGER = 4;
/** A shelf of which more than this share has been taken out is put together anew, and its memory given back. */
const MOST_OUT = 0.25;

/** The articles of a content that stand on no shelf yet. */
export function unindexedIn(
  content: Content,
  before: Collection,
  ready: readonly ArticleSegment[] = [],
): Article[] {
  const known = new Set<Article>();
  for (const { articleSegment } of before.segments)
    for (const article of articleSegment.articles) known.add(article);
  for (const { articles } of ready) for (const article of articles) known.add(article);
  return content.articles.filter((article) => !known.has(article));
}

/**
 * Makes a collection, a step at a time: each pause is one in which other work can be done. What stands in the collection
 * before goes on standing; only articles that are new are read, and only those that are gone are taken out.
 *
 * @param before the collection that the new one takes the place of
 * @param ready shelves that have been filled elsewhere, with articles of the content
 */
export function* reindex(
  content: Content,
  before: Collection,
  ready: readonly ArticleSegment[] = [],
): Generator<Progress, Collection> {
  const { articles, problems } = content;
  const ordinalOf = new Map(articles.map((article, place) => [article, place]));
  const earlier = [...before.segments, ...ready.map((articleSegment) => withoutTombstones(articleSegment))];
  const filled = fill(unindexedIn(content, before, ready), articles.length);
  let step = filled.next();
  for (; !step.done; step = filled.next()) yield step.value;
  const all = { done: articles.length, total: articles.length };
  let liveSegments: LiveArticleSegment[] = [];
  for (const liveSegment of [
    ...earlier,
    ...step.value.map((articleSegment) => withoutTombstones(articleSegment)),
  ])
    liveSegments.push(...(yield* withProgress(stillStanding(liveSegment, ordinalOf), all)));
  for (let group = toMerge(liveSegments); group.length > 0; group = toMerge(liveSegments)) {
    const merged = yield* withProgress(mergeArticleSegments(group), all);
    liveSegments = liveSegments.filter((liveSegment) => !group.includes(liveSegment));
    liveSegments.push(...(yield* withProgress(stillStanding(withoutTombstones(merged), ordinalOf), all)));
  }
  return new Collection(before.server, liveSegments, problems);
}

/** Reads articles, and puts them onto shelves. */
function* fill(articles: readonly Article[], total: number): Generator<Progress, ArticleSegment[]> {
  const articleSegments: ArticleSegment[] = [];
  let builder = new ArticleSegmentBuilder();
  let done = total - articles.length;
  for (const article of articles) {
    yield* withProgress(added(builder, article), { done, total });
    yield { done: ++done, total };
    if (builder.sentenceCount < SENTENCES_ON_SHELF) continue;
    articleSegments.push(builder.finish());
    builder = new ArticleSegmentBuilder();
  }
  if (articles.length > 0) articleSegments.push(builder.finish());
  return articleSegments;
}

function* added(builder: ArticleSegmentBuilder, article: Article): CooperativeTask<void> {
  yield* builder.adding(yield* AnalysedArticle.analysing(article));
}

/** Some work, at whose pauses is told how far all is. */
function* withProgress<Result>(
  work: CooperativeTask<Result>,
  progress: Progress,
): CooperativeTask<Result, Progress> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield progress;
  return step.value;
}

/** A shelf among the articles of another moment; nothing when none of them stands on it. */
function* stillStanding(
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
  return [{ ...liveSegment, ordinals, digest, tombstones: yield* outWith(liveSegment.tombstones, gone) }];
}

/** What has been taken out of a shelf, with more articles: they are read again, which spares keeping what was read. */
function* outWith(out: Segment | null, gone: readonly Article[]): CooperativeTask<Segment> {
  const builder = new ArticleSegmentBuilder();
  for (const article of gone) yield* added(builder, article);
  const { segment } = builder.finish();
  return yield* mergeSegments(liveInOrder(out ? [out, segment] : [segment]));
}

/** The shelves that are to be put together into one: the small ones, where another is not much larger; or a worn one. */
function toMerge(liveSegments: readonly LiveArticleSegment[]): LiveArticleSegment[] {
  const sizes = new Map(liveSegments.map((liveSegment) => [liveSegment, sentencesIn(liveSegment)]));
  const bySize = [...liveSegments].sort((a, b) => sizes.get(a)! - sizes.get(b)!);
  let together = 0;
  let count = 0;
  for (const [i, liveSegment] of bySize.entries()) {
    if (i > 0 && sizes.get(liveSegment)! < LARGER * together) count = i + 1;
    together += sizes.get(liveSegment)!;
  }
  if (count > 0) return bySize.slice(0, count);
  const worn = liveSegments.find(({ segment, tombstones }) => {
    const taken = tombstones?.sentenceLengths.length ?? 0;
    return taken > MOST_OUT * segment.sentenceLengths.length;
  });
  return worn ? [worn] : [];
}

function sentencesIn({ segment, tombstones }: LiveArticleSegment): number {
  return segment.sentenceLengths.length - (tombstones?.sentenceLengths.length ?? 0);
}
