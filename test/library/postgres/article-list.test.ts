import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library, Scope } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 300_000;
/** More than the newest that are searched first. */
const COUNT = 1_200;
const day = (i: number) =>
  `${2023 - Math.floor(i / 336)}-${two(1 + (Math.floor(i / 28) % 12))}-${two(1 + (i % 28))}`;
const two = (number: number) => String(number).padStart(2, '0');

/** The lower its number, the newer an article; the oldest are about ferries, and some are undated. */
const ARTICLES = Array.from({ length: COUNT }, (_, i) => {
  const title = i < 1_000 ? `Bridge number ${i % 400}` : `Ferry ${i}`;
  const head = i % 50 === 7 ? '' : `Date: ${day(i)}\n`;
  return parseArticle(
    `${i}.txt`,
    `${head}Title: ${title}\n\nThe council of Lindholm met, and ${i % 3 === 0 ? 'voted' : 'left'}.`,
  );
}).sort((a, b) => (a.id < b.id ? -1 : 1));

describe.skipIf(SERVER === null)('a list over very many articles in a database', { timeout: PATIENT }, () => {
  let library: Library;
  const inMemory = createLibrary(ARTICLES, [], shippedModel(false));
  const cleanups: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const database = new Database(await newDatabase(cleanups), { readMs: 60_000, backgroundMs: 60_000 });
    await migrate(database);
    await ingest(
      database,
      '',
      ARTICLES.map((article) => ({ article })),
    );
    library = databaseLibrary(database, () => [], shippedModel(false));
    for (const one of [library, inMemory])
      await one.add({ title: 'Bridge of our own', date: '2024-01-01', source: '', text: 'It is ours.' }, '1');
  }, PATIENT);
  afterAll(async () => {
    await library?.close();
    await inMemory.close();
    for (const cleanUp of cleanups.reverse()) await cleanUp();
  }, PATIENT);

  it.each<[what: string, typed: string | undefined, limit?: number, from?: number, scope?: Partial<Scope>]>([
    ['of which most match', 'b', 25],
    ['of which most match, a later page', 'bridge', 10, 700],
    ['of which one has exactly that title', 'Bridge number 399', 25],
    ['of which several old ones have exactly that title', 'ferry 1100', 25],
    ['of which only old ones match', 'fer', 25],
    ['of which most match by their openings', 'council', 25],
    ['of which most match except for typing errors', 'brigde nubmer', 25],
    ['of certain days', 'b', 25, 0, { from: '2021-01-01', to: '2021-03-01' }],
    ['of the server only', 'b', 25, 0, { own: true }],
    ['with nothing typed', undefined, 10],
    ['with nothing typed, the last page', undefined, 10, COUNT - 5],
    ['without a limit', 'ferry'],
  ])('%s is the same as in memory', async (_, typed, limit, from, scope) => {
    const list = (one: Library) => one.articles({ server: '1', ...scope }, typed, limit, from);
    const listed = await list(library);
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toEqual(await list(inMemory));
  });
});
