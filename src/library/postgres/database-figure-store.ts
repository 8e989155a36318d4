/** Stores figures in the database. */

import {
  type ArticleFigures,
  type Figures,
  firstKeptWeek,
  MAX_COUNTED,
  type WeekFigures,
} from '../figures.ts';
import type { FigureStore } from '../server-articles/figure-store.ts';
import type { Database, Query } from './database.ts';

/** Stores figures in two tables. They are read and written in the background, so that they do not delay questions. */
export function databaseFigureStore(database: Database): FigureStore {
  return {
    read: (server) =>
      database.background(async (query) => ({
        weeks: await query<WeekFigures>(
          'select week, answered, unsure, none, helpful, unhelpful from figures where server = $1 order by week',
          [server],
        ),
        articles: await query<ArticleFigures>(
          `select article, week, quoted, helpful, unhelpful from article_figures where server = $1
           order by week desc, quoted desc, article`,
          [server],
        ),
      })),

    add: (server, added) =>
      database.background(async (query) => {
        await add(query, server, added);
        await deleteOld(query, server, firstKeptWeek(added.weeks) ?? '');
      }),

    replace: (server, figures) =>
      database.background(async (query) => {
        for (const table of ['figures', 'article_figures'])
          await query(`delete from ${table} where server = $1`, [server]);
        await add(query, server, figures);
      }),
  };
}

async function add(query: Query, server: string, { weeks, articles }: Figures): Promise<void> {
  await query(
    `insert into figures (server, week, answered, unsure, none, helpful, unhelpful)
     select $1, added.* from unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[]) as added
     on conflict (server, week) do update set
       answered = figures.answered + excluded.answered,
       unsure = figures.unsure + excluded.unsure,
       none = figures.none + excluded.none,
       helpful = figures.helpful + excluded.helpful,
       unhelpful = figures.unhelpful + excluded.unhelpful`,
    [
      server,
      ...(['week', 'answered', 'unsure', 'none', 'helpful', 'unhelpful'] as const).map((name) =>
        weeks.map((one) => one[name]),
      ),
    ],
  );
  await query(
    `insert into article_figures (server, article, week, quoted, helpful, unhelpful)
     select $1, added.* from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::int[]) as added
     on conflict (server, article) do update set
       week = greatest(article_figures.week, excluded.week),
       quoted = article_figures.quoted + excluded.quoted,
       helpful = article_figures.helpful + excluded.helpful,
       unhelpful = article_figures.unhelpful + excluded.unhelpful`,
    [
      server,
      ...(['article', 'week', 'quoted', 'helpful', 'unhelpful'] as const).map((name) =>
        articles.map((one) => one[name]),
      ),
    ],
  );
}

/** Deletes what `keptOf` does not keep. */
async function deleteOld(query: Query, server: string, first: string): Promise<void> {
  for (const table of ['figures', 'article_figures'])
    await query(`delete from ${table} where server = $1 and week < $2`, [server, first]);
  await query(
    `delete from article_figures where server = $1 and article in (
       select article from article_figures where server = $1 order by week desc, quoted desc, article offset $2
     )`,
    [server, MAX_COUNTED],
  );
}
