/** Copies a library between folders and a database, and compares the two. */

import { digestOf } from '../article-segment.ts';
import type { IncomingArticle } from '../postgres/article-row.ts';
import type { LibraryStorage, ServerState } from './library-storage.ts';

/** The articles, their versions, the reports, votes, figures (of weeks and articles) or follows of a server on both sides after a copy. */
export interface CopyResult {
  /** '' for the seeds. */
  server: string;
  what: 'articles' | 'versions' | 'reports' | 'votes' | 'figures' | 'follows';
  /** How many there are in the source, and in the target. */
  from: number;
  to: number;
  /** The articles that are not the same on both sides, in the order of their ids. */
  differing: Difference[];
}

/** An article that is missing in the target, exists only in the target, or differs in content. */
export interface Difference {
  id: string;
  how: 'missing' | 'more' | 'other';
}

/**
 * Copies a library from one storage to another; nothing is deleted. What exists in the target is skipped, so that an
 * interrupted copy continues when it is started again.
 *
 * @param onProgress called with the number of articles copied or skipped, and with the total
 * @returns a comparison of both sides
 */
export async function copyLibrary(
  from: LibraryStorage,
  to: LibraryStorage,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<CopyResult[]> {
  const servers = await from.servers();
  let total = 0;
  for (const server of servers) total += await from.count(server);
  let done = 0;
  async function* counted(articles: AsyncIterable<IncomingArticle>): AsyncIterable<IncomingArticle> {
    for await (const one of articles) {
      yield one;
      onProgress(++done, total);
    }
  }
  const results: CopyResult[] = [];
  for (const server of servers) {
    const note = (what: CopyResult['what'], had: number, has: number, differing: Difference[] = []) =>
      results.push({ server, what, from: had, to: has, differing });
    await to.put(server, counted(from.articles(server)));
    const differing = compare(await digestsOf(from, server), await digestsOf(to, server));
    note('articles', await from.count(server), await to.count(server), differing);
    const collection = server || null;
    const follows = await from.follows.list({ server: collection });
    for (const follow of follows) await to.follows.put(follow);
    note('follows', follows.length, (await to.follows.list({ server: collection })).length);
    await to.changes.replace(collection, await from.changes.read(collection));
    if (server === '') continue;
    for await (const version of from.versions(server)) await to.putVersion(server, version);
    note('versions', await from.countVersions(server), await to.countVersions(server));
    const state = await from.readState(server);
    await to.writeState(server, state);
    const copied = await to.readState(server);
    for (const what of ['reports', 'votes'] as const) note(what, state[what].length, copied[what].length);
    const figuresIn = ({ figures }: ServerState) => figures.weeks.length + figures.articles.length;
    note('figures', figuresIn(state), figuresIn(copied));
  }
  return results;
}

/** The digest of each article of a server, by its id. */
async function digestsOf(storage: LibraryStorage, server: string): Promise<Map<string, bigint>> {
  const digests = new Map<string, bigint>();
  for await (const { article } of storage.articles(server)) digests.set(article.id, digestOf(article));
  return digests;
}

function compare(from: ReadonlyMap<string, bigint>, to: ReadonlyMap<string, bigint>): Difference[] {
  const ids = [...new Set([...from.keys(), ...to.keys()])].sort();
  return ids.flatMap((id): Difference[] => {
    if (from.get(id) === to.get(id)) return [];
    return [{ id, how: !to.has(id) ? 'missing' : !from.has(id) ? 'more' : 'other' }];
  });
}
