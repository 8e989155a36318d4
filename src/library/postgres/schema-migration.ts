import { readdir, readFile } from 'node:fs/promises';
import { packageFile } from '../../package-files.ts';
import { LibraryFailure } from '../library.ts';
import type { Database } from './database.ts';

/** Of all that lock in a database this stands for the migrations of this product. */
const LOCK = 7_226_051;
const FOLDER = packageFile('src/library/postgres/migrations/');
const NAME = /^(\d+)-[\w-]+\.sql$/;

/**
 * Brings the tables to this version, each step once and in the order of their numbers: safe when several processes start
 * at once.
 *
 * @throws LibraryFailure when the database belongs to a later version, or is not in UTF-8
 */
export async function migrate(database: Database): Promise<void> {
  const steps = await stepsIn(FOLDER);
  await database.write(async (query) => {
    const [settings] = await query<{ server_encoding: string }>('show server_encoding');
    if (settings?.server_encoding !== 'UTF8')
      throw new LibraryFailure(
        `The database is in ${settings?.server_encoding}, which does not have all letters: create one with encoding 'UTF8' and template template0, and name it in DATABASE_URL.`,
      );
    await query('select pg_advisory_xact_lock($1)', [LOCK]);
    await query(
      'create table if not exists migrations (number integer primary key, at timestamptz not null)',
    );
    const [last] = await query<{ number: number | null }>('select max(number) as number from migrations');
    const done = last?.number ?? 0;
    if (done > steps.length)
      throw new LibraryFailure(
        'The database belongs to a later version of this program: update it, or take another.',
      );
    for (const [i, step] of steps.entries()) {
      if (i < done) continue;
      await query(step);
      await query('insert into migrations values ($1, now())', [i + 1]);
    }
  });
}

/** The steps, the first first: their files are numbered from 1. */
async function stepsIn(folder: URL): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  const numbered = names.map((name) => ({ name, number: Number(NAME.exec(name)![1]) }));
  numbered.sort((a, b) => a.number - b.number);
  return Promise.all(numbered.map(({ name }) => readFile(new URL(name, folder), 'utf8')));
}
