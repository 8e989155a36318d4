/** Stores servers' own articles in memory. */

import type { Article } from '../../articles/article.ts';
import { parseFile } from '../../articles/parse.ts';
import type { CollectionStore } from '../collection-store.ts';
import { type ArticleStore, freeName, idOf, nameOf } from './article-store.ts';

/**
 * Stores servers' own articles for as long as the library is open.
 *
 * @param removed the article that each server removed last
 */
export function memoryArticleStore(
  store: CollectionStore,
  removed = new Map<string, Article>(),
): ArticleStore {
  /** The files that the articles were read from. */
  const files = new WeakMap<Article, string>();

  function articlesOf(server: string): Article[] {
    return store
      .of(server)
      .articles()
      .map(({ article }) => article);
  }

  async function put(server: string, name: string, text: string): Promise<string> {
    const articles = articlesOf(server);
    const free = freeName(name, new Set(articles.map(({ id }) => nameOf(id))));
    const article = await parseFile(idOf(free), Buffer.from(text));
    files.set(article, text);
    replace(server, [...articles, article]);
    return free;
  }

  function replace(server: string, articles: Article[]): void {
    articles.sort((a, b) => (a.id < b.id ? -1 : 1));
    store.replace(server, { articles, problems: [] });
  }

  return {
    add: put,
    async remove(server, name) {
      const articles = articlesOf(server);
      const found = articles.find(({ id }) => id === idOf(name));
      if (!found) return;
      removed.set(server, found);
      replace(
        server,
        articles.filter((article) => article !== found),
      );
    },
    async removed(server) {
      const last = removed.get(server);
      return last ? { name: nameOf(last.id), bytes: Buffer.from(files.get(last)!) } : null;
    },
    async undo(server) {
      const last = removed.get(server);
      if (!last) return null;
      removed.delete(server);
      return put(server, nameOf(last.id), files.get(last)!);
    },
  };
}
