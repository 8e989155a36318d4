import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseFile } from '../../../src/articles/parse.ts';
import type { Draft, Library } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { reanalyse } from '../../../src/library/postgres/reanalyse.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { odtOf } from '../../articles/convert/zip.ts';
import { createDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const SCOPE = { server: '1' };
const PAGE =
  '<!doctype html><title>A fair</title><h2>Where</h2><p>At the <b>café</b>.<ul><li>It opened.</ul>';

let database: Database;
let library: Library;
let drop: () => Promise<void>;

/** The stored bytes of a server's only article. */
async function fileOf(): Promise<Buffer> {
  const [row] = await database.read((query) =>
    query<{ text: string; original: Buffer | null }>(
      "select text, original from articles where server = '1'",
    ),
  );
  return row!.original ?? Buffer.from(row!.text);
}

/** Removes an article, restores it, and has it analysed again, as a later version does. */
async function removeAndRestore(key: string): Promise<void> {
  await library.remove(key, '1');
  expect(await library.read(key, SCOPE)).toBeNull();
  await library.undo('1');
  await database.write((query) => query('update articles set analyser = 0'));
  await reanalyse(database);
}

describe.skipIf(SERVER === null)('an article of a server in a database', { timeout: PATIENT }, () => {
  beforeEach(async () => {
    const created = await createDatabase();
    drop = created.drop;
    database = new Database(created.url, { readMs: 60_000 });
    await migrate(database);
    library = databaseLibrary(database);
  }, PATIENT);
  afterEach(async () => {
    await library.close();
    await drop();
  }, PATIENT);

  it.each<[why: string, text: Draft['text'], file: string]>([
    ['a text', 'The fair opened.\r\n\r\nIt has 27 stalls.  ', 'The fair opened.\r\n\r\nIt has 27 stalls.  '],
    ['Markdown', '## Fair\n\nIt **opened**.', '## Fair\n\nIt **opened**.'],
    ['a page', { name: 'fair.html', bytes: Buffer.from(PAGE) }, PAGE],
    [
      'a page in another encoding',
      { name: 'fair.html', bytes: Buffer.from(`<meta charset=latin1>${PAGE}`, 'latin1') },
      `\ufeff<meta charset=latin1>${PAGE}`,
    ],
  ])('is the unchanged file of %s, and is restored unchanged', async (_, text, file) => {
    const { key } = await library.add({ title: '', date: '', source: '', text }, '1');
    const before = await library.read(key, SCOPE);
    expect((await fileOf()).toString()).toBe(file);
    await removeAndRestore(key);
    expect((await fileOf()).toString()).toBe(file);
    expect(await library.read(key, SCOPE)).toEqual(before);
  });

  it.each([
    ['fair.html', Buffer.from(`<meta charset=latin1>${PAGE}`, 'latin1')],
    ['fair.md', Buffer.from('\ufeff## Fair\n\nThe café **opened**.', 'utf16le')],
    ['fair.txt', Buffer.from('\ufeffThe café opened.')],
  ])(
    'is restored with the same content, whatever the encoding of a file that was copied there: %s',
    async (name, bytes) => {
      const article = await parseFile(`.own/${name}`, bytes);
      await ingest(database, '1', [{ article, original: async () => bytes }]);
      expect(await fileOf()).toEqual(bytes);
      const before = await library.read(article.id, SCOPE);
      await removeAndRestore(article.id);
      expect(await library.read(article.id, SCOPE)).toEqual(before);
    },
  );

  it('is restored as the page that it was converted into, if it is a document that was copied there', async () => {
    const bytes = odtOf('The fair', 'It opened.', 'It has 27 stalls.');
    const article = await parseFile('.own/fair.odt', bytes);
    await ingest(database, '1', [{ article, original: async () => bytes }]);
    const sentencesOf = async (id: string) =>
      (await library.read(id, SCOPE))!.blocks.flatMap(({ sentences }) =>
        sentences.map(({ sentence }) => sentence),
      );
    const before = await sentencesOf(article.id);
    await removeAndRestore(article.id);
    expect(await sentencesOf('.own/fair.odt.html')).toEqual(before);
  });

  it('counts with its characters while it exists', async () => {
    const room = async () => (await library.status('1')).room;
    const all = await room();
    const text = 'The fair opened. 🎪';
    const { key } = await library.add({ title: 'Fair', date: '', source: '', text }, '1');
    const [{ characters }] = (await database.read((query) =>
      query<{ characters: number }>(
        "select char_length(text) as characters from articles where server = '1'",
      ),
    )) as [{ characters: number }];
    expect(await room()).toBe(all - characters);
    await removeAndRestore(key);
    expect(await room()).toBe(all - characters);
    await library.remove(key, '1');
    expect(await room()).toBe(all);
  });

  it('is counted when an earlier version has written it', async () => {
    await library.add({ title: 'Fair', date: '', source: '', text: 'The fair opened.' }, '1');
    const before = await library.status('1');
    await database.write(async (query) => {
      await query(
        'alter table collections drop column characters, drop column settings, drop column membership_noted, drop column left_on',
      );
      await query('alter table collections add column keeps_questions boolean not null default false');
      await query('drop index articles_server_hashtextextended_idx, articles_server_key_idx');
      await query(
        'drop table votes, questions, follows, versions, fetched, dismissed, figures, article_figures, changes, pages, seed_files',
      );
      await query('drop table if exists quoted');
      await query('alter table articles drop column expires');
      await query('delete from migrations where number > 2');
    });
    await migrate(database);
    expect(await library.status('1')).toEqual(before);
    expect(before.room).toBeLessThan((await library.status('2')).room);
  });
});
