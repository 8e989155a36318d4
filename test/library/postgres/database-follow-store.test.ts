/** What people follow, as it stands in the database. */

import { afterAll, describe, expect, it } from 'vitest';
import { type Follow, followKey } from '../../../src/library/follows.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { databaseFollowStore } from '../../../src/library/postgres/database-follow-store.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const cleanups: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups.reverse()) await cleanUp();
}, PATIENT);

const NEW = { person: '20', server: '1', question: 'When?', day: '2024-03-01', answer: null } as const;
const FOLLOW: Follow = { ...NEW, key: followKey(NEW), locale: 'de', failures: 0 };

describe.skipIf(SERVER === null)('what people follow', { timeout: PATIENT }, () => {
  it('is in English where it was stored without a language, or with an unknown one', async () => {
    const database = new Database(await newDatabase(cleanups), { readMs: PATIENT, backgroundMs: PATIENT });
    cleanups.push(() => database.close());
    await migrate(database);
    const store = databaseFollowStore(database);
    for (const locale of [undefined, null, 7, 'tlh']) {
      await store.put({ ...FOLLOW, locale } as unknown as Follow);
      expect(await store.list()).toEqual([{ ...FOLLOW, locale: 'en' }]);
    }
    await store.put(FOLLOW);
    expect(await store.list()).toEqual([FOLLOW]);
  });
});
