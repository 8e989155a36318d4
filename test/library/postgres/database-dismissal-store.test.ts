import { afterAll, describe } from 'vitest';
import { Database } from '../../../src/library/postgres/database.ts';
import { databaseDismissalStore } from '../../../src/library/postgres/database-dismissal-store.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { describeDismissalStore } from '../server-articles/describe-dismissal-store.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups.reverse()) await cleanUp();
}, PATIENT);

describe.skipIf(SERVER === null)('in a database', { timeout: PATIENT }, () => {
  describeDismissalStore('dismissals', async () => {
    const database = new Database(await newDatabase(cleanups), { backgroundMs: PATIENT });
    cleanups.push(() => database.close());
    await migrate(database);
    return databaseDismissalStore(database);
  });
});
