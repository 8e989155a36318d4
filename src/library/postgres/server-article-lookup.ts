/** Looks up in the database what is needed to change a server's own articles. */

import { runToCompletion } from '../../run-to-completion.ts';

import type { ServerArticleLookup } from '../server-articles/article-lookup.ts';
import { sentencesDigest } from './article-row.ts';
import type { Database } from './database.ts';
import { totalsOf } from './term-statistics.ts';
import { serversOf, type ViewFactory } from './view-factory.ts';

/** Implements the lookups over a database. */
export function lookupInDatabase(database: Database, views: ViewFactory): ServerArticleLookup {
  const find = (server: string, name: string) =>
    database.read(async (query) => {
      const { view } = await views.of(query, { server }, { names: [name] });
      return runToCompletion(view.find(name));
    });
  return {
    size: (server) =>
      database.read(async (query) => {
        const [totals] = await totalsOf(query, [server]);
        return totals ?? { articles: 0, characters: 0 };
      }),
    // Articles in the database take no memory of this process.
    fits: () => true,

    async find(server, name) {
      const ref = await find(server, name);
      return ref?.collection.server === server ? ref : undefined;
    },

    async same(server, ref) {
      const id = await database.read(async (query) => {
        const [row] = await query<{ id: string }>(
          'select id from articles where server = any($1) and said = $2 and id <> $3 order by server, id limit 1',
          [serversOf(server), sentencesDigest(ref), ref.article.id],
        );
        return row?.id;
      });
      return id === undefined ? null : ((await find(server, id)) ?? null);
    },
  };
}
