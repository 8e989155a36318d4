import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { Change } from '../../src/library/folder-changes.ts';
import { openFolders } from '../../src/library/folder-library.ts';
import type { Library } from '../../src/library/library.ts';
import { newFolders } from './folders.ts';

const SOON = { timeout: 20_000, interval: 50 };
const WATCHING = { delay: 20, poll: 200 };
const ALL = { server: null };
const QUESTION = 'When does the ferry leave?';

const libraries: Library[] = [];
afterEach(async () => {
  for (const library of libraries.splice(0)) await library.close();
});

async function open(folders: { seeds: string; data: string }, changes: Change[] = []): Promise<Library> {
  const library = await openFolders(
    folders,
    () => {},
    WATCHING,
    (change) => changes.push(change),
  );
  libraries.push(library);
  return library;
}

const page = (time: string) =>
  `---\nsource: https://ferry.test/hours\n---\n<!doctype html><html><body><main><h1>Ferry</h1><p>The ferry leaves at ${time}.</p></main></body></html>`;

async function write(data: string, name: string, text: string): Promise<void> {
  const file = path.join(data, 'fetched', name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

it('what is fetched is served beside the seeds, follows its files, and is not what is kept beside them', async () => {
  const folders = await newFolders({ 'bells.txt': 'The bells of Varde weigh 950 kilograms.' });
  const changes: Change[] = [];
  const library = await open(folders, changes);
  expect(await library.status(null)).toMatchObject({ articles: 1, problems: [] });

  await write(folders.data, 'ferry/hours-abc.html', page('nine'));
  await write(folders.data, '.versions/ferry/hours-abc/1.html', page('seven'));
  await write(folders.data, '.state/ferry.json', '{}');
  const first = async () => (await library.ask(QUESTION, ALL)).answers[0];
  await vi.waitFor(async () => expect(await first()).toBeDefined(), SOON);
  expect(await first()).toMatchObject({
    article: '.fetched/ferry/hours-abc.html',
    quote: 'The ferry leaves at nine.',
    source: 'https://ferry.test/hours',
  });

  await write(folders.data, 'ferry/hours-abc.html', page('ten'));
  await vi.waitFor(async () => expect((await first())?.quote).toBe('The ferry leaves at ten.'), SOON);
  await rm(path.join(folders.data, 'fetched'), { recursive: true });
  await vi.waitFor(async () => expect((await library.status(null)).articles).toBe(1), SOON);
  const file = ['.fetched/ferry/hours-abc.html'];
  const one = { folder: '', again: [], added: [], gone: [], mended: [], problems: [], isFetched: true };
  await vi.waitFor(
    () =>
      expect(changes).toEqual([
        { ...one, added: file },
        { ...one, again: file },
        { ...one, gone: file },
      ]),
    SOON,
  );
});

it('what is fetched and cannot be read is named by its path', async () => {
  const folders = await newFolders({ 'bells.txt': 'The bells of Varde weigh 950 kilograms.' });
  await write(folders.data, 'ferry/empty.html', '<html></html>');
  const { problems } = await (await open(folders)).status(null);
  expect(problems).toEqual([
    { file: path.join(folders.data, 'fetched/ferry/empty.html'), reason: expect.stringContaining('no text') },
  ]);
});

it('what is fetched is in the snapshot, and is not indexed again at the next start', async () => {
  const folders = await newFolders({ 'bells.txt': 'The bells of Varde weigh 950 kilograms.' });
  for (let number = 0; number < 120; number++)
    await write(folders.data, `ferry/hours-${number}.html`, page(`half past ${number}`));
  // A file is in the snapshot when it is old enough for its times to tell whether it changes.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const { revision } = await (await open(folders)).status(null);
  await vi.waitFor(() => access(path.join(folders.data, 'snapshot/shelves')), SOON);
  await libraries.splice(0)[0]!.close();
  const progress: number[] = [];
  const library = await openFolders(folders, ({ done }) => progress.push(done), WATCHING);
  libraries.push(library);
  expect((await library.status(null)).revision).toBe(revision);
  // The first is that of the beginning: only the young seed is left to index.
  expect(progress.filter((done) => done > 0 && done < 120)).toEqual([]);
});
