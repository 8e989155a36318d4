import { digestOf } from '../article-segment.ts';
import type { Incoming } from '../postgres/article-row.ts';
import type { LibraryStorage } from './library-storage.ts';

/** How many of something there are where it came from, and where it is now. */
export interface Counts {
  /** '' for the articles that ship. */
  server: string;
  what: 'articles' | 'reports';
  from: number;
  to: number;
  /** The articles that are not the same on both sides, by their ids, in their order. */
  differing: Differing[];
}

/** An article that is missing where it was moved to, was there alone, or reads otherwise there. */
export interface Differing {
  id: string;
  how: 'missing' | 'more' | 'other';
}

/**
 * Copies a library from one side to the other; nothing is taken away anywhere. What is there already is passed over, so
 * that a move that was ended goes on when it is begun again.
 *
 * @param onProgress hears how many articles there are, and how many have been looked at
 * @returns what is on both sides afterwards
 */
export async function copyLibrary(
  from: LibraryStorage,
  to: LibraryStorage,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Counts[]> {
  const servers = await from.servers();
  let total = 0;
  for (const server of servers) total += await from.count(server);
  let done = 0;
  async function* counted(articles: AsyncIterable<Incoming>): AsyncIterable<Incoming> {
    for await (const one of articles) {
      yield one;
      onProgress(++done, total);
    }
  }
  const counts: Counts[] = [];
  for (const server of servers) {
    await to.put(server, counted(from.articles(server)));
    counts.push({
      server,
      what: 'articles',
      from: await from.count(server),
      to: await to.count(server),
      differing: compare(await digestsOf(from, server), await digestsOf(to, server)),
    });
    if (server === '') continue;
    const kept = await from.kept(server);
    await to.keep(server, kept);
    const { reports } = await to.kept(server);
    const [had, has] = [kept.reports.length, reports.length];
    counts.push({ server, what: 'reports', from: had, to: has, differing: [] });
  }
  return counts;
}

/** What stands for each article of a server, by its id. */
async function digestsOf(side: LibraryStorage, server: string): Promise<Map<string, bigint>> {
  const digests = new Map<string, bigint>();
  for await (const { article } of side.articles(server)) digests.set(article.id, digestOf(article));
  return digests;
}

function compare(from: ReadonlyMap<string, bigint>, to: ReadonlyMap<string, bigint>): Differing[] {
  const ids = [...new Set([...from.keys(), ...to.keys()])].sort();
  return ids.flatMap((id): Differing[] => {
    if (from.get(id) === to.get(id)) return [];
    return [{ id, how: !to.has(id) ? 'missing' : !from.has(id) ? 'more' : 'other' }];
  });
}
