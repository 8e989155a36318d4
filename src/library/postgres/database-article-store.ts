/** Stores servers' own articles in the database. */

import type { ArticleParser } from '../indexing/parsing-thread.ts';
import { LibraryFailure } from '../library.ts';
import { type ArticleStore, freeName, idOf, nameOf, REMOVED } from '../server-articles/article-store.ts';
import { batchOf } from './article-row.ts';
import type { Database, Query } from './database.ts';
import { databaseVersions } from './database-versions.ts';
import { applyChange, lockCollection } from './transaction.ts';

/** Stores servers' own articles in the database. */
export function databaseArticleStore(
  database: Database,
  parser: Pick<ArticleParser, 'parseFile' | 'asTextFile'>,
): ArticleStore {
  return {
    add: (server, name, text) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        return put(query, server, name, text, parser);
      }),

    remove: (server, name) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        const row = await rowIn(query, server, name);
        if (row) {
          const removed = row.original
            ? await parser.asTextFile(name, row.original)
            : { name, text: row.text };
          await query('update collections set removed_name = $2, removed_text = $3 where server = $1', [
            server,
            removed.name,
            removed.text,
          ]);
          await databaseVersions(query).move(server, name, REMOVED);
        }
        await applyChange(query, server, { remove: [idOf(name)] });
      }),

    removed: (server) =>
      database.read(async (query) => {
        const last = await removedIn(query, server);
        return last && { name: last.name, bytes: Buffer.from(last.text) };
      }),

    undo: (server) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        const last = await removedIn(query, server);
        if (!last) return null;
        await query('update collections set removed_name = null, removed_text = null where server = $1', [
          server,
        ]);
        const name = await put(query, server, last.name, last.text, parser);
        await databaseVersions(query).move(server, REMOVED, name);
        return name;
      }),

    read: (server, name) =>
      database.read(async (query) => {
        const row = await rowIn(query, server, name);
        return row ? bytesOf(row) : null;
      }),

    replace: (server, name, content) =>
      database.write(async (query) => {
        await lockCollection(query, server);
        const row = await rowIn(query, server, name);
        if (!row) throw new LibraryFailure('failure.articleGone');
        const bytes = Buffer.from(content);
        const articleSegment = await parser.parseFile(idOf(name), bytes);
        await databaseVersions(query).add(server, name, bytesOf(row));
        await applyChange(query, server, { put: await batchOf(articleSegment, bytes, server) });
      }),

    versions: (server, name) => database.read((query) => databaseVersions(query).list(server, name)),

    version: (server, name, replaced) =>
      database.read((query) => databaseVersions(query).read(server, name, replaced)),
  };
}

interface StoredFile {
  text: string;
  original: Buffer | null;
}

async function rowIn(query: Query, server: string, name: string): Promise<StoredFile | undefined> {
  const [row] = await query<StoredFile>('select text, original from articles where server = $1 and id = $2', [
    server,
    idOf(name),
  ]);
  return row;
}

function bytesOf({ text, original }: StoredFile): Buffer {
  return original ?? Buffer.from(text);
}

async function removedIn(query: Query, server: string): Promise<{ name: string; text: string } | null> {
  const [last] = await query<{ name: string; text: string }>(
    `select removed_name as name, removed_text as text from collections
     where server = $1 and removed_name is not null`,
    [server],
  );
  return last ?? null;
}

async function put(
  query: Query,
  server: string,
  name: string,
  text: string,
  parser: Pick<ArticleParser, 'parseFile'>,
): Promise<string> {
  const ids = await query<{ id: string }>('select id from articles where server = $1', [server]);
  const free = freeName(name, new Set(ids.map(({ id }) => nameOf(id))));
  const bytes = Buffer.from(text);
  const articleSegment = await parser.parseFile(idOf(free), bytes);
  await applyChange(query, server, { put: await batchOf(articleSegment, bytes, server) });
  return free;
}
