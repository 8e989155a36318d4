/** The PostgreSQL server of the tests. */

import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The address of a PostgreSQL server on which tests may create databases; null when there is none, to skip those tests.
 */
export const SERVER: string | null = process.env.TEST_DATABASE_URL?.trim() || null;

if (SERVER === null) {
  const notice =
    'TEST_DATABASE_URL names no PostgreSQL server: what the library does on one cannot be tested.';
  if (process.env.CI) throw new Error(notice);
  console.warn(notice);
}

/** Creates an empty database on the server. */
export async function createDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  if (SERVER === null) throw new Error('TEST_DATABASE_URL is not set');
  const name = `verbatim_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { url: String(url), drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}

/** Creates an empty database, and adds its deletion to the cleanups of a test. */
export async function newDatabase(cleanups: (() => unknown)[]): Promise<string> {
  const { url, drop } = await createDatabase();
  cleanups.push(drop);
  return url;
}

/** Runs one statement on the database that TEST_DATABASE_URL names. */
export function asAdmin(statement: string): Promise<void> {
  return run(SERVER ?? '', statement);
}

/** Runs statements in a database. */
export async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Statements after which every insertion of an article fails with an SQLSTATE. */
export const failing = (state: string): string[] => [
  `create function fail() returns trigger language plpgsql as $$ begin raise 'no' using errcode = '${state}'; end $$`,
  'create trigger fail before insert on articles for each row execute function fail()',
];
