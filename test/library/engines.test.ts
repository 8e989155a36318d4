import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { createLibrary } from '../../src/library/embedded.ts';
import { openFolders } from '../../src/library/folders.ts';
import { openLibrary } from '../../src/library/threaded.ts';
import { articlesOf, type Files } from './contract/articles.ts';
import { describeLibrary } from './contract.ts';

const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

/** New folders, with the files in that of the seeds. */
async function foldersOf(files: Files): Promise<{ seeds: string; data: string }> {
  const root = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  roots.push(root);
  const seeds = path.join(root, 'seeds');
  await mkdir(seeds);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(seeds, name)), { recursive: true });
    await writeFile(path.join(seeds, name), text);
  }
  return { seeds, data: path.join(root, 'data') };
}

describeLibrary('a library in this thread', async (files) => createLibrary(articlesOf(files)));

describeLibrary('a library over folders', async (files) => openFolders(await foldersOf(files)));

describeLibrary('a library in a worker, over folders', async (files) => openLibrary(await foldersOf(files)));

describeLibrary('a library in a worker that writes nothing', async (files) =>
  openLibrary({ seeds: (await foldersOf(files)).seeds, data: null }),
);
