import { afterAll, describe, expect, it } from 'vitest';
import { newFolders } from '../folders.ts';
import { newDatabase, SERVER } from '../postgres/postgres-server.ts';
import { createChronicle, killAnEdit } from './killed-edits.ts';

/** The soak has a hundred of each. */
const KILLS = 3;
const PATIENT = 240_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(cleanups.map((cleanUp) => cleanUp())), PATIENT);

describe('an article of which an edit was killed is as before or as after it, and whole, as are its versions', () => {
  it('over folders', { timeout: PATIENT }, async () => {
    const folders = await newFolders({});
    await createChronicle(folders);
    for (let kill = 0; kill < KILLS; kill++) expect(await killAnEdit(folders)).toBeTypeOf('boolean');
  });

  it.skipIf(SERVER === null)('over PostgreSQL', { timeout: PATIENT }, async () => {
    const place = { seeds: (await newFolders({})).seeds, database: await newDatabase(cleanups) };
    await createChronicle(place);
    for (let kill = 0; kill < KILLS; kill++) expect(await killAnEdit(place)).toBeTypeOf('boolean');
  });
});
