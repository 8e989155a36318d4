/** Stores in the database what is known of the pages of servers' articles. */

import type { DuePage, Library } from '../library.ts';
import type { PageStatus } from '../page-status.ts';
import type { PageStatusStore } from '../server-articles/page-status-store.ts';
import type { Database } from './database.ts';

/** Stores it in a table, in the background, so that it does not delay questions. */
export function databasePageStatusStore(database: Database): PageStatusStore {
  return {
    read: (server) =>
      database.background(async (query) => {
        const rows = await query<{ article: string; status: string }>(
          'select article, status from pages where server = $1',
          [server],
        );
        return new Map(rows.map(({ article, status }) => [article, JSON.parse(status) as PageStatus]));
      }),

    async put(server, statuses) {
      const all = [...statuses.values()];
      await database.background((query) =>
        query(
          `insert into pages select $1, * from unnest($2::text[], $3::numeric[], $4::bigint[], $5::text[])
           on conflict (server, article) do update
             set version = excluded.version, checked = excluded.checked, status = excluded.status`,
          [
            server,
            [...statuses.keys()],
            all.map(({ version }) => version),
            all.map(({ checkedAt }) => checkedAt),
            all.map((status) => JSON.stringify(status)),
          ],
        ),
      );
    },

    async forget(server, articles) {
      await database.background((query) =>
        query('delete from pages where server = $1 and article = any($2)', [server, articles]),
      );
    },
  };
}

/** The host of a source, which is written as `URL` writes it and has no password. */
const HOST = `substring(articles.source from '^https?://([^/:?#]+)')`;

/** Implements `duePages` over the database: see `Library`. */
export function duePagesIn(database: Database): Library['duePages'] {
  return (hosts, before, limit) =>
    database.background(async (query) => {
      await query(
        `delete from pages where not exists (
           select from articles where articles.server = pages.server and articles.key = pages.article
             and articles.server <> '' and articles.source is not null and ${HOST} = any($1)
         )`,
        [hosts],
      );
      return query<DuePage>(
        `select articles.server, articles.key as article, articles.source as address
         from articles left join pages on pages.server = articles.server and pages.article = articles.key
           and pages.version = articles.digest
         where articles.server <> '' and articles.source is not null and ${HOST} = any($1)
           and coalesce(pages.checked, 0) < $2
         order by coalesce(pages.checked, 0), articles.server, articles.key limit $3`,
        [hosts, before, limit],
      );
    });
}
