import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { LibraryFailure } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { libraryIn } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import type { Report } from '../../../src/library/report.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { articlesOf, FILES } from '../contract/articles.ts';
import { newDatabase, SERVER } from './server.ts';

const PATIENT = 120_000;
const REPORT: Report = {
  kind: 'reported',
  question: 'How tall is it?',
  day: '2024-01-01',
  verdict: 'none',
  shown: null,
  wrong: 'It is there.',
  better: '',
};

const toEnd: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
}, PATIENT);

describe.skipIf(SERVER === null)('a statement that waits for somebody else’s lock', () => {
  it('is given up alone: questions keep their connections and their time', { timeout: PATIENT }, async () => {
    const url = await newDatabase(toEnd);
    const database = new Database(url, { readMs: 30_000, asideMs: 700 });
    await migrate(database);
    await ingest(
      database,
      '',
      articlesOf(FILES).map((article) => ({ article })),
    );
    const library = libraryIn(database, () => [], shippedModel(false));
    toEnd.push(() => library.close());
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    toEnd.push(() => other.end());
    const ask = () => library.ask('How tall is the lighthouse?', { server: '2' });
    await ask();

    await other.query('begin; lock table reports in access exclusive mode');
    const reports = Promise.allSettled(
      ['1', '1', '3', '4', '5', '6'].map((one) => library.report(REPORT, one)),
    );
    let isOver = false;
    void reports.then(() => {
      isOver = true;
    });
    let asked = 0;
    while (!isOver) {
      expect((await ask()).answers[0]?.quote).toContain('31 metres');
      asked++;
    }
    expect(asked).toBeGreaterThan(1);
    const slow = new LibraryFailure('That took too long in the database. Please try again in a moment.');
    for (const one of await reports) expect(one).toEqual({ status: 'rejected', reason: slow });

    await other.query('commit');
    expect(await library.report(REPORT, '1')).toBe(true);
    expect(await library.reports('1')).toHaveLength(1);
  });
});
