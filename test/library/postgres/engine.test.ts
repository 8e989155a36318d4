import { afterAll, describe } from 'vitest';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { libraryIn } from '../../../src/library/postgres/library.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { articlesOf } from '../contract/articles.ts';
import { describeLasting } from '../contract/lasting.ts';
import { describeLibrary } from '../contract.ts';
import { newFolders } from '../folders.ts';
import { createDatabase, SERVER } from './server.ts';

const drops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(drops.map((drop) => drop())), 60_000);

describe.skipIf(SERVER === null)('on PostgreSQL', () => {
  describeLibrary('a library in a database', async (files) => {
    const { url, drop } = await createDatabase();
    drops.push(drop);
    // A machine with much else to do is no database that is away.
    const database = new Database(url, { readMs: 60_000 });
    await migrate(database);
    await ingest(
      database,
      '',
      articlesOf(files).map((article) => ({
        article,
        original: async () => Buffer.from(files[article.id]!),
      })),
    );
    return libraryIn(database);
  });

  describeLasting('a library in a database', async (files) => {
    const { url, drop } = await createDatabase();
    drops.push(drop);
    const { seeds } = await newFolders(files);
    return () => openDatabase({ seeds, database: url });
  });
});
