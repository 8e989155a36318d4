import { afterAll, describe, expect, it } from 'vitest';
import type { Article } from '../../../src/articles/article.ts';
import { parseArticle } from '../../../src/articles/parse.ts';
import { createLibrary } from '../../../src/library/embedded.ts';
import { change, hold } from '../../../src/library/postgres/change.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { libraryIn } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/migrate.ts';
import { renew } from '../../../src/library/postgres/renew.ts';
import { articlesOf, FILES } from '../contract/articles.ts';
import { createDatabase, SERVER } from './server.ts';

const PATIENT = 120_000;
const ARTICLES = articlesOf({
  ...FILES,
  'institute.txt': 'The Lindholm Bridge Institute (LBI) opened in 2021. It studies bridges.',
  'fully.txt': 'It was fully open. They were fuller.',
  'long.txt': `A very long word: ${'ab'.repeat(3_000)}. It's “quoted” with a \\ and a 'mark'.`,
});
/** So that each batch is one or two articles. */
const SMALL = { sentencesAtOnce: 3 };

const ends: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const end of ends) await end();
}, PATIENT);

async function newDatabase(): Promise<Database> {
  const { url, drop } = await createDatabase();
  const database = new Database(url, { readMs: 60_000 });
  ends.push(async () => {
    await database.close();
    await drop();
  });
  await migrate(database);
  return database;
}

const incoming = (articles: readonly Article[]) => articles.map((article) => ({ article }));

/** All that is kept of a library, but for when it was written and in which order. */
async function contentOf(database: Database): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  await database.read(async (query) => {
    found.articles = await query(
      `select server, id, key, title, heading, published, source, text, digest::text, said, sentences, analyser,
         terms::text, listed::text, index, rest from articles order by server, id`,
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

describe.skipIf(SERVER === null)('what is put into a database', { timeout: PATIENT }, () => {
  it('is the same when it was ended anywhere, and begun again', async () => {
    const whole = await newDatabase();
    expect(await ingest(whole, '', incoming(ARTICLES))).toBe(ARTICLES.length);
    const expected = await contentOf(whole);
    expect(expected.terms!.length).toBeGreaterThan(50);
    expect(expected.longForms).toHaveLength(1);

    const database = await newDatabase();
    for (let count = 0; count <= ARTICLES.length; count++)
      await expect(ingest(database, '', endingAfter(count), SMALL)).rejects.toThrow('ended');
    await ingest(database, '', incoming(ARTICLES), SMALL);
    expect(await contentOf(database)).toEqual(expected);
    expect(await ingest(database, '', incoming(ARTICLES))).toBe(0);
  });

  it('is the same when several put it in at once', async () => {
    const whole = await newDatabase();
    await ingest(whole, '', incoming(ARTICLES));
    const database = await newDatabase();
    const written = await Promise.all(
      [ARTICLES, [...ARTICLES].reverse(), ARTICLES].map((articles) =>
        ingest(database, '', incoming(articles), SMALL),
      ),
    );
    expect(written.reduce((sum, count) => sum + count)).toBe(ARTICLES.length);
    expect(await contentOf(database)).toEqual(await contentOf(whole));
  });

  it('takes all that is known of it with it when it goes', async () => {
    const database = await newDatabase();
    const [first, ...others] = ARTICLES;
    await ingest(database, '', incoming(others));
    const before = await contentOf(database);
    await ingest(database, '', incoming([first!]));
    await ingest(database, '', incoming([parseArticle(first!.id, 'Other words stand here now.')]));
    expect((await contentOf(database)).articles).toHaveLength(ARTICLES.length);
    const take = (ids: string[]) =>
      database.write(async (query) => {
        await hold(query, '');
        await change(query, '', { take: ids });
      });
    await take([first!.id]);
    expect(await contentOf(database)).toEqual(before);
    await take(others.map(({ id }) => id));
    for (const rows of Object.values(await contentOf(database))) expect(rows).toEqual([]);
  });

  it('is analysed again where another version did it', async () => {
    const database = await newDatabase();
    await ingest(database, '', incoming(ARTICLES));
    const before = await contentOf(database);
    await database.write((query) => query("update articles set analyser = 0, terms = '' where id < 'c'"));
    await renew(database);
    expect(await contentOf(database)).toEqual(before);
  });

  it('is found by words that a database must be told of with care', async () => {
    const database = await newDatabase();
    await ingest(database, '', incoming(ARTICLES));
    const [library, reference] = [libraryIn(database), createLibrary(ARTICLES)];
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
        await reference.ask(question, { server: null }),
      );
      for (const door of [library, reference]) await door.articles({ server: null }, question);
    }
    expect(await library.read('\u0000', { server: null })).toBeNull();
    expect(await library.ask('What?', { server: null, article: '\u0000' })).toMatchObject({ answers: [] });
  });
});

/** So many articles, and then no more, as when whoever reads them is killed. */
async function* endingAfter(count: number) {
  yield* incoming(ARTICLES.slice(0, count));
  throw new Error('ended');
}
