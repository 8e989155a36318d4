import type { Article } from '../articles/article.ts';
import type { Content } from '../articles/folder.ts';
import { liveInOrder, type Segment } from '../retrieval/segment.ts';
import { mergeSegments } from '../retrieval/segment-merge.ts';
import { AnalysedArticle } from './analysed-article.ts';
import { Collection } from './collection.ts';
import { digestOf, mergeArticleSegments, type ArticleSegment, ArticleSegmentBuilder, type LiveArticleSegment, withoutTombstones } from './article-segment.ts';
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
export function unindexedIn(content: Content, before: Collection, ready: readonly ArticleSegment[] = []): Article[] {
  const known = new Set<Article>();
  for (const { shelf } of before.segments) for (const article of shelf.articles) known.add(article);
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
  const placeOf = new Map(articles.map((article, place) => [article, place]));
  const earlier = [...before.segments, ...ready.map((shelf) => withoutTombstones(shelf))];
  const filled = fill(unindexedIn(content, before, ready), articles.length);
  let step = filled.next();
  for (; !step.done; step = filled.next()) yield step.value;
  const all = { done: articles.length, total: articles.length };
  let stands: LiveArticleSegment[] = [];
  for (const stand of [...earlier, ...step.value.map((shelf) => withoutTombstones(shelf))])
    stands.push(...(yield* withProgress(stillStanding(stand, placeOf), all)));
  for (let group = toMerge(stands); group.length > 0; group = toMerge(stands)) {
    const merged = yield* withProgress(mergeArticleSegments(group), all);
    stands = stands.filter((stand) => !group.includes(stand));
    stands.push(...(yield* withProgress(stillStanding(withoutTombstones(merged), placeOf), all)));
  }
  return new Collection(before.server, stands, problems);
}

/** Reads articles, and puts them onto shelves. */
function* fill(articles: readonly Article[], total: number): Generator<Progress, ArticleSegment[]> {
  const shelves: ArticleSegment[] = [];
  let builder = new ArticleSegmentBuilder();
  let done = total - articles.length;
  for (const article of articles) {
    yield* withProgress(builder.adding(new AnalysedArticle(article)), { done, total });
    yield { done: ++done, total };
    if (builder.sentenceCount < SENTENCES_ON_SHELF) continue;
    shelves.push(builder.finish());
    builder = new ArticleSegmentBuilder();
  }
  if (articles.length > 0) shelves.push(builder.finish());
  return shelves;
}

/** Some work, at whose pauses is told how far all is. */
function* withProgress<Result>(work: CooperativeTask<Result>, progress: Progress): CooperativeTask<Result, Progress> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield progress;
  return step.value;
}

/** A shelf among the articles of another moment; nothing when none of them stands on it. */
function* stillStanding(stand: LiveArticleSegment, placeOf: ReadonlyMap<Article, number>): CooperativeTask<LiveArticleSegment[]> {
  const { shelf } = stand;
  const ordinals = Int32Array.from(shelf.articles, (article) => placeOf.get(article) ?? -1);
  if (ordinals.every((ordinal) => ordinal < 0)) return [];
  const gone = shelf.articles.filter((_, number) => stand.ordinals[number]! >= 0 && ordinals[number]! < 0);
  if (gone.length === 0) return [{ ...stand, ordinals }];
  const digest = gone.reduce((sum, article) => sum - digestOf(article), stand.digest);
  return [{ ...stand, ordinals, digest, tombstones: yield* outWith(stand.tombstones, gone) }];
}

/** What has been taken out of a shelf, with more articles: they are read again, which spares keeping what was read. */
function* outWith(out: Segment | null, gone: readonly Article[]): CooperativeTask<Segment> {
  const builder = new ArticleSegmentBuilder();
  for (const article of gone) yield* builder.adding(new AnalysedArticle(article));
  const { segment } = builder.finish();
  return yield* mergeSegments(liveInOrder(out ? [out, segment] : [segment]));
}

/** The shelves that are to be put together into one: the small ones, where another is not much larger; or a worn one. */
function toMerge(stands: readonly LiveArticleSegment[]): LiveArticleSegment[] {
  const sizes = new Map(stands.map((stand) => [stand, sentencesIn(stand)]));
  const bySize = [...stands].sort((a, b) => sizes.get(a)! - sizes.get(b)!);
  let together = 0;
  let count = 0;
  for (const [i, stand] of bySize.entries()) {
    if (i > 0 && sizes.get(stand)! < LARGER * together) count = i + 1;
    together += sizes.get(stand)!;
  }
  if (count > 0) return bySize.slice(0, count);
  const worn = stands.find(({ segment, tombstones }) => {
    const taken = tombstones?.sentenceLengths.length ?? 0;
    return taken > MOST_OUT * segment.sentenceLengths.length;
  });
  return worn ? [worn] : [];
}

function sentencesIn({ segment, tombstones }: LiveArticleSegment): number {
  return segment.sentenceLengths.length - (tombstones?.sentenceLengths.length ?? 0);
}
