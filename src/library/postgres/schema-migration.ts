/** Migrates the tables of the database to this version. */

import { readdir, readFile } from 'node:fs/promises';
import { packageFile } from '../../package-files.ts';
import { StorageFailure } from '../library.ts';
import type { Database } from './database.ts';

/** The key of the advisory lock for migrations; any number that no other program uses. */
const LOCK = 7_226_051;
const MIGRATIONS = packageFile('src/library/postgres/migrations/');
const MIGRATION_NAME = /^(\d+)-[\w-]+\.sql$/;

/**
 * Runs each migration that has not run yet, in the order of their numbers. Several processes may start at the same
 * time.
 *
 * @throws StorageFailure when the database belongs to a later version, or is not in UTF-8
 */
export async function migrate(database: Database): Promise<void> {
  const migrations = await migrationsIn(MIGRATIONS);
  await database.write(async (query) => {
    const [settings] = await query<{ server_encoding: string }>('show server_encoding');
    if (settings?.server_encoding !== 'UTF8')
      throw new StorageFailure(
        `The database is in ${settings?.server_encoding}, which does not have all letters: create one with encoding 'UTF8' and template template0, and name it in DATABASE_URL.`,
      );
    await query('select pg_advisory_xact_lock($1)', [LOCK]);
    await query(
      'create table if not exists migrations (number integer primary key, at timestamptz not null)',
    );
    const [last] = await query<{ number: number | null }>('select max(number) as number from migrations');
    const done = last?.number ?? 0;
    if (done > migrations.length)
      throw new StorageFailure(
        'The database belongs to a later version of this program: update it, or take another.',
      );
    for (const [i, migration] of migrations.entries()) {
      if (i < done) continue;
      await query(migration);
      await query('insert into migrations values ($1, now())', [i + 1]);
    }
  });
}

/** The migrations in their order: their files are numbered from 1. */
async function migrationsIn(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => MIGRATION_NAME.test(name));
  const numbered = names.map((name) => ({ name, number: Number(MIGRATION_NAME.exec(name)![1]) }));
  numbered.sort((a, b) => a.number - b.number);
  return Promise.all(numbered.map(({ name }) => readFile(new URL(name, folder), 'utf8')));
}
