import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { BadFile } from '../../../src/articles/decode.ts';
import { readHeader } from '../../../src/articles/header.ts';
import { paragraphsOf } from '../../../src/articles/paragraphs.ts';
import { parseArticle, parseFile } from '../../../src/articles/parse.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import { databaseStorage } from '../../../src/library/migration/database-storage.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { decodeLists, encodeLists } from '../../../src/library/postgres/integer-list-codec.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { reanalyse } from '../../../src/library/postgres/reanalyse.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { applyChange, lockCollection } from '../../../src/library/postgres/transaction.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { articlesOf, FILES, type Files, STRUCTURED } from '../contract/articles.ts';
import { createDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const ALL: Files = {
  ...FILES,
  ...STRUCTURED,
  'institute.txt': 'The Lindholm Bridge Institute (LBI) opened in 2021. It studies bridges.',
  'fully.txt': 'It was fully open. They were fuller.',
  'long.txt': `A very long word: ${'ab'.repeat(3_000)}. It's “quoted” with a \\ and a 'mark'.`,
};
const ARTICLES = articlesOf(ALL);
/** So that each batch is one or two articles. */
const SMALL = { batchCharacters: 100 };

/** The addresses of the databases, to open them a second time. */
const urls = new WeakMap<Database, string>();
const cleanups: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanups) await cleanUp();
}, PATIENT);

async function newDatabase(): Promise<Database> {
  const { url, drop } = await createDatabase();
  const database = new Database(url, { readMs: 60_000 });
  urls.set(database, url);
  cleanups.push(async () => {
    await database.close();
    await drop();
  });
  await migrate(database);
  return database;
}

/** Some articles with the bytes of their files. */
const incoming = (articles: readonly Article[], files: Files = ALL) =>
  articles.map((article) => ({ article, original: async () => Buffer.from(files[article.id]!) }));

/** The content of all tables, except for numbers and times of writing. */
async function contentOf(database: Database): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  await database.read(async (query) => {
    found.articles = await query(
      `select server, synced, id, key, title, heading, published, source, text, original, digest::text, said, sentences,
         analyser, terms::text, listed::text, index, rest from articles order by server, id`,
    );
    found.terms = await query('select * from terms order by server, key');
    found.words = await query('select * from words order by server, key, word');
    found.longForms = await query('select * from long_forms order by server, words, short');
    found.collections = await query(
      `select server, digest::text, articles, sentences, paragraphs, terms from collections
       where articles > 0 order by server`,
    );
  });
  return found;
}

/** Counts the threads that this process starts from now on. */
function countingThreads(): () => number {
  let count = 0;
  process.on('worker', () => count++);
  return () => count;
}

describe.skipIf(SERVER === null)('ingestion into a database', { timeout: PATIENT }, () => {
  it('has the same result when it is interrupted anywhere and started again', async () => {
    const reference = await newDatabase();
    expect(await ingest(reference, '', incoming(ARTICLES))).toBe(ARTICLES.length);
    const expected = await contentOf(reference);
    expect(expected.terms!.length).toBeGreaterThan(50);
    expect(expected.longForms).toHaveLength(1);

    const database = await newDatabase();
    for (let count = 0; count <= ARTICLES.length; count++)
      await expect(ingest(database, '', endingAfter(count), SMALL)).rejects.toThrow('ended');
    await ingest(database, '', incoming(ARTICLES), SMALL);
    expect(await contentOf(database)).toEqual(expected);
    expect(await ingest(database, '', incoming(ARTICLES))).toBe(0);
  });

  it('has the same result when several processes ingest at the same time', async () => {
    const reference = await newDatabase();
    await ingest(reference, '', incoming(ARTICLES));
    const database = await newDatabase();
    const written = await Promise.all(
      [ARTICLES, [...ARTICLES].reverse(), ARTICLES].map((articles) =>
        ingest(database, '', incoming(articles), SMALL),
      ),
    );
    expect(written.reduce((sum, count) => sum + count)).toBe(ARTICLES.length);
    expect(await contentOf(database)).toEqual(await contentOf(reference));
  });

  it('has the same result in threads as in this one', async () => {
    const text = articlesOf(FILES)
      .map((article) => article.text)
      .join('\n\n');
    const many = Array.from({ length: 250 }, (_, i) => parseArticle(`${i}.txt`, `Number ${i}.\n\n${text}`));
    expect(many.reduce((sum, article) => sum + article.text.length, 0)).toBeGreaterThan(200_000);
    const [reference, database] = [await newDatabase(), await newDatabase()];
    const started = countingThreads();
    await ingest(
      reference,
      '',
      many.map((article) => ({ article })),
      { batchCharacters: 100_000 },
    );
    expect(started()).toBe(0);
    await ingest(
      database,
      '',
      many.map((article) => ({ article })),
    );
    expect(started()).toBe(1);
    // Of so much, toEqual takes two seconds.
    const isSame = isDeepStrictEqual(await contentOf(database), await contentOf(reference));
    expect(isSame).toBe(true);
  });

  it('compresses texts by the quicker method that the database has', async () => {
    const database = await newDatabase();
    const text = 'The bell of Varde rang at noon, and again in the evening. '.repeat(100);
    await ingest(database, '', [{ article: parseArticle('bell.txt', text) }]);
    const [found] = await database.read((query) =>
      query<{ used: string; quickest: string }>(
        `select pg_column_compression(text) as used, coalesce((select 'lz4' from pg_settings
           where name = 'default_toast_compression' and 'lz4' = any(enumvals)), 'pglz') as quickest from articles`,
      ),
    );
    expect(found!.used).toBe(found!.quickest);
  });

  it('is undone completely when articles are removed', async () => {
    const database = await newDatabase();
    const [first, ...others] = ARTICLES;
    await ingest(database, '', incoming(others));
    const before = await contentOf(database);
    await ingest(database, '', incoming([first!]));
    await ingest(database, '', [{ article: parseArticle(first!.id, 'Other words stand here now.') }]);
    expect((await contentOf(database)).articles).toHaveLength(ARTICLES.length);
    const remove = (ids: string[]) =>
      database.write(async (query) => {
        await lockCollection(query, '');
        await applyChange(query, '', { remove: ids });
      });
    await remove([first!.id]);
    expect(await contentOf(database)).toEqual(before);
    await remove(others.map(({ id }) => id));
    for (const rows of Object.values(await contentOf(database))) expect(rows).toEqual([]);
  });

  it('is repeated for articles that another version has analysed', async () => {
    const database = await newDatabase();
    await ingest(database, '', incoming(ARTICLES));
    const before = await contentOf(database);
    await database.write((query) => query("update articles set analyser = 0, terms = '' where id < 'c'"));
    await reanalyse(database);
    expect(await contentOf(database)).toEqual(before);
  });

  it('is repeated from the files for articles of a version that stored the files’ texts', async () => {
    const { 'fees/2023.html': _, ...files } = ALL;
    const sixteen = Buffer.from('\uFEFF# Tea\r\n\r\nThe tea is *green*.', 'utf16le');
    const articles = articlesOf(files);
    const tea = { article: await parseFile('tea.md', sixteen), original: async () => sixteen };
    const own = { '.own/fair.md': '## Fair\n\nIt has **27** stalls.' };
    const reference = await newDatabase();
    await ingest(reference, '', [...incoming(articles), tea], { synced: true });
    await ingest(reference, '1', incoming(articlesOf(own), own));

    const database = await newDatabase();
    await putInOldFormat(database, '', [
      ...Object.entries(files).map(([id, text]) => ({ id, text, original: null })),
      { id: 'tea.md', text: sixteen.toString('utf16le').slice(1), original: sixteen },
    ]);
    await database.write((query) => query('update articles set synced = true'));
    await putInOldFormat(
      database,
      '1',
      Object.entries(own).map(([id, text]) => ({ id, text, original: null })),
    );
    await reanalyse(database);
    const expected = await contentOf(reference);
    expect(await contentOf(database)).toEqual(expected);
    const originals = new Map(
      expected.articles!.map((row) => {
        const { id, text, original } = row as { id: string; text: string; original: Buffer | null };
        return [id, original ?? Buffer.from(text)];
      }),
    );
    expect(originals).toEqual(
      new Map([
        ...Object.entries({ ...files, ...own }).map(([id, text]) => [id, Buffer.from(text)] as const),
        ['tea.md', sixteen],
      ]),
    );
  });

  it('removes, replaces and copies articles that an older version has stored', async () => {
    const database = await newDatabase();
    const other = { 'storm.md': '# Storm\n\nIt **rained**.' };
    await putInOldFormat(database, '', [
      { id: 'bells.txt', text: ALL['bells.txt']!, original: null },
      { id: 'storm.md', text: ALL['storm.md']!, original: null },
    ]);
    const storage = await databaseStorage(urls.get(database)!);
    const copied: [string, Buffer][] = [];
    for await (const { article, original } of storage.articles(''))
      copied.push([article.id, (await original?.()) ?? Buffer.from(article.text)]);
    await storage.close();
    expect(copied).toEqual(['bells.txt', 'storm.md'].map((id) => [id, Buffer.from(ALL[id]!)]));

    await ingest(database, '', incoming(articlesOf(other), other));
    await database.write(async (query) => {
      await lockCollection(query, '');
      await applyChange(query, '', { remove: ['bells.txt'] });
    });
    const reference = await newDatabase();
    await ingest(reference, '', incoming(articlesOf(other), other));
    expect(await contentOf(database)).toEqual(await contentOf(reference));
  });

  it('keeps an article as plain text when this version rejects its markup', async () => {
    const database = await newDatabase();
    const text = '<html>\n<script>They rang at noon.</script>';
    expect(() => parseArticle('bells.txt', text)).toThrow(BadFile);
    await putInOldFormat(database, '', [{ id: 'bells.txt', text, original: null }]);
    await reanalyse(database);
    expect((await contentOf(database)).articles).toMatchObject([{ id: 'bells.txt', text, original: null }]);
  });

  it('escapes the words of articles and questions', async () => {
    const database = await newDatabase();
    await ingest(database, '', incoming(ARTICLES));
    const model = shippedModel(false);
    const library = databaseLibrary(database, undefined, model);
    const inMemory = createLibrary(ARTICLES, [], model);
    for (const question of [
      "What's “quoted” with a \\ 'mark'?",
      'ab'.repeat(3_000),
      'What does the LBI study?',
      'What does the Lindholm Bridge Institute study?',
      'Which brigde opened? \u0000 \uD800',
      'Who was fulfilled?',
      "'; drop table articles; --",
    ]) {
      expect(await library.ask(question, { server: null })).toEqual(
        await inMemory.ask(question, { server: null }),
      );
      for (const one of [library, inMemory]) await one.articles({ server: null }, question);
    }
    expect(await library.read('\u0000', { server: null })).toBeNull();
    expect(await library.ask('What?', { server: null, article: '\u0000' })).toMatchObject({ answers: [] });
  });
});

/**
 * Writes files as an older version did: their text unchanged, paragraphs in place of blocks, and an index without
 * these.
 */
async function putInOldFormat(
  database: Database,
  server: string,
  files: readonly { id: string; text: string; original: Buffer | null }[],
): Promise<void> {
  const articles = files.map(({ id, text }): Article => {
    const { title, published, source, bodyStart } = readHeader(text);
    const blocks = paragraphsOf(text, bodyStart).map((span) => {
      return { ...span, kind: 'paragraph' as const, parent: -1, level: 0 };
    });
    return { id, title, published, source, text, blocks };
  });
  await ingest(
    database,
    server,
    articles.map((article) => ({ article })),
  );
  for (const [i, { id, original }] of files.entries())
    await database.write(async (query) => {
      const [row] = await query<{ index: Buffer }>(
        'select index from articles where server = $1 and id = $2',
        [server, id],
      );
      const { numbers, lines } = decodeLists(row!.index);
      const spans = Uint32Array.from(articles[i]!.blocks.flatMap(({ start, end }) => [start, end]));
      // Without parents and labels, and with the offsets of paragraphs in place of the blocks.
      const index = encodeLists({ numbers: [...numbers.slice(0, 7), ...numbers.slice(9, 11), spans], lines });
      await query(
        'update articles set analyser = 5, index = $3, original = $4 where server = $1 and id = $2',
        [server, id, index, original],
      );
    });
}

/** Some articles followed by an error, as if the process were killed. */
async function* endingAfter(count: number) {
  yield* incoming(ARTICLES.slice(0, count));
  throw new Error('ended');
}
