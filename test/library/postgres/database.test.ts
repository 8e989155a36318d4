import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LibraryFailure } from '../../../src/library/library.ts';
import { Database, LOST } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import type { Report } from '../../../src/library/report.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { articlesOf, FILES } from '../contract/articles.ts';
import { asAdmin, newDatabase, SERVER } from './postgres-server.ts';
import { proxyTo } from './tcp-proxy.ts';

const PATIENT = 120_000;
const BACK = { timeout: 60_000, interval: 100 };

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
}, PATIENT);

/** Writes the articles of the contract to an empty database. */
async function fill(database: Database): Promise<void> {
  await migrate(database);
  await ingest(
    database,
    '',
    articlesOf(FILES).map((article) => ({ article })),
  );
}

async function openThroughProxy() {
  const url = await newDatabase(cleanups);
  const proxy = await proxyTo(url);
  cleanups.push(proxy.close);
  const database = new Database(proxy.url);
  await fill(database);
  const library = databaseLibrary(database);
  cleanups.push(library.close);
  const ask = () => library.ask('How tall is the lighthouse?', { server: null });
  await vi.waitFor(ask, BACK);
  return { proxy, library, ask, name: new URL(url).pathname.slice(1) };
}

describe.skipIf(SERVER === null)('a database that is lost', () => {
  it.each(['cut', 'block'] as const)(
    'makes calls reject at once, and is used again when it is back: %s',
    { timeout: PATIENT },
    async (fault) => {
      const { proxy, library, ask } = await openThroughProxy();
      proxy[fault]();
      const lost = new LibraryFailure(LOST);
      // The first call may wait for an answer; those after it do not.
      await expect(ask()).rejects.toThrow(lost);
      await expect(ask()).rejects.toThrow(lost);
      await expect(library.status(null)).rejects.toThrow(lost);
      await expect(library.report({} as never, '1')).rejects.toThrow(lost);
      proxy.restore();
      const { answers } = await vi.waitFor(ask, BACK);
      expect(answers[0]?.quote).toContain('31 metres');
    },
  );

  it('is used again after all its connections were terminated', { timeout: PATIENT }, async () => {
    const { ask, name } = await openThroughProxy();
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    const { answers } = await vi.waitFor(ask, BACK);
    expect(answers[0]?.quote).toContain('31 metres');
  });
});

const REPORT: Report = {
  kind: 'reported',
  question: 'How tall is it?',
  day: '2024-01-01',
  verdict: 'none',
  shown: null,
  wrong: 'It is there.',
  better: '',
};

describe.skipIf(SERVER === null)('a statement that waits for the lock of another transaction', () => {
  it('times out without affecting the connections and the time of questions', {
    timeout: PATIENT,
  }, async () => {
    const url = await newDatabase(cleanups);
    const database = new Database(url, { readMs: 30_000, backgroundMs: 700 });
    await fill(database);
    const library = databaseLibrary(database, () => [], shippedModel(false));
    cleanups.push(() => library.close());
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    cleanups.push(() => other.end());
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
    const slow = new LibraryFailure('failure.slowDatabase');
    for (const one of await reports) expect(one).toEqual({ status: 'rejected', reason: slow });

    await other.query('commit');
    expect(await library.report(REPORT, '1')).toBe(true);
    expect(await library.reports('1')).toHaveLength(1);
  });
});
