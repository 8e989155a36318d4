/** What is fetched, for processes that share a database: one of them fetches at a time, and goes on where another ended. */

import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { writeAtomically } from '../../atomic-write.ts';
import { FETCHED_PREFIX, fetchedContent, fetchedFolderIn } from '../seed-folders.ts';
import type { Database } from './database.ts';
import { ingest } from './ingest.ts';
import { applyChange, lockCollection } from './transaction.ts';

/** Brings what is fetched from the database into a folder, and back. */
export interface FetchedArticles {
  /**
   * Brings the folder to the state of the database.
   *
   * @returns whether this process may change it: no other one does so now
   */
  begin(): Promise<boolean>;
  /** Writes what has changed in the folder into the database, and lets other processes fetch. */
  end(): Promise<void>;
  /** Lets other processes fetch, without writing anything. */
  close(): Promise<void>;
}

/** The name of the advisory lock of the process that fetches. */
const LOCK = 'fetching';
/** The folder with what is known of sources, in that of what is fetched. */
const STATE = '.state';
/** The names of the files that belong to a source; the others are of this machine. */
const STATE_FILE = /^[a-z0-9][a-z0-9-]*\.json$/;

/**
 * @param url of the database
 * @param data the data folder of this process
 */
export function fetchedArticles(database: Database, url: string, data: string): FetchedArticles {
  const folder = fetchedFolderIn(data);
  const stateFolder = path.join(folder.root, STATE);
  /** The connection that holds the lock, which the server releases with it. */
  let lock: pg.Client | null = null;

  async function restore(): Promise<void> {
    const states = await database.write((query) =>
      query<{ file: string; bytes: Buffer }>('select file, bytes from fetched'),
    );
    // Nothing has been fetched into this database: what the folder has is published with the first round.
    if (states.length === 0) return;
    for (const { file, bytes } of states)
      if (STATE_FILE.test(file)) await writeAtomically(path.join(stateFolder, file), bytes);
    const listed = new Set(states.map(({ file }) => file));
    for (const file of await stateFilesIn(stateFolder))
      if (!listed.has(file)) await rm(path.join(stateFolder, file), { force: true });
    await restoreFiles();
  }

  /** Writes the files of articles that are others than in the database, and takes away those that it does not have. */
  async function restoreFiles(): Promise<void> {
    const here = new Set(await articleFilesIn(folder.root));
    const ids = await database.write((query) => query<{ id: string }>(IDS));
    for (const { id } of ids) {
      here.delete(id.slice(FETCHED_PREFIX.length));
      const file = fileOf(id);
      const [row] = await database.write((query) =>
        query<{ bytes: Buffer }>(
          `select coalesce(original, convert_to(text, 'UTF8')) as bytes from articles where server = '' and id = $1`,
          [id],
        ),
      );
      const bytes = await readFile(file).catch(() => null);
      if (row && !bytes?.equals(row.bytes)) await writeAtomically(file, row.bytes);
    }
    for (const file of here) await rm(path.join(folder.root, file), { force: true });
  }

  /** The path of an article's file. @throws Error when it would be outside of the folder */
  function fileOf(id: string): string {
    const file = path.resolve(folder.root, id.slice(FETCHED_PREFIX.length));
    if (!file.startsWith(`${path.resolve(folder.root)}${path.sep}`)) throw new Error('no path in the folder');
    return file;
  }

  async function publish(): Promise<void> {
    await folder.look([''], true);
    const { articles } = fetchedContent(folder);
    await ingest(
      database,
      '',
      articles.map((article) => ({
        article,
        original: () => readFile(fileOf(article.id)).catch(() => null),
      })),
    );
    const files = await stateFilesIn(stateFolder);
    const states = await Promise.all(files.map((file) => readFile(path.join(stateFolder, file))));
    const ids = new Set(articles.map(({ id }) => id));
    await database.write(async (query) => {
      const rows = await query<{ id: string }>(IDS);
      const remove = rows.flatMap(({ id }) => (ids.has(id) ? [] : id));
      if (remove.length > 0) {
        await lockCollection(query, '');
        await applyChange(query, '', { remove });
      }
      await query('delete from fetched where file <> all($1)', [files]);
      await query(
        `insert into fetched select * from unnest($1::text[], $2::bytea[])
         on conflict (file) do update set bytes = excluded.bytes`,
        [files, states],
      );
    });
  }

  async function release(): Promise<void> {
    const held = lock;
    lock = null;
    await held?.end().catch(() => {});
  }

  return {
    async begin() {
      if (lock) return false;
      const client = new pg.Client({ connectionString: url, application_name: 'verbatim' });
      client.on('error', () => {});
      await client.connect();
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [
        LOCK,
      ]);
      if (!rows[0]?.held) {
        await client.end();
        return false;
      }
      lock = client;
      try {
        await restore();
        return true;
      } catch (error) {
        await release();
        throw error;
      }
    },

    async end() {
      if (!lock) return;
      try {
        // Without the connection another process may fetch already, and what it has is not to be overwritten.
        await lock.query('select 1');
        await publish();
      } finally {
        await release();
      }
    },

    close: release,
  };
}

/** The ids of what has been fetched. */
const IDS = `select id from articles where server = '' and id like '${FETCHED_PREFIX}%'`;

async function stateFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => STATE_FILE.test(name));
}

/** The paths of the articles' files in the folder of what is fetched: none of their parts starts with a dot. */
async function articleFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).replaceAll(path.sep, '/'),
    )
    .filter((file) => file.includes('/') && !file.split('/').some((part) => part.startsWith('.')));
}
