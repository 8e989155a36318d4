/** The contract of a library over a database. */

import { afterAll, describe } from 'vitest';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { articlesOf } from '../contract/articles.ts';
import { describePersistence } from '../contract/persistence.ts';
import { describeLibrary } from '../contract.ts';
import { newFolders } from '../folders.ts';
import { createDatabase, SERVER } from './postgres-server.ts';

const drops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(drops.map((drop) => drop())), 60_000);

describe.skipIf(SERVER === null)('on PostgreSQL', () => {
  describeLibrary('a library in a database', async (files) => {
    const { url, drop } = await createDatabase();
    drops.push(drop);
    // A high limit, so that a busy machine is not taken for a lost database.
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
    return databaseLibrary(database, undefined, shippedModel(false));
  });

  describePersistence('a library in a database', async (files) => {
    const { url, drop } = await createDatabase();
    drops.push(drop);
    const { seeds } = await newFolders(files);
    return () => openDatabase({ seeds, database: url });
  });
});
