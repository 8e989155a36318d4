/** Stores reports in the database. */

import type { Report } from '../report.ts';
import type { ReportStore } from '../server-articles/report-store.ts';
import type { Database, Query } from './database.ts';

/**
 * Stores reports in the database, as JSON in columns of text: `jsonb` does not accept all characters. They are read and
 * written in the background, so that they do not delay questions.
 */
export function databaseReportStore(database: Database): ReportStore {
  return {
    read: (server) =>
      database.background(async (query) => {
        const rows = await query<{ report: string }>(
          'select report from reports where server = $1 order by number',
          [server],
        );
        return rows.map(({ report }) => JSON.parse(report) as Report);
      }),
    append: (server, report) => database.background((query) => append(query, server, [report])),
    replace: (server, reports) =>
      database.background(async (query) => {
        await query('delete from reports where server = $1', [server]);
        await append(query, server, reports);
      }),
  };
}

async function append(query: Query, server: string, reports: readonly Report[]): Promise<void> {
  await query(
    'insert into reports (server, report) select $1, report from unnest($2::text[]) with ordinality as t (report, place) order by place',
    [server, reports.map((report) => JSON.stringify(report))],
  );
}
