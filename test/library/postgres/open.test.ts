import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Library, LibraryFailure, StorageFailure } from '../../../src/library/library.ts';
import { type DatabaseLocation, openDatabase } from '../../../src/library/postgres/open.ts';
import { openLibrary } from '../../../src/library/threaded-library.ts';
import { odtOf, zipOf } from '../../articles/convert/zip.ts';
import { FILES, type Files } from '../contract/articles.ts';
import { newFolders } from '../folders.ts';
import { asAdmin, failing, newDatabase, run, SERVER } from './postgres-server.ts';
import { proxyTo } from './tcp-proxy.ts';

const SOON = { timeout: 30_000, interval: 100 };
const PATIENT = 120_000;
const FAIR = { title: 'The fair', date: '2024-06-01', source: '', text: 'The fair of Varde has 27 stalls.' };

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
}, PATIENT);

async function opened(opening: Promise<Library>): Promise<Library> {
  const library = await opening;
  cleanups.push(library.close);
  return library;
}

/** Creates a database, and runs statements in it. */
async function databaseWith(...statements: string[]): Promise<string> {
  const url = await newDatabase(cleanups);
  await run(url, ...statements.map((one) => one.replace('DATABASE', new URL(url).pathname.slice(1))));
  return url;
}

/** A library over some files and a new database, without the reader: no test here is about how well it answers. */
async function newLocation(files: Files): Promise<DatabaseLocation> {
  return { seeds: (await newFolders(files)).seeds, database: await newDatabase(cleanups), reader: false };
}

async function inLatin1(): Promise<string> {
  const url = new URL(await newDatabase(cleanups));
  const name = url.pathname.slice(1);
  await asAdmin(`drop database ${name}`);
  await asAdmin(`create database ${name} encoding 'LATIN1' locale 'C' template template0`);
  return String(url);
}

describe.skipIf(SERVER === null)('a library that processes share', () => {
  it('is opened by several at the same time, which see what one of them adds and removes', {
    timeout: PATIENT,
  }, async () => {
    const location = await newLocation(FILES);
    const [one, other, threaded] = await Promise.all([
      opened(openDatabase(location)),
      opened(openDatabase(location)),
      opened(openLibrary(location)),
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

  it('makes changes of one server one after another, whichever process makes them', {
    timeout: PATIENT,
  }, async () => {
    const location = await newLocation({});
    const libraries = await Promise.all([opened(openDatabase(location)), opened(openDatabase(location))]);
    const added = await Promise.allSettled(libraries.map((library) => library.add(FAIR, '1')));
    expect(added.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await libraries[0]!.articles({ server: '1' })).toHaveLength(1);
  });

  it('has the documents of its folder, also those in ZIPs, and analyses them again from their files', {
    timeout: PATIENT,
  }, async () => {
    const { seeds } = await newFolders({});
    const bells = odtOf('The bells', 'Date: 2024-06-01', 'The old bells of Varde weigh 950 kilograms.');
    await writeFile(path.join(seeds, 'bells.odt'), bells);
    const mill = odtOf('The mill', 'The mill of Varde burned in June.');
    await writeFile(
      path.join(seeds, 'all.zip'),
      zipOf({ 'mills/mill.odt': mill, 'mills/more.txt': 'It was old.' }),
    );
    const location = { seeds, database: await newDatabase(cleanups) };
    const stateOf = async (library: Library) => ({
      articles: await library.articles({ server: null }),
      revision: (await library.status(null)).revision,
    });
    const before = await stateOf(await opened(openDatabase(location)));
    expect(before.articles.map(({ title }) => title).sort()).toEqual([
      'It was old.',
      'The bells',
      'The mill',
    ]);
    await run(location.database, 'update articles set analyser = 0');
    expect(await stateOf(await opened(openDatabase(location)))).toEqual(before);
  });

  it('follows its folder of seeds', {
    timeout: PATIENT,
  }, async () => {
    const location = await newLocation(FILES);
    const { seeds } = location;
    const library = await opened(openDatabase(location, () => {}, { poll: 200 }));
    await writeFile(path.join(seeds, 'bells.txt'), 'The old bells of Varde weigh 950 kilograms.');
    await rm(path.join(seeds, 'storm.md'));
    await vi.waitFor(async () => {
      const ids = (await library.articles({ server: null })).map(({ id }) => id);
      expect(ids).not.toContain('storm.md');
      const { answers } = await library.ask('How much do the bells weigh?', { server: null });
      expect(answers[0]?.quote).toContain('950 kilograms');
    }, SOON);
    const reference = await opened(openDatabase({ ...location, database: await newDatabase(cleanups) }));
    expect((await library.status(null)).revision).toBe((await reference.status(null)).revision);
    const question = 'Who opened the lighthouse of Varde?';
    expect(await library.ask(question, { server: null })).toEqual(
      await reference.ask(question, { server: null }),
    );
  });

  it.each<[why: string, url: () => Promise<string>, reason: RegExp, passing: boolean]>([
    [
      'does not answer',
      async () => 'postgres://nobody@127.0.0.1:1/verbatim',
      /^The database does not answer: see that it runs/,
      true,
    ],
    [
      'offers no TLS',
      async () => `${await newDatabase(cleanups)}?sslmode=verify-full`,
      /^The database offers no TLS/,
      false,
    ],
    [
      'may only be read',
      () => databaseWith('alter database DATABASE set default_transaction_read_only = on'),
      /^The database may only be read/,
      false,
    ],
    [
      'holds another’s migrations',
      () => databaseWith('create table migrations (id text)'),
      /another program/,
      false,
    ],
    [
      'holds another’s articles',
      () => databaseWith('create table articles (id text)'),
      /another program/,
      false,
    ],
    ['is in LATIN1', inLatin1, /^The database is in LATIN1, .*create one with encoding 'UTF8'/, false],
  ])(
    'rejects with one line when its database %s',
    async (_, url, reason, passing) => {
      const { seeds } = await newFolders({});
      const opening = openDatabase(
        { seeds, database: await url() },
        () => {},
        {},
        () => {},
        1_000,
      );
      const failure = await opening.catch((error) => error);
      expect(failure).toBeInstanceOf(StorageFailure);
      expect(failure).toMatchObject({ message: expect.stringMatching(reason), passing });
      expect(failure.message).not.toContain('\n');
    },
    PATIENT,
  );

  it('may be started again later when its database is lost while the seeds are written', {
    timeout: PATIENT,
  }, async () => {
    const proxy = await proxyTo(await newDatabase(cleanups));
    cleanups.push(async () => proxy.close());
    const { seeds } = await newFolders(FILES);
    let hasBegun = false;
    const onProgress = () => {
      hasBegun = true;
      proxy.cut();
    };
    const opening = openDatabase({ seeds, database: proxy.url }, onProgress, {}, () => {}, 1_000);
    await expect(opening).rejects.toMatchObject({
      name: 'StorageFailure',
      message: expect.stringMatching(/^The database does not answer/),
      passing: true,
    });
    expect(hasBegun).toBe(true);
  });

  it('may be started again later when the disk of its database is full, whichever thread opens it', {
    timeout: PATIENT,
  }, async () => {
    const database = await newDatabase(cleanups);
    await (await openDatabase({ seeds: (await newFolders({})).seeds, database })).close();
    await run(database, ...failing('53100'));
    const location = { seeds: (await newFolders(FILES)).seeds, database, reader: false };
    for (const open of [openDatabase, openLibrary])
      await expect(open(location)).rejects.toMatchObject({
        name: 'StorageFailure',
        message: 'The disk of the database is full: make room on it.',
        passing: true,
      });
  });

  it.each([
    ['53100', 'failure.databaseFull'],
    ['25006', 'failure.databaseReadOnly'],
  ] as const)(
    'rejects a new article with the reason why the database refuses it: %s',
    async (state, reason) => {
      const location = await newLocation({});
      const library = await opened(openDatabase(location));
      await run(location.database, ...failing(state));
      await expect(library.add(FAIR, '1')).rejects.toThrow(new LibraryFailure(reason));
      expect((await library.status('1')).own).toBe(0);
    },
    PATIENT,
  );

  it('rejects with what is wrong with its address or its folder', { timeout: PATIENT }, async () => {
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
