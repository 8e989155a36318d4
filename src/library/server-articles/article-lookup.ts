/** Looks up a server's own articles for those who change them. */

import { type ArticleRef, type Collection, sentenceCountOf, textAt } from '../collection.ts';
import type { CollectionStore } from '../collection-store.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import type { ServerView } from '../server-view.ts';
import { hasMemoryFor } from './memory-budget.ts';

/** The lookups that are needed to change a server's own articles. */
export interface ServerArticleLookup {
  /** The number of a server's own articles, and of their characters together. */
  size(server: string): Promise<{ articles: number; characters: number }>;
  /** Whether there is memory for another article. */
  fits(server: string, ref: ArticleRef): boolean;
  /** A server's own article, by its id or its key. */
  find(server: string, name: string): Promise<ArticleRef | undefined>;
  /** An article that the server sees and that has exactly the same sentences, but for one with the same id. */
  same(server: string, ref: ArticleRef): Promise<ArticleRef | null>;
}

/**
 * Implements the lookups over views in memory.
 *
 * @param budgetBeside see `hasMemoryFor`
 */
export function lookupInViews(
  viewOf: (server: string) => ServerView,
  store: CollectionStore,
  budgetBeside?: (seeds: number) => number,
): ServerArticleLookup {
  return {
    size: async (server) => sizeOf(store.of(server)),
    fits: (server, { articleSegment }) =>
      hasMemoryFor(articleSegment, store.collections, server, budgetBeside),
    find: (server, name) => runCooperatively(viewOf(server).own.find(name)),
    same: (server, ref) => runCooperatively(withSameText(ref, viewOf(server))),
  };
}

/** The number of articles of a collection, and of their characters together. */
export function sizeOf(own: Collection): { articles: number; characters: number } {
  const characters = own.articles().reduce((sum, { article }) => sum + article.text.length, 0);
  return { articles: own.size, characters };
}

/** An article of a view that has exactly the same sentences as another article. */
function* withSameText(ref: ArticleRef, view: ServerView): CooperativeTask<ArticleRef | null> {
  const count = sentenceCountOf(ref);
  for (const other of view.articles()) {
    if (sentenceCountOf(other) !== count || other.article.id === ref.article.id) continue;
    let same = 0;
    while (same < count && textAt(ref, same) === textAt(other, same)) same++;
    if (same === count) return other;
    yield;
  }
  return null;
}
