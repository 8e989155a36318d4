/** Finds what differs between two states of a collection. */

import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';
import { sentenceHash, writeCitation } from '../citation.ts';
import { type ArticleRef, articleKey, type Collection, sentenceTextsOf } from '../collection.ts';
import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { MAX_CHANGES, type NewChange } from './article-change.ts';
import { factChanges } from './fact-changes.ts';

/** An article with what is needed to compare it. */
export interface ComparedArticle {
  article: Pick<Article, 'id' | 'title' | 'published' | 'text'>;
  key: string;
  /** Its title, or its opening words. */
  heading: string;
  sentences(): readonly string[];
}

/**
 * The changes from one state of a collection to another: of articles that have changed first, so that they are left out
 * last. Articles that are the same object in both cost next to nothing.
 *
 * @returns at most `MAX_CHANGES`
 */
export function* changesBetween(before: Collection, after: Collection): CooperativeTask<NewChange[]> {
  const gone = yield* articlesOnlyIn(before, after);
  const fresh = yield* articlesOnlyIn(after, before);
  return yield* changesOf(gone.map(comparedArticle), fresh.map(comparedArticle));
}

/**
 * The changes where some articles take the place of others.
 *
 * @param gone the articles before, in any order
 * @param fresh those after
 */
export function* changesOf(
  gone: readonly ComparedArticle[],
  fresh: readonly ComparedArticle[],
): CooperativeTask<NewChange[]> {
  const byId = new Map(gone.map((one) => [one.article.id, one]));
  const added: NewChange[] = [];
  const changed: NewChange[] = [];
  for (const now of fresh) {
    const old = byId.get(now.article.id);
    byId.delete(now.article.id);
    if (!old) {
      if (added.length < MAX_CHANGES) added.push(changeOf('added', now));
    } else if (!isSame(old, now) && changed.length < MAX_CHANGES)
      changed.push(changeOf('changed', now, yield* factsOf(old, now)));
    yield;
  }
  const removed = [...byId.values()].slice(0, MAX_CHANGES).map((one) => changeOf('removed', one));
  return [...changed, ...added, ...removed].slice(0, MAX_CHANGES);
}

/** The articles of a collection that are in no segment of another, or deleted there. */
function* articlesOnlyIn(collection: Collection, other: Collection): CooperativeTask<ArticleRef[]> {
  const others = new Set<Article>();
  for (const { articleSegment, ordinals } of other.segments) {
    for (const [number, article] of articleSegment.articles.entries())
      if (ordinals[number]! >= 0) others.add(article);
    yield;
  }
  const found: ArticleRef[] = [];
  for (const { articleSegment, ordinals } of collection.segments) {
    for (const [number, article] of articleSegment.articles.entries())
      if (ordinals[number]! >= 0 && !others.has(article))
        found.push(collection.articleAt(articleSegment, number));
    yield;
  }
  return found;
}

/** Of a hundred thousand articles that are new at once, few are named: their keys and headings are made when needed. */
function comparedArticle(ref: ArticleRef): ComparedArticle {
  return {
    article: ref.article,
    get key() {
      return articleKey(ref);
    },
    get heading() {
      return displayTitle(ref.article);
    },
    sentences: () => sentenceTextsOf(ref),
  };
}

function isSame({ article: one }: ComparedArticle, { article: other }: ComparedArticle): boolean {
  return one.text === other.text && one.title === other.title && one.published === other.published;
}

function* factsOf(old: ComparedArticle, now: ComparedArticle): CooperativeTask<NewChange['facts']> {
  const pairs = yield* factChanges(old.sentences(), now.sentences());
  return pairs.map(({ before, after, number }) => ({
    before,
    after,
    citation: writeCitation({ key: now.key, sentence: number, hash: sentenceHash(after) }),
  }));
}

function changeOf(
  kind: NewChange['kind'],
  { article: { published }, key, heading }: ComparedArticle,
  facts: NewChange['facts'] = [],
): NewChange {
  return { kind, key, title: heading, published, facts };
}
