/** Loads from the database the articles whose health is checked. */

import type { CooperativeTask } from '../cooperative-scheduler.ts';
import { runCooperatively } from '../cooperative-scheduler.ts';
import type { CheckedArticle } from '../health/checked-article.ts';
import { type ArticlesToCheck, MAX_CHECKED_CHARACTERS } from '../server-articles/health.ts';
import { revisionOf } from '../server-view.ts';
import type { Database } from './database.ts';
import { articleSegmentOfRow, type StoredArticle } from './packed-article.ts';
import { totalsOf } from './term-statistics.ts';

/** How many articles are read in one transaction, some MB: each is short, so that none exceeds its time limit. */
const BATCH_SIZE = 200;

/** The server's own articles first, unless `isOwn` with the seeds after them, as many as may be checked. */
export async function articlesToCheckIn(
  database: Database,
  server: string,
  isOwn: boolean,
): Promise<ArticlesToCheck> {
  const servers = isOwn ? [server] : [server, ''];
  const totals = await database.background((query) => totalsOf(query, ['', server]));
  const digestOf = (one: string) => (totals.find((it) => it.server === one)?.digest ?? 0n).toString(16);
  const counted = totals.filter((one) => servers.includes(one.server));
  const sizes = servers.map((one) => counted.find((it) => it.server === one));
  let room = MAX_CHECKED_CHARACTERS;
  const limits = sizes.map((totalsOfOne) => {
    const { articles = 0, characters = 0 } = totalsOfOne ?? {};
    // The mean length tells how many fit, without reading them.
    const fitting = characters <= room ? articles : Math.floor((room / characters) * articles);
    room = Math.max(0, room - characters);
    return fitting;
  });
  return {
    revision: revisionOf(digestOf(''), digestOf(server)),
    leftOut: sizes.reduce((sum, one, i) => sum + (one?.articles ?? 0) - limits[i]!, 0),
    async load() {
      const checked: CheckedArticle[] = [];
      for (const [i, one] of servers.entries()) checked.push(...(await load(database, one, limits[i]!)));
      return checked;
    },
  };
}

async function load(database: Database, server: string, limit: number): Promise<CheckedArticle[]> {
  const checked: CheckedArticle[] = [];
  for (let last = ''; checked.length < limit; ) {
    const rows = await database.background((query) =>
      query<StoredArticle>(
        `select id, title, published, expires, source, text, index from articles
         where server = $1 and id > $2 order by id limit $3`,
        [server, last, Math.min(BATCH_SIZE, limit - checked.length)],
      ),
    );
    if (rows.length === 0) break;
    checked.push(...(await runCooperatively(unpacking(rows, server))));
    last = rows.at(-1)!.id;
  }
  return checked;
}

function* unpacking(rows: readonly StoredArticle[], server: string): CooperativeTask<CheckedArticle[]> {
  const checked: CheckedArticle[] = [];
  for (const row of rows) {
    const analysed = articleSegmentOfRow(row).analysedAt(0);
    checked.push({ analysed, server: server === '' ? null : server });
    yield;
  }
  return checked;
}
