import { runToCompletion } from '../../run-to-completion.ts';
import { analysedAt, textAt } from '../collection.ts';
import type { ServerArticleLookup } from '../server-articles/manage.ts';
import { sentencesDigest } from './article-row.ts';
import type { Database, Query } from './database.ts';
import { totalsOf } from './term-statistics.ts';
import { serversOf, type ViewFactory } from './view-factory.ts';

/** How many articles of its own a server has, and how many characters they have together. */
async function sizeIn(query: Query, server: string): Promise<{ articles: number; characters: number }> {
  const [totals] = await totalsOf(query, [server]);
  return totals ?? { articles: 0, characters: 0 };
}

/** What has to be known of what a server sees, for its own articles to be changed. */
export function lookupInDatabase(database: Database, views: ViewFactory): ServerArticleLookup {
  const find = (server: string, name: string) =>
    database.read(async (query) => {
      const { view } = await views.of(query, { server }, { names: [name] });
      return runToCompletion(view.find(name));
    });
  return {
    size: (server) => database.read((query) => sizeIn(query, server)),
    // The database holds them.
    fits: () => true,

    async find(server, name) {
      const ref = await find(server, name);
      return ref?.collection.server === server ? ref : undefined;
    },

    async same(server, ref) {
      const said = sentencesDigest(
        Array.from(analysedAt(ref).starts, (_, sentence) => textAt(ref, sentence)),
      );
      const id = await database.read(async (query) => {
        const [row] = await query<{ id: string }>(
          'select id from articles where server = any($1) and said = $2 order by server, id limit 1',
          [serversOf(server), said],
        );
        return row?.id;
      });
      return id === undefined ? null : ((await find(server, id)) ?? null);
    },
  };
}
