import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/articles/parse.ts';
import { createLibrary } from '../../../src/library/in-process-library.ts';
import type { Library } from '../../../src/library/library.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { ingest } from '../../../src/library/postgres/ingest.ts';
import { databaseLibrary } from '../../../src/library/postgres/library.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { shippedModel } from '../../../src/library/shipped-model.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 300_000;
/** Together they have more questions than the first that are searched. */
const COUNT = 120;
const PER_ARTICLE = 10;

/** The lower its number, the older an article; some are undated, and every third has headings in place of a FAQ. */
const ARTICLES = Array.from({ length: COUNT }, (_, i) => {
  const questions = Array.from({ length: PER_ARTICLE }, (_, q) => {
    const question = `What is ${q === 7 ? 'the same' : `number ${i * PER_ARTICLE + q}`} ${i < 5 ? 'of the ferry' : ''}?`;
    return i % 3 === 0 ? `## ${question}\n\nIt is.` : `Q: ${question}\nA: It is.`;
  });
  const date = i % 50 === 7 ? '' : `date: 2023-${two(1 + Math.floor(i / 28))}-${two(1 + (i % 28))}\n`;
  return parseArticle(
    `${i}.${i % 3 === 0 ? 'md' : 'txt'}`,
    `---\n${date}title: Questions ${i}\n---\n\n${questions.join('\n\n')}`,
  );
}).sort((a, b) => (a.id < b.id ? -1 : 1));

function two(number: number): string {
  return String(number).padStart(2, '0');
}

describe.skipIf(SERVER === null)(
  'suggestions over very many questions in a database',
  { timeout: PATIENT },
  () => {
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
        await one.add(
          { title: 'Ours', date: '2023-03-01', source: '', text: 'Q: What is ours?\nA: All.' },
          '1',
        );
    }, PATIENT);
    afterAll(async () => {
      await library?.close();
      await inMemory.close();
      for (const cleanUp of cleanups.reverse()) await cleanUp();
    }, PATIENT);

    it.each([
      ['while nothing is typed', ''],
      ['of which all match', 'w'],
      ['of which many are the same', 'what is the same'],
      ['of which only those of old articles match', 'ferry'],
      ['of which few match', 'number 11'],
      ['of which none matches, but titles do', 'questions 1'],
      ['of which one is the server’s', 'ours'],
    ])('%s are the same as in memory', async (_, typed) => {
      const suggest = (one: Library) => one.suggest(typed, { server: '1' }, 25);
      const suggested = await suggest(library);
      expect(suggested.length).toBeGreaterThan(0);
      expect(suggested).toEqual(await suggest(inMemory));
    });
  },
);
