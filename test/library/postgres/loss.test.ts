import { afterEach, describe, expect, it, vi } from 'vitest';
import { LibraryFailure } from '../../../src/library/library.ts';
import { Database, LOST } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { libraryIn } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { articlesOf, FILES } from '../contract/articles.ts';
import { asAdmin, createDatabase, SERVER } from './server.ts';
import { wayTo } from './way.ts';

const PATIENT = 120_000;
const BACK = { timeout: 60_000, interval: 100 };

const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
}, PATIENT);

async function opened() {
  const { url, drop } = await createDatabase();
  toEnd.push(drop);
  const way = await wayTo(url);
  toEnd.push(way.end);
  const database = new Database(way.url);
  await migrate(database);
  await ingest(
    database,
    '',
    articlesOf(FILES).map((article) => ({ article })),
  );
  const library = libraryIn(database);
  toEnd.push(library.close);
  const ask = () => library.ask('How tall is the lighthouse?', { server: null });
  await vi.waitFor(ask, BACK);
  return { way, library, ask, name: new URL(url).pathname.slice(1) };
}

describe.skipIf(SERVER === null)('a database that is lost', () => {
  it.each(['cut', 'block'] as const)(
    'is told of at once, and used again when it is back: %s',
    { timeout: PATIENT },
    async (fault) => {
      const { way, library, ask } = await opened();
      way[fault]();
      const lost = new LibraryFailure(LOST);
      // One may still wait for what does not come; those after it do not.
      await expect(ask()).rejects.toThrow(lost);
      await expect(ask()).rejects.toThrow(lost);
      await expect(library.status(null)).rejects.toThrow(lost);
      await expect(library.report({} as never, '1')).rejects.toThrow(lost);
      way.mend();
      const { answers } = await vi.waitFor(ask, BACK);
      expect(answers[0]?.quote).toContain('31 metres');
    },
  );

  it('is used again after all its connections were ended', { timeout: PATIENT }, async () => {
    const { ask, name } = await opened();
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    const { answers } = await vi.waitFor(ask, BACK);
    expect(answers[0]?.quote).toContain('31 metres');
  });
});
