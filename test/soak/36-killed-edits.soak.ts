import { afterAll, expect, it } from 'vitest';
import { newFolders } from '../library/folders.ts';
import { newDatabase, SERVER } from '../library/postgres/postgres-server.ts';
import { createChronicle, killAnEdit } from '../library/server-articles/killed-edits.ts';
import { note } from './results.ts';

const KILLS = 100;
const PATIENT = 3_600_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(cleanups.map((cleanUp) => cleanUp())), PATIENT);

it.each([
  ['folders', true],
  ['PostgreSQL', SERVER !== null],
] as const)(
  '36. an article of which an edit was killed is old or new over %s, and whole',
  { timeout: PATIENT },
  async (where, isThere) => {
    if (!isThere) return;
    const { seeds, data } = await newFolders({});
    const place = where === 'folders' ? { seeds, data } : { seeds, database: await newDatabase(cleanups) };
    await createChronicle(place);
    let made = 0;
    for (let kill = 0; kill < KILLS; kill++) if (await killAnEdit(place)) made++;
    note(
      `36 killed edits, ${where}`,
      `${KILLS} processes killed in the middle of an edit, while questions were asked: ${KILLS - made} articles as before it, ${made} as after it, all whole, and no version lost`,
    );
    expect(made).toBeLessThan(KILLS);
  },
);
