import { afterEach, describe, expect, it } from 'vitest';
import { CollectionStore } from '../../../src/library/collection-store.ts';
import { openFolders } from '../../../src/library/folder-library.ts';
import { parserInThisThread } from '../../../src/library/indexing/parsing-thread.ts';
import type { Draft, Library } from '../../../src/library/library.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import { lookupInViews } from '../../../src/library/server-articles/article-lookup.ts';
import { MAX_SERVER_CHARACTERS } from '../../../src/library/server-articles/limits.ts';
import { manageServerArticles } from '../../../src/library/server-articles/manage-articles.ts';
import { memoryArticleStore } from '../../../src/library/server-articles/memory-article-store.ts';
import { serverMutex } from '../../../src/library/server-articles/mutex.ts';
import { memoryPageStatusStore } from '../../../src/library/server-articles/page-status-store.ts';
import { memorySettingsStore } from '../../../src/library/server-articles/settings-store.ts';
import type { ServerView } from '../../../src/library/server-view.ts';
import { newFolders } from '../folders.ts';
import { createDatabase, SERVER } from '../postgres/postgres-server.ts';
import { inEnglish } from './in-english.ts';

const PATIENT = 120_000;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
}, PATIENT);

/** An article of some length. */
const draft = (letter: string, characters: number): Draft => ({
  title: '',
  date: '',
  source: '',
  text: `${`The ${letter} fair opened. `.repeat(characters).slice(0, characters - 1)}.`,
});

const ENGINES: [string, () => Promise<Library>][] = [
  [
    'folders',
    async () =>
      openFolders({ ...(await newFolders({})), serverCharacters: 1_000 }, () => {}, { events: false }),
  ],
];
if (SERVER !== null)
  ENGINES.push([
    'PostgreSQL',
    async () => {
      const { url, drop } = await createDatabase();
      cleanups.push(drop);
      const { seeds } = await newFolders({});
      return openDatabase({ seeds, database: url, serverCharacters: 1_000 });
    },
  ]);

describe.each(ENGINES)('a server over %s', (_, open) => {
  it(
    'has a limit for the characters of its articles together',
    async () => {
      const library = await open();
      cleanups.push(library.close);
      expect((await library.status('1')).room).toBe(1_000);
      const first = await library.add(draft('first', 600), '1');
      expect((await library.status('1')).room).toBe(400);
      const reason =
        "This server's own articles may have 1,000 characters together: they have 600, and this one has 401. Remove one first.";
      expect(inEnglish((await library.preview(draft('last', 401), '1')).doubts)).toContain(reason);
      await expect(library.add(draft('last', 401), '1')).rejects.toThrow(reason);
      await library.add(draft('other', 401), '2');
      await library.add(draft('second', 400), '1');
      expect((await library.status('1')).room).toBe(0);
      await library.remove(first.key, '1');
      await library.add(draft('third', 500), '1');
      await expect(library.undo('1')).rejects.toThrow('and this one has 600');
      expect((await library.status('1')).own).toBe(2);
    },
    PATIENT,
  );
});

it('all servers together are limited by the memory, and each by a quarter of that', async () => {
  const store = new CollectionStore();
  const articleStore = memoryArticleStore(store);
  const { fits } = lookupInViews(
    () => null!,
    store,
    () => 300_000,
  );
  const text = 'The fair opened on Saturday. ';
  await articleStore.add('0', 'one.txt', text.repeat(100));
  const [ref] = store.of('0').articles();
  // 2,900 characters in 100 sentences take some 25,000 bytes.
  expect(fits('0', ref!)).toBe(true);
  await articleStore.add('0', 'two.txt', `It rained. ${text.repeat(100)}`);
  await articleStore.add('0', 'three.txt', `It snowed. ${text.repeat(100)}`);
  expect(fits('0', ref!)).toBe(false);
  expect(fits('9', ref!)).toBe(true);
  for (let server = 1; server <= 12; server++)
    await articleStore.add(String(server), 'one.txt', text.repeat(100));
  expect(fits('9', ref!)).toBe(false);
});

it('an article for which there is no memory is objected to in the preview, and not added', async () => {
  const store = new CollectionStore();
  const lookup = lookupInViews(
    () => ({ articles: () => [] }) as unknown as ServerView,
    store,
    () => 1_000,
  );
  const own = manageServerArticles(
    lookup,
    memoryArticleStore(store),
    serverMutex(),
    parserInThisThread,
    memorySettingsStore(),
    MAX_SERVER_CHARACTERS,
    async () => [],
    memoryPageStatusStore(),
  );
  const reason =
    'I have no memory left for this article. Remove one of this server first, or tell whoever runs me.';
  expect(inEnglish((await own.preview(draft('last', 400), '1')).doubts)).toContain(reason);
  await expect(own.add(draft('last', 400), '1')).rejects.toThrow(reason);
  expect(store.of('1').size).toBe(0);
});
