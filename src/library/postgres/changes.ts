/** Stores the changes of articles in the database. */

import { type ArticleChange, CHANGE_DAYS, MAX_CHANGES, type NewChange } from '../changes/article-change.ts';
import type { ChangeStore } from '../changes/change-store.ts';
import { type ComparedArticle, changesOf } from '../changes/collection-changes.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { ArticleRow } from './article-row.ts';
import type { Database, Query } from './database.ts';
import { unpack } from './packed-article.ts';

/** The columns of an article that is compared with what takes its place. */
export interface ComparedRow {
  id: string;
  title: string | null;
  published: ArticleChange['published'];
  text: string;
  key: string;
  heading: string;
  index: Uint8Array;
}

/** Stores the changes of collections. They are noted together with the changes themselves: see `noteChanges`. */
export function databaseChangeStore(database: Database): ChangeStore {
  return {
    read: (server) =>
      database.background(async (query) => {
        const rows = await query<{ change: string }>(
          'select change from changes where server = $1 order by at',
          [server ?? ''],
        );
        return rows.map(({ change }) => JSON.parse(change) as ArticleChange);
      }),
    replace: (server, changes) =>
      database.background(async (query) => {
        await query('delete from changes where server = $1', [server ?? '']);
        await insert(query, server ?? '', changes);
      }),
  };
}

/** Notes the changes of a locked collection where some articles take the place of others, within the limits. */
export async function noteChanges(
  query: Query,
  server: string,
  removed: readonly ComparedRow[],
  added: readonly ArticleRow[],
): Promise<void> {
  const fresh = added.map((row) => compared({ ...row, ...row.article }));
  const changes = await runCooperatively(changesOf(removed.map(compared), fresh));
  if (changes.length === 0) return;
  const [last] = await query<{ at: number }>(
    `select greatest(floor(extract(epoch from clock_timestamp()) * 1000), max(at) + 1)::float8 as at
     from changes where server = $1`,
    [server],
  );
  const timed = changes.map((change: NewChange, i) => ({ at: last!.at + i, ...change }));
  await insert(query, server, timed);
  await query(
    `delete from changes where server = $1 and (at < $2 or at <= (
       select at from changes where server = $1 order by at desc offset $3 limit 1))`,
    [server, last!.at - CHANGE_DAYS * 86_400_000, MAX_CHANGES],
  );
}

async function insert(query: Query, server: string, changes: readonly ArticleChange[]): Promise<void> {
  await query('insert into changes (server, at, change) select $1, * from unnest($2::bigint[], $3::text[])', [
    server,
    changes.map(({ at }) => at),
    changes.map((change) => JSON.stringify(change)),
  ]);
}

function compared({ id, title, published, text, key, heading, index }: ComparedRow): ComparedArticle {
  const sentences = () => {
    const { starts, ends } = unpack(index);
    return Array.from(starts, (start, i) => text.slice(start, ends[i]));
  };
  return { article: { id, title, published, text }, key, heading, sentences };
}
