import { rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ArticleFolder } from '../../../src/articles/folder.ts';
import { readArticleFile } from '../../../src/articles/text-file.ts';
import { Database } from '../../../src/library/postgres/database.ts';
import { migrate } from '../../../src/library/postgres/schema-migration.ts';
import { SeedFiles } from '../../../src/library/postgres/seed-files.ts';
import { syncSeeds } from '../../../src/library/postgres/sync-seeds.ts';
import { STRUCTURED } from '../contract/articles.ts';
import { newFolders } from '../folders.ts';
import { newDatabase, run, SERVER } from './postgres-server.ts';

/** Some file systems have a time resolution of two seconds: a younger file is read again in any case. */
const SETTLED_MS = 2_600;
/** Sets the clock as if one had waited until the files that were written are old enough. */
const settle = () => vi.setSystemTime(Date.now() + SETTLED_MS);

describe.skipIf(SERVER === null)('files of seeds in a database', { timeout: 60_000 }, () => {
  const cleanups: (() => unknown)[] = [];
  let seeds: string;
  let url: string;
  let database: Database;
  const files = Object.keys(STRUCTURED);

  /** Starts over the database; returns the files that were read, and what is served then. */
  async function start() {
    const read: string[] = [];
    const folder = new ArticleFolder(seeds, undefined, undefined, (file) => {
      read.push(file.id);
      return readArticleFile(file);
    });
    const seedFiles = new SeedFiles(database);
    folder.remember(await seedFiles.read());
    await folder.look();
    await syncSeeds(database, folder, seedFiles);
    const rows = await database.write((query) =>
      query('select id, number, digest from articles order by id'),
    );
    return { read: read.sort(), articles: folder.content().articles, rows };
  }

  beforeEach(async () => {
    ({ seeds } = await newFolders(STRUCTURED));
    url = await newDatabase(cleanups);
    database = new Database(url);
    cleanups.push(() => database.close());
    await migrate(database);
    settle();
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
  });

  it('are read once, and not again at the next start, which serves the same', async () => {
    const first = await start();
    expect(first.read).toEqual([...files].sort());
    expect(await start()).toEqual({ ...first, read: [] });
  });

  it('are read again when they have changed, and forgotten when they are gone', async () => {
    const [changed, gone] = files as [string, string];
    await start();
    await writeFile(path.join(seeds, changed), 'The mill of Varde burned in June.');
    await rm(path.join(seeds, gone));
    settle();
    const { read, articles } = await start();
    expect(read).toEqual([changed]);
    expect(articles.map(({ id }) => id)).toEqual(files.filter((file) => file !== gone).sort());
    expect((await start()).read).toEqual([]);
    const stored = await database.write((query) => query('select file from seed_files'));
    expect(stored).toHaveLength(files.length - 1);
  });

  it('are read again when the database has another article of their name, or of another analysis', async () => {
    const [replaced, analysed, removed] = files as [string, string, string];
    const { articles } = await start();
    await run(
      url,
      `update articles set digest = digest + 1 where id = '${replaced}'`,
      `update articles set analyser = 0 where id = '${analysed}'`,
      `delete from articles where id = '${removed}'`,
    );
    const again = await start();
    expect(again.read).toEqual([replaced, analysed, removed].sort());
    expect(again.articles).toEqual(articles);
    expect((await start()).read).toEqual([]);
  });

  it('are read at every start while they have been written so recently that their times may not tell', async () => {
    const [recent] = files as [string];
    const inFuture = Date.now() / 1_000 + 1;
    await utimes(path.join(seeds, recent), inFuture, inFuture);
    await start();
    expect((await start()).read).toEqual([recent]);
  });
});
