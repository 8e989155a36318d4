/** Reads the pages of a Git repository out of the ZIP that forges offer of it: one request for all of them. */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maxSizeOf } from '../articles/convert/convert.ts';
import { listZip, readZipped } from '../articles/convert/zip.ts';
import { BadFile } from '../articles/decode.ts';
import { isArticleFile } from '../articles/format.ts';
import type { SourceState } from './article-files.ts';
import { type ListOutcome, problemOf } from './listing.ts';
import { articleOfFile, type PageArticle } from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';
import type { Source } from './sources.ts';

/** In bytes. */
const MAX_ZIP = 64 * 1024 * 1024;
const ZIP_TYPES = /^application\/(?:zip|x-zip-compressed|octet-stream)$/;

/**
 * Reads a repository, when it has changed.
 *
 * @param onFile called with each wanted file, one after another: its path, its bytes, and how to make an article of it
 * @returns the paths of the wanted files
 */
export async function readRepository(
  client: PoliteClient,
  source: Source,
  { validators }: SourceState,
  onFile: (path: string, bytes: Buffer, make: () => Promise<PageArticle>) => Promise<void>,
): Promise<ListOutcome<Set<string>>> {
  const { address, limit } = source;
  const outcome = await client.get(address, { validators, types: ZIP_TYPES, maxBytes: MAX_ZIP });
  if (outcome.kind !== 'read') return { list: null, problem: problemOf(address, outcome) };
  try {
    return await inFile(outcome.bytes, async (handle) => {
      const list = new Set<string>();
      for (const { name } of await listZip(handle, (one) => isWanted(source, one))) {
        if (!isWanted(source, name) || list.size >= limit) continue;
        const file = pathOf(name);
        list.add(file);
        const bytes = await readZipped(handle, name, maxSizeOf(name));
        const url = source.pages === null ? '' : new URL(encodeURI(file), source.pages).href;
        await onFile(file, bytes, () => articleOfFile(file, bytes, url));
      }
      return { list, validators: outcome.validators };
    });
  } catch (error) {
    if (error instanceof BadFile) return { list: null, problem: `${address}: it ${error.message}` };
    throw error;
  }
}

function isWanted({ folder, isWanted: matches }: Source, name: string): boolean {
  const file = pathOf(name);
  return (folder === '' || file.startsWith(`${folder}/`)) && isArticleFile(file) && matches(`/${file}`);
}

/** The path in the repository: forges put all of it into one folder. */
function pathOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

/** Runs work over a temporary file, of which only what is needed is held in memory. */
async function inFile<T>(
  bytes: Buffer,
  work: (handle: Awaited<ReturnType<typeof open>>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-'));
  try {
    const file = path.join(folder, 'repository.zip');
    await writeFile(file, bytes);
    const handle = await open(file);
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
