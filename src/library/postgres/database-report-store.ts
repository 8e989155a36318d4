import type { Report } from '../report.ts';
import type { ReportStore } from '../server-articles/report-store.ts';
import type { Database, Query } from './database.ts';
import { hold } from './transaction.ts';

/**
 * Keeps reports in the database, aside of questions. As text: in it may be what a database has no text for.
 */
export function databaseReportStore(database: Database): ReportStore {
  return {
    read: (server) =>
      database.aside(async (query) => {
        const rows = await query<{ report: string }>(
          'select report from reports where server = $1 order by number',
          [server],
        );
        return rows.map(({ report }) => JSON.parse(report) as Report);
      }),
    append: (server, report) => database.aside((query) => append(query, server, [report])),
    replace: (server, reports) =>
      database.aside(async (query) => {
        await query('delete from reports where server = $1', [server]);
        await append(query, server, reports);
      }),
    keepsQuestions: (server) => database.aside((query) => keepsQuestions(query, server)),
    setKeepsQuestions: (server, on) =>
      database.write(async (query) => {
        await hold(query, server);
        await query('update collections set keeps_questions = $2 where server = $1', [server, on]);
      }),
  };
}

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
