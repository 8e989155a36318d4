/** Temporary folders for libraries. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Files } from './contract/articles.ts';

/**
 * Creates folders for a library, and writes files into that of the seeds. They are deleted after the tests of a file.
 */
export async function newFolders(files: Files): Promise<{ seeds: string; data: string }> {
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

const roots: string[] = [];
// A snapshot may still be written.
const DELETION = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };
afterAll(() => Promise.all(roots.splice(0).map((root) => rm(root, DELETION))));
