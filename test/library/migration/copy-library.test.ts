import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import type { Figures } from '../../../src/library/figures.ts';
import { openFolders } from '../../../src/library/folder-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { copyLibrary } from '../../../src/library/migration/copy-library.ts';
import { databaseStorage } from '../../../src/library/migration/database-storage.ts';
import { folderStorage } from '../../../src/library/migration/folder-storage.ts';
import type { LibraryStorage } from '../../../src/library/migration/library-storage.ts';
import type { IncomingArticle } from '../../../src/library/postgres/article-row.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import type { Report } from '../../../src/library/report.ts';
import { FILES, STRUCTURED } from '../contract/articles.ts';
import { newFolders } from '../folders.ts';
import { newDatabase, SERVER } from '../postgres/postgres-server.ts';

const PATIENT = 120_000;
const REPORT: Report = {
  kind: 'reported',
  question: 'When?\u0000',
  day: '2024-03-01',
  verdict: 'answered',
  shown: null,
  wrong: 'No day.',
  better: '',
};

const CITATION = '0123456789.0.abcdefg';
const OTHER_CITATION = '0123456789.1.abcdefg';
const NO_VOTES = { helpful: 0, unhelpful: 0 };
const FIGURES: Figures = {
  weeks: [
    { week: '2026-11-16', answered: 0, unsure: 0, none: 1, ...NO_VOTES },
    { week: '2026-11-23', answered: 1, unsure: 0, none: 0, helpful: -1, unhelpful: 1 },
  ],
  articles: [
    { article: 'zzzzzzzzzz', week: '2026-11-23', quoted: 1, ...NO_VOTES },
    { article: '0123456789', week: '2026-11-16', quoted: 7, ...NO_VOTES },
  ],
};

const cleanups: (() => Promise<unknown>)[] = [];
afterAll(() => Promise.all(cleanups.map((cleanUp) => cleanUp())), PATIENT);

/** The bytes of every file of a folder and its subfolders, by path. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(folder, file)] = (await readFile(file)).toString('base64');
  }
  return found;
}

/** Adds a sentence to an article of server 1. */
async function edit(library: Library, key: string): Promise<void> {
  const { entry: _, version, ...fields } = (await library.editable(key, '1'))!;
  await library.edit(key, { ...fields, text: `${fields.text} It rained.` }, '1', version);
}

/** Folders with files in various encodings and with various line ends, and with the data of two servers. */
async function filledFolders(): Promise<{ seeds: string; data: string }> {
  const folders = await newFolders({
    ...FILES,
    ...STRUCTURED,
    'ends.txt': 'One line.\r\n\r\nAnother of it.\r\n',
  });
  const utf16 = Buffer.from('\uFEFFA text in sixteen bits. It is long enough.', 'utf16le');
  await writeFile(path.join(folders.seeds, 'sixteen.txt'), utf16);
  await writeFile(path.join(folders.seeds, 'marked.txt'), '\uFEFFA text with a mark. It is another.');
  const latin = Buffer.from('<meta charset=iso-8859-1><p>It is a <b>café</b>. It sells tea.', 'latin1');
  await writeFile(path.join(folders.seeds, 'café.html'), latin);
  const markdown = Buffer.from('\uFEFF# Tea\r\n\r\nThe tea is *green*.', 'utf16le');
  await writeFile(path.join(folders.seeds, 'tea.md'), markdown);
  await mkdir(path.join(folders.data, 'servers'), { recursive: true });
  const library = await openFolders(folders, () => {}, { events: false });
  for (const text of ['The fair has 27 stalls.', 'The fair was closed.'])
    await edit(library, (await library.add({ title: text, date: '2024-06-01', source: '', text }, '1')).key);
  await library.remove((await library.articles({ server: '1' }))[0]!.key, '1');
  for (const [name, file] of Object.entries(STRUCTURED)) {
    const bytes = Buffer.from(file.replaceAll('harbour', 'port').replaceAll('ferry', 'boat'));
    await library.add({ title: '', date: '', source: '', text: { name: path.basename(name), bytes } }, '2');
  }
  await library.report(REPORT, '1');
  await library.changeSettings('2', { keepsQuestions: true });
  await library.vote(CITATION, 'unhelpful', '2');
  await library.vote(OTHER_CITATION, 'helpful', '2');
  await library.vote(CITATION, 'helpful', '2');
  await library.addFigures(FIGURES, '2');
  for (const key of ['ffffffffffff', '0123456789ab']) await library.dismissFinding(key, '2');
  const [named] = await library.articles({ server: '2', own: true });
  const { version, ...fields } = (await library.editable(named!.key, '2'))!;
  await library.edit(named!.key, { ...fields, source: 'https://a.test/' }, '2', version);
  const page = (await library.pageOf(named!.key, '2'))!;
  await library.notePage(named!.key, '2', page.version, { kind: 'gone' }, 1_800_000_000_000);
  await library.noteLeft('1', '2026-11-29');
  await library.noteJoined('2');
  for (const server of ['2', null])
    await library.follow({
      person: '20',
      server,
      question: 'When?\u0000',
      day: '2024-03-01',
      answer: null,
      locale: 'en',
    });
  await library.close();
  return folders;
}

describe.skipIf(SERVER === null)('a library that is copied', () => {
  it('is the same in the database, and identical when it is copied back', { timeout: PATIENT }, async () => {
    const first = await filledFolders();
    const second = await newFolders({});
    const url = await newDatabase(cleanups);
    const database = await databaseStorage(url);
    const copied = await copyLibrary(await folderStorage(first), database);
    const copiedBack = await copyLibrary(database, await folderStorage(second));
    await database.close();
    for (const counts of [copied, copiedBack])
      expect(counts).toEqual([
        { server: '', what: 'articles', from: 13, to: 13, differing: [] },
        { server: '', what: 'follows', from: 1, to: 1, differing: [] },
        { server: '1', what: 'articles', from: 1, to: 1, differing: [] },
        { server: '1', what: 'follows', from: 0, to: 0, differing: [] },
        { server: '1', what: 'versions', from: 2, to: 2, differing: [] },
        { server: '1', what: 'reports', from: 1, to: 1, differing: [] },
        { server: '1', what: 'votes', from: 0, to: 0, differing: [] },
        { server: '1', what: 'figures', from: 0, to: 0, differing: [] },
        { server: '2', what: 'articles', from: 3, to: 3, differing: [] },
        { server: '2', what: 'follows', from: 1, to: 1, differing: [] },
        { server: '2', what: 'versions', from: 1, to: 1, differing: [] },
        { server: '2', what: 'reports', from: 0, to: 0, differing: [] },
        { server: '2', what: 'votes', from: 2, to: 2, differing: [] },
        { server: '2', what: 'figures', from: 4, to: 4, differing: [] },
      ]);
    const seeds = await filesIn(first.seeds);
    expect(Object.keys(seeds)).toHaveLength(13);
    expect(await filesIn(second.seeds)).toEqual(seeds);
    expect(await filesIn(path.join(second.data, 'servers'))).toEqual(
      await filesIn(path.join(first.data, 'servers')),
    );
    expect(await readFile(path.join(second.data, 'follows.json'))).toEqual(
      await readFile(path.join(first.data, 'follows.json')),
    );

    const folders = await openFolders(first, () => {}, { events: false });
    const shared = await openDatabase({ seeds: (await newFolders({})).seeds, database: url });
    for (const server of [null, '1', '2']) {
      const { read: _, ...expected } = await folders.status(server);
      const { read: __, ...found } = await shared.status(server);
      expect(found).toEqual(expected);
    }
    for (const server of ['1', '2'])
      for (const { key } of await folders.articles({ server }))
        expect(await shared.read(key, { server })).toEqual(await folders.read(key, { server }));
    const undone = await folders.undo('1');
    expect(await shared.undo('1')).toEqual(undone);
    expect(undone).toMatchObject({ sentences: 2 });
    for (const { key } of await folders.articles({ server: '1', own: true })) {
      const history = await folders.history(key, '1', 0);
      expect(history).toMatchObject({ count: 2, changes: { counts: { changed: 0, added: 1, removed: 0 } } });
      expect(await shared.history(key, '1', 0)).toEqual(history);
    }
    expect(new Set(await shared.servers())).toEqual(new Set(await folders.servers()));
    expect(await shared.reports('1')).toEqual(await folders.reports('1'));
    expect(await shared.figures('2')).toEqual(await folders.figures('2'));
    expect(await shared.follows('20')).toEqual(await folders.follows('20'));
    expect(await shared.votes('2')).toEqual([
      { citation: OTHER_CITATION, helpful: 1, unhelpful: 0 },
      { citation: CITATION, helpful: 1, unhelpful: 1 },
    ]);
    await folders.close();
    await shared.close();
  });

  it('has the files of seeds that a start has written to the database', { timeout: PATIENT }, async () => {
    const { seeds } = await filledFolders();
    const second = await newFolders({});
    const url = await newDatabase(cleanups);
    await (await openDatabase({ seeds, database: url })).close();
    const database = await databaseStorage(url);
    await copyLibrary(database, await folderStorage(second));
    await database.close();
    expect(await filesIn(second.seeds)).toEqual(await filesIn(seeds));
  });

  it('is compared on both sides, with a list of the differences', { timeout: PATIENT }, async () => {
    const folders = await newFolders({
      ...FILES,
      'extra.txt': 'A text that was moved and taken away again.',
    });
    const url = await newDatabase(cleanups);
    const database = await databaseStorage(url);
    await copyLibrary(await folderStorage(folders), database);
    await rm(path.join(folders.seeds, 'extra.txt'));
    await writeFile(path.join(folders.seeds, 'new.txt'), 'A text of its own.');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("update articles set title = 'A short' where id = 'history.txt'");
    await client.end();
    const [copied] = await copyLibrary(await folderStorage(folders), database);
    expect(copied).toMatchObject({
      from: 6,
      to: 7,
      differing: [
        { id: 'extra.txt', how: 'more' },
        { id: 'history.txt', how: 'other' },
      ],
    });
    await database.close();
  });

  it('continues after an interruption', { timeout: PATIENT }, async () => {
    const from = await folderStorage(await filledFolders());
    const target = await newFolders({});
    const database = await databaseStorage(await newDatabase(cleanups));
    await expect(copyLibrary(endingAfter(3, from), database)).rejects.toThrow('ended');
    await copyLibrary(from, database);
    await expect(copyLibrary(endingAfter(3, database), await folderStorage(target))).rejects.toThrow('ended');
    const counts = await copyLibrary(database, await folderStorage(target));
    await database.close();
    expect(counts.every(({ from: had, to }) => had === to)).toBe(true);
    expect(Object.keys(await filesIn(target.seeds))).toHaveLength(13);
  });

  it('never writes outside of its folder', { timeout: PATIENT }, async () => {
    const { seeds, data } = await newFolders({});
    const storage = await folderStorage({ seeds, data });
    async function* outside(): AsyncIterable<IncomingArticle> {
      const article = { title: null, published: null, source: null, text: 'A text.', blocks: [] };
      yield { article: { ...article, id: '../outside.txt' } };
    }
    await expect(storage.put('', outside())).rejects.toThrow('is no path that a file could have');
  });
});

/** A storage that fails after some articles. */
function endingAfter(count: number, storage: LibraryStorage): LibraryStorage {
  return {
    ...storage,
    async *articles(server) {
      let left = count;
      for await (const one of storage.articles(server)) {
        if (left-- === 0) throw new Error('ended');
        yield one;
      }
    },
  };
}
