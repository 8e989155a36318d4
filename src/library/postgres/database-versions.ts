/** Stores the former versions of servers' own articles in the database. */

import {
  idOf,
  momentAfter,
  nameOf,
  type SizedVersion,
  versionsToDrop,
} from '../server-articles/article-store.ts';
import type { Query } from './database.ts';

/** The former versions of servers' own articles: rows, by the articles' ids. */
export function databaseVersions(query: Query) {
  async function list(server: string, name: string): Promise<number[]> {
    const rows = await query<{ replaced: number }>(
      'select replaced::float8 from versions where server = $1 and id = $2 order by replaced desc',
      [server, idOf(name)],
    );
    return rows.map(({ replaced }) => replaced);
  }

  async function all(server: string): Promise<SizedVersion[]> {
    const rows = await query<{ id: string; replaced: number; size: number }>(
      'select id, replaced::float8, octet_length(file) as size from versions where server = $1',
      [server],
    );
    return rows.map(({ id, ...rest }) => ({ name: nameOf(id), ...rest }));
  }

  return {
    all,
    list,

    /**
     * Adds a version of an article that is about to be replaced, and drops those beyond the limits.
     *
     * @param replaced when it is replaced: now by default
     */
    async add(server: string, name: string, content: Uint8Array, replaced?: number): Promise<void> {
      const moment = replaced ?? momentAfter((await list(server, name))[0]);
      await query('insert into versions values ($1, $2, $3, $4) on conflict do nothing', [
        server,
        idOf(name),
        moment,
        Buffer.from(content),
      ]);
      for (const one of versionsToDrop(await all(server), name))
        await query('delete from versions where server = $1 and id = $2 and replaced = $3', [
          server,
          idOf(one.name),
          one.replaced,
        ]);
    },

    /** The content of a version; null when there is none. */
    async read(server: string, name: string, replaced: number): Promise<Buffer | null> {
      const [row] = await query<{ file: Buffer }>(
        'select file from versions where server = $1 and id = $2 and replaced = $3',
        [server, idOf(name), replaced],
      );
      return row?.file ?? null;
    },

    /** Moves the versions of an article to another name, in place of those that are there. */
    async move(server: string, from: string, to: string): Promise<void> {
      await query('delete from versions where server = $1 and id = $2', [server, idOf(to)]);
      await query('update versions set id = $3 where server = $1 and id = $2', [
        server,
        idOf(from),
        idOf(to),
      ]);
    },
  };
}
