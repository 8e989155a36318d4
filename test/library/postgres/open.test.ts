import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Library } from '../../../src/library/library.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import { openLibrary } from '../../../src/library/threaded.ts';
import { FILES } from '../contract/articles.ts';
import { newFolders } from '../folders.ts';
import { createDatabase, SERVER } from './server.ts';

const SEEN = { timeout: 30_000, interval: 100 };
const PATIENT = 120_000;
const FAIR = { title: 'The fair', date: '2024-06-01', source: '', text: 'The fair of Varde has 27 stalls.' };

const toEnd: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
}, PATIENT);

async function newDatabase(): Promise<string> {
  const { url, drop } = await createDatabase();
  toEnd.push(drop);
  return url;
}

async function opened(opening: Promise<Library>): Promise<Library> {
  const library = await opening;
  toEnd.push(library.close);
  return library;
}

describe.skipIf(SERVER === null)('a library that processes share', () => {
  it('is opened by several at once, who see what one of them adds and takes away', {
    timeout: PATIENT,
  }, async () => {
    const place = { seeds: (await newFolders(FILES)).seeds, database: await newDatabase() };
    const [one, other, threaded] = await Promise.all([
      opened(openDatabase(place)),
      opened(openDatabase(place)),
      opened(openLibrary(place)),
    ]);
    const before = await one!.status('1');
    expect(before).toMatchObject({ articles: 5, sentences: 14 });
    const { key } = await one!.add(FAIR, '1');
    for (const library of [other!, threaded!]) {
      const [first] = (await library.ask('How many stalls has the fair?', { server: '1' })).answers;
      expect(first?.quote).toBe('The fair of Varde has 27 stalls.');
    }
    await threaded!.remove(key, '1');
    expect((await one!.status('1')).revision).toBe(before.revision);
  });

  it('keeps changes of one server in turn, whichever process makes them', { timeout: PATIENT }, async () => {
    const place = { seeds: (await newFolders({})).seeds, database: await newDatabase() };
    const libraries = await Promise.all([opened(openDatabase(place)), opened(openDatabase(place))]);
    const added = await Promise.allSettled(libraries.map((library) => library.add(FAIR, '1')));
    expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await libraries[0]!.articles({ server: '1' })).toHaveLength(1);
  });

  it('follows its folder of seeds, and leaves alone what did not come from there', {
    timeout: PATIENT,
  }, async () => {
    const { seeds } = await newFolders(FILES);
    const place = { seeds, database: await newDatabase() };
    const library = await opened(openDatabase(place, () => {}, { poll: 200 }));
    await writeFile(path.join(seeds, 'bells.txt'), 'The old bells of Varde weigh 950 kilograms.');
    await rm(path.join(seeds, 'storm.md'));
    await vi.waitFor(async () => {
      const ids = (await library.articles({ server: null })).map(({ id }) => id);
      expect(ids).not.toContain('storm.md');
      const { answers } = await library.ask('How much do the bells weigh?', { server: null });
      expect(answers[0]?.quote).toContain('950 kilograms');
    }, SEEN);
    const reference = await opened(openDatabase({ seeds, database: await newDatabase() }));
    expect((await library.status(null)).revision).toBe((await reference.status(null)).revision);
    const question = 'Who opened the lighthouse of Varde?';
    expect(await library.ask(question, { server: null })).toEqual(
      await reference.ask(question, { server: null }),
    );
  });

  it('says what is wrong with its address or its folder', { timeout: PATIENT }, async () => {
    const { seeds } = await newFolders({});
    const url = new URL(SERVER!);
    url.pathname = '/there_is_no_such_database';
    await expect(openDatabase({ seeds, database: String(url) })).rejects.toThrow(
      'There is no database of the name in DATABASE_URL: create it first.',
    );
    await expect(openDatabase({ seeds: path.join(seeds, 'missing'), database: SERVER! })).rejects.toThrow(
      'There is no folder',
    );
  });
});
