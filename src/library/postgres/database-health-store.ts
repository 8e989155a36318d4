/** Stores in the database what is noted of the health of servers' articles. */

import type { Day } from '../../day.ts';
import type { HealthStore, QuoteCounts } from '../server-articles/health-store.ts';
import type { Database, Query } from './database.ts';

/** The row that counts all answers. */
const ALL = '';

/** Stores notes in two tables. They are read and written in the background, so that they do not delay questions. */
export function databaseHealthStore(database: Database): HealthStore {
  return {
    read: (server) =>
      database.background(async (query) => {
        const dismissed = await query<{ key: string }>(
          'select key from dismissed where server = $1 order by number',
          [server],
        );
        const rows = await query<{ article: string; since: Day; count: number }>(
          'select article, since, count from quoted where server = $1 order by number',
          [server],
        );
        const all = rows.find(({ article }) => article === ALL);
        const articles = rows.filter(({ article }) => article !== ALL);
        return {
          dismissed: dismissed.map(({ key }) => key),
          since: all?.since ?? null,
          answers: all?.count ?? 0,
          quoted: Object.fromEntries(articles.map(({ article, count }) => [article, count])),
        };
      }),

    async dismiss(server, key, max) {
      await database.background((query) => dismiss(query, server, [key], max));
    },

    async addQuotes(server, counts, max) {
      await database.background((query) => addQuotes(query, server, counts, max));
    },

    replace: (server, { dismissed, ...counts }) =>
      database.background(async (query) => {
        for (const table of ['dismissed', 'quoted'])
          await query(`delete from ${table} where server = $1`, [server]);
        await dismiss(query, server, dismissed, dismissed.length);
        await addQuotes(query, server, counts, Object.keys(counts.quoted).length);
      }),
  };
}

async function dismiss(query: Query, server: string, keys: readonly string[], max: number): Promise<void> {
  for (const key of keys)
    await query(
      `insert into dismissed (server, key) values ($1, $2)
       on conflict (server, key) do update set number = default`,
      [server, key],
    );
  await query(
    `delete from dismissed where server = $1 and key in (
       select key from dismissed where server = $1 order by number desc offset $2
     )`,
    [server, max],
  );
}

async function addQuotes(
  query: Query,
  server: string,
  { since, answers, quoted }: QuoteCounts,
  max: number,
): Promise<void> {
  if (since === null) return;
  const rows = [[ALL, answers] as const, ...Object.entries(quoted)];
  await query(
    `insert into quoted (server, article, since, count)
     select $1, article, $4, count from unnest($2::text[], $3::integer[]) with ordinality
       as t (article, count, place) order by place
     on conflict (server, article) do update set count = quoted.count + excluded.count, number = default`,
    [server, rows.map(([article]) => article), rows.map(([, count]) => count), since],
  );
  await query(
    `delete from quoted where server = $1 and article in (
       select article from quoted where server = $1 and article <> '' order by number desc offset $2
     )`,
    [server, max],
  );
}
