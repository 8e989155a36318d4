/** Says which pages of servers' own articles are to be looked at, and notes what came of it. */

import { type ArticleRef, articleKey, sentenceTextsOf } from '../collection.ts';
import type { CollectionStore } from '../collection-store.ts';
import { type CooperativeTask, runCooperatively } from '../cooperative-scheduler.ts';
import type { DuePage, Library } from '../library.ts';
import { pageVersionOf, statusAfter } from '../page-status.ts';
import { citationAt } from '../quote.ts';
import type { ServerArticleLookup } from './article-lookup.ts';
import type { Mutex } from './mutex.ts';
import type { PageStatusStore } from './page-status-store.ts';

/**
 * Implements the methods for the pages of articles: see `Library`. Changes of a server run one after another.
 *
 * @param duePages see `Library`
 */
export function managePageChecks(
  duePages: Library['duePages'],
  lookup: Pick<ServerArticleLookup, 'find'>,
  statuses: PageStatusStore,
  withLock: Mutex,
): Pick<Library, 'duePages' | 'pageOf' | 'notePage'> {
  return {
    duePages,

    async pageOf(article, server) {
      const ref = await lookup.find(server, article);
      if (!ref || ref.article.source === null) return null;
      const version = pageVersionOf(ref.article);
      const known = (await statuses.read(server)).get(articleKey(ref));
      return {
        address: ref.article.source,
        sentences: sentenceTextsOf(ref),
        version,
        // A page that was gone or could not be read may come back as it was.
        validators: known?.version === version ? known.validators : {},
      };
    },

    notePage: (article, server, version, check, at) =>
      withLock(server, async () => {
        const ref = await lookup.find(server, article);
        // Removed or changed meanwhile: then it is due again.
        if (!ref || pageVersionOf(ref.article) !== version) return;
        const key = articleKey(ref);
        const before = (await statuses.read(server)).get(key) ?? null;
        const status = statusAfter(before, version, check, (sentence) => citationAt(ref, sentence), at);
        await statuses.put(server, new Map([[key, status]]));
      }),
  };
}

/** Implements `duePages` over collections in memory. */
export function duePagesIn(store: CollectionStore, statuses: PageStatusStore): Library['duePages'] {
  return async (hosts, before, limit) => {
    const due: { page: DuePage; checkedAt: number }[] = [];
    for (const [server, own] of [...store.collections.own]) {
      const known = await statuses.read(server);
      const onHosts = await runCooperatively(articlesFrom(hosts, own.articles()));
      const gone = [...known.keys()].filter((article) => !onHosts.has(article));
      if (gone.length > 0) await statuses.forget(server, gone);
      for (const [article, ref] of onHosts) {
        const status = known.get(article);
        const checkedAt = status?.version === pageVersionOf(ref.article) ? status.checkedAt : 0;
        if (checkedAt < before)
          due.push({ page: { server, article, address: ref.article.source! }, checkedAt });
      }
    }
    due.sort((a, b) => a.checkedAt - b.checkedAt);
    return due.slice(0, limit).map(({ page }) => page);
  };
}

/** The articles whose source is on one of some hosts, by their keys. */
function* articlesFrom(
  hosts: readonly string[],
  articles: readonly ArticleRef[],
): CooperativeTask<Map<string, ArticleRef>> {
  const found = new Map<string, ArticleRef>();
  for (const ref of articles) {
    const { source } = ref.article;
    if (source !== null && hosts.includes(new URL(source).hostname)) found.set(articleKey(ref), ref);
    yield;
  }
  return found;
}
