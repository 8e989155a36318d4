/** A library in a database, for copying. */

import type { IncomingArticle } from '../postgres/article-row.ts';
import { databaseChangeStore } from '../postgres/changes.ts';
import { Database } from '../postgres/database.ts';
import { databaseDismissalStore } from '../postgres/database-dismissal-store.ts';
import { databaseFigureStore } from '../postgres/database-figure-store.ts';
import { databaseFollowStore } from '../postgres/database-follow-store.ts';
import { databaseMembershipStore } from '../postgres/database-membership-store.ts';
import { databasePageStatusStore } from '../postgres/database-page-status-store.ts';
import { databaseReportStore } from '../postgres/database-report-store.ts';
import { databaseSettingsStore } from '../postgres/database-settings-store.ts';
import { databaseVersions } from '../postgres/database-versions.ts';
import { databaseVoteStore } from '../postgres/database-vote-store.ts';
import { ingest } from '../postgres/ingest.ts';
import { articleOfRow, type StoredArticle } from '../postgres/packed-article.ts';
import { migrate } from '../postgres/schema-migration.ts';
import { lockCollection } from '../postgres/transaction.ts';
import { FETCHED_PREFIX } from '../seed-folders.ts';
import { type LibraryStorage, type RemovedArticle, readStores, writeStores } from './library-storage.ts';

/** How many articles are read in one statement. */
const BATCH_SIZE = 200;

interface Row extends StoredArticle {
  original: Buffer | null;
}

/** What is fetched is not copied: it is fetched again. */
const FETCHED = `${FETCHED_PREFIX}%`;

/** Opens the storage of a library in a database, and migrates its tables to this version. */
export async function databaseStorage(url: string): Promise<LibraryStorage> {
  const database = new Database(url);
  await migrate(database);
  const stores = {
    reports: databaseReportStore(database),
    settings: databaseSettingsStore(database),
    votes: databaseVoteStore(database),
    figures: databaseFigureStore(database),
    memberships: databaseMembershipStore(database),
    dismissals: databaseDismissalStore(database),
    pages: databasePageStatusStore(database),
  };

  return {
    servers: () =>
      database.write(async (query) => {
        const rows = await query<{ server: string }>(
          `select server from collections union select server from reports union select server from votes
           union select server from figures union select server from dismissed union select server from pages
           union select server from follows union select '' order by server`,
        );
        return rows.map(({ server }) => server);
      }),

    count: (server) =>
      database.write(async (query) => {
        const [row] = await query<{ count: number }>(
          'select count(*)::float8 as count from articles where server = $1 and id not like $2',
          [server, FETCHED],
        );
        return row?.count ?? 0;
      }),

    async *articles(server) {
      for (let last = ''; ; ) {
        const rows = await database.write((query) =>
          query<Row>(
            `select id, title, published, expires, source, text, original, index from articles
             where server = $1 and id > $2 and id not like $4 order by id limit $3`,
            [server, last, BATCH_SIZE, FETCHED],
          ),
        );
        for (const { original, ...row } of rows)
          yield { article: articleOfRow(row), original: async () => original } satisfies IncomingArticle;
        if (rows.length < BATCH_SIZE) return;
        last = rows.at(-1)!.id;
      }
    },

    put: async (server, articles) => {
      await ingest(database, server, articles);
    },

    async readState(server) {
      const [removed] = await database.write((query) =>
        query<RemovedArticle>(
          `select removed_name as name, removed_text as text from collections
           where server = $1 and removed_name is not null`,
          [server],
        ),
      );
      return { ...(await readStores(stores, server)), removed: removed ?? null };
    },

    async writeState(server, state) {
      const { removed } = state;
      await writeStores(stores, server, state);
      await database.write(async (query) => {
        await lockCollection(query, server);
        if (removed)
          await query('update collections set removed_name = $2, removed_text = $3 where server = $1', [
            server,
            removed.name,
            removed.text,
          ]);
      });
    },

    countVersions: async (server) =>
      (await database.write((query) => databaseVersions(query).all(server))).length,

    async *versions(server) {
      const all = await database.write((query) => databaseVersions(query).all(server));
      for (const { name, replaced } of all) {
        const bytes = await database.write((query) => databaseVersions(query).read(server, name, replaced));
        if (bytes) yield { name, replaced, bytes };
      }
    },

    putVersion: (server, { name, replaced, bytes }) =>
      database.write((query) => databaseVersions(query).add(server, name, bytes, replaced)),

    follows: databaseFollowStore(database),
    changes: databaseChangeStore(database),
    close: () => database.close(),
  };
}
