import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/library/library.ts';
import { openDatabase } from '../../../src/library/postgres/open.ts';
import { newFolders } from '../folders.ts';
import { newDatabase, SERVER } from './postgres-server.ts';

const PATIENT = 120_000;
const page = (time: string) =>
  `---\nsource: https://ferry.test/hours\n---\n<!doctype html><html><body><main><h1>Ferry</h1><p>The ferry leaves at ${time}.</p></main></body></html>`;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
}, PATIENT);

/** A process: its library over the database, and its data folder. */
async function processOver(
  database: string,
): Promise<{ library: Library; fetched: string; close(): Promise<void> }> {
  const { seeds, data } = await newFolders({ 'bells.txt': 'The bells of Varde weigh 950 kilograms.' });
  const library = await openDatabase({ seeds, data, database });
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= library.close();
    return closed;
  };
  cleanups.push(close);
  return { library, fetched: path.join(data, 'fetched'), close };
}

async function write(fetched: string, files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(fetched, name)), { recursive: true });
    await writeFile(path.join(fetched, name), text);
  }
}

const idsOf = async (library: Library) =>
  (await library.articles({ server: null })).map(({ id }) => id).sort();

describe.skipIf(SERVER === null)('processes over one database', () => {
  it('fetch one after another, and see what each of them has', { timeout: PATIENT }, async () => {
    const database = await newDatabase(cleanups);
    const [one, other] = [await processOver(database), await processOver(database)];
    expect(await one.library.beginFetching()).toBe(true);
    expect(await other.library.beginFetching()).toBe(false);
    await write(one.fetched, {
      'ferry/hours-a.html': page('nine'),
      'ferry/prices-b.html': page('a price of ten crowns'),
      '.state/ferry.json': '{"triedAt":1}',
      '.state/.hosts.json': '{}',
      '.versions/ferry/hours-a/1.html': page('seven'),
    });
    expect(await idsOf(other.library)).toEqual(['bells.txt']);
    await one.library.endFetching();
    const ids = ['.fetched/ferry/hours-a.html', '.fetched/ferry/prices-b.html', 'bells.txt'];
    expect(await idsOf(other.library)).toEqual(ids);
    const reading = await other.library.read(ids[0]!, { server: null });
    expect(reading?.source).toBe('https://ferry.test/hours');
    expect(reading?.blocks.flatMap(({ sentences }) => sentences.map(({ sentence }) => sentence))).toEqual([
      'The ferry leaves at nine.',
    ]);

    // The other goes on where the first ended: it has the files, and what is known of the pages.
    expect(await other.library.beginFetching()).toBe(true);
    expect(await readFile(path.join(other.fetched, '.state/ferry.json'), 'utf8')).toBe('{"triedAt":1}');
    expect((await readdir(path.join(other.fetched, 'ferry'))).sort()).toEqual([
      'hours-a.html',
      'prices-b.html',
    ]);
    await write(other.fetched, { 'ferry/hours-a.html': page('ten'), '.state/ferry.json': '{"triedAt":2}' });
    await rm(path.join(other.fetched, 'ferry/prices-b.html'));
    await other.library.endFetching();
    expect(await idsOf(one.library)).toEqual(['.fetched/ferry/hours-a.html', 'bells.txt']);

    expect(await one.library.beginFetching()).toBe(true);
    expect(await readFile(path.join(one.fetched, 'ferry/hours-a.html'), 'utf8')).toBe(page('ten'));
    expect(await readdir(path.join(one.fetched, 'ferry'))).toEqual(['hours-a.html']);
    await one.library.endFetching();
  });

  it('keep what another has fetched when they start, and when it ends in the middle', {
    timeout: PATIENT,
  }, async () => {
    const database = await newDatabase(cleanups);
    const one = await processOver(database);
    await one.library.beginFetching();
    await write(one.fetched, { 'ferry/hours-a.html': page('nine'), '.state/ferry.json': '{}' });
    await one.library.endFetching();
    const other = await processOver(database);
    expect(await idsOf(other.library)).toEqual(['.fetched/ferry/hours-a.html', 'bells.txt']);
    expect(await one.library.beginFetching()).toBe(true);
    await one.close();
    expect(await other.library.beginFetching()).toBe(true);
    await other.library.endFetching();
    expect(await idsOf(other.library)).toEqual(['.fetched/ferry/hours-a.html', 'bells.txt']);
  });
});
