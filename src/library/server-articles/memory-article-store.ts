/** Stores servers' own articles in memory. */

import type { Article } from '../../articles/article.ts';
import { parseFile } from '../../articles/parse.ts';
import type { CollectionStore } from '../collection-store.ts';
import { LibraryFailure } from '../library.ts';
import { type ArticleStore, freeName, idOf, momentAfter, nameOf, REMOVED } from './article-store.ts';
import { MAX_VERSIONS } from './limits.ts';

/** The former versions of a file, newest first. */
type Versions = readonly { replaced: number; bytes: Uint8Array }[];

/**
 * Stores servers' own articles for as long as the library is open.
 *
 * @param removed the article that each server removed last
 * @param versionsOf the former versions of the files of each server, by their names
 */
export function memoryArticleStore(
  store: CollectionStore,
  removed = new Map<string, Article>(),
  versionsOf = new Map<string, Map<string, Versions>>(),
): ArticleStore {
  /** The files that the articles were read from. */
  const files = new WeakMap<Article, Uint8Array>();

  function versionsIn(server: string): Map<string, Versions> {
    const known = versionsOf.get(server) ?? new Map<string, Versions>();
    versionsOf.set(server, known);
    return known;
  }

  /** Moves the versions of a file to another name. */
  function moveVersions(server: string, from: string, to: string): void {
    const versions = versionsIn(server);
    versions.set(to, versions.get(from) ?? []);
    versions.delete(from);
  }

  function articlesOf(server: string): Article[] {
    return store
      .of(server)
      .articles()
      .map(({ article }) => article);
  }

  async function put(server: string, name: string, bytes: Uint8Array): Promise<string> {
    const articles = articlesOf(server);
    const free = freeName(name, new Set(articles.map(({ id }) => nameOf(id))));
    replaceAll(server, [...articles, await articleOf(free, bytes)]);
    return free;
  }

  async function articleOf(name: string, bytes: Uint8Array): Promise<Article> {
    const article = await parseFile(idOf(name), bytes);
    files.set(article, bytes);
    return article;
  }

  function find(server: string, name: string): Article | undefined {
    return articlesOf(server).find(({ id }) => id === idOf(name));
  }

  function replaceAll(server: string, articles: Article[]): void {
    articles.sort((a, b) => (a.id < b.id ? -1 : 1));
    store.replace(server, { articles, problems: [] });
  }

  return {
    add: (server, name, text) => put(server, name, Buffer.from(text)),
    async remove(server, name) {
      const found = find(server, name);
      if (!found) return;
      removed.set(server, found);
      moveVersions(server, name, REMOVED);
      replaceAll(
        server,
        articlesOf(server).filter((article) => article !== found),
      );
    },
    async removed(server) {
      const last = removed.get(server);
      return last ? { name: nameOf(last.id), bytes: files.get(last)! } : null;
    },
    async undo(server) {
      const last = removed.get(server);
      if (!last) return null;
      removed.delete(server);
      const name = await put(server, nameOf(last.id), files.get(last)!);
      moveVersions(server, REMOVED, name);
      return name;
    },
    async read(server, name) {
      const found = find(server, name);
      return found ? (files.get(found) ?? null) : null;
    },
    async replace(server, name, content) {
      const before = find(server, name);
      if (!before) throw new LibraryFailure('failure.articleGone');
      const article = await articleOf(name, Buffer.from(content));
      const versions = versionsIn(server).get(name) ?? [];
      const version = { replaced: momentAfter(versions[0]?.replaced), bytes: files.get(before)! };
      versionsIn(server).set(name, [version, ...versions].slice(0, MAX_VERSIONS));
      replaceAll(server, [...articlesOf(server).filter((one) => one !== before), article]);
    },
    versions: async (server, name) => (versionsIn(server).get(name) ?? []).map(({ replaced }) => replaced),
    async version(server, name, replaced) {
      return (
        versionsIn(server)
          .get(name)
          ?.find((one) => one.replaced === replaced)?.bytes ?? null
      );
    },
  };
}
