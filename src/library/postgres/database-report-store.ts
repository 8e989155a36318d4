/** Stores reports in the database. */

import type { Report } from '../report.ts';
import type { ReportStore } from '../server-articles/report-store.ts';
import type { Database, Query } from './database.ts';
import { lockCollection } from './transaction.ts';

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
    keepsQuestions: (server) => database.background((query) => keepsQuestions(query, server)),
    setKeepsQuestions: (server, on) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        await query('update collections set keeps_questions = $2 where server = $1', [server, on]);
      }),
  };
}

/** Whether a server stores questions that find nothing: see `ReportStore`. */
export async function keepsQuestions(query: Query, server: string): Promise<boolean> {
  const [row] = await query<{ on: boolean }>(
    'select keeps_questions as on from collections where server = $1',
    [server],
  );
  return row?.on ?? false;
}

async function append(query: Query, server: string, reports: readonly Report[]): Promise<void> {
  await query(
    'insert into reports (server, report) select $1, report from unnest($2::text[]) with ordinality as t (report, place) order by place',
    [server, reports.map((report) => JSON.stringify(report))],
  );
}
