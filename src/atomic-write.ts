import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { asBadFile } from '../../articles/text-file.ts';
import { LibraryFailure } from '../library.ts';

/** Who may read a file: all users of the machine, or this one alone. */
const FOR_ALL = 0o644;
export const FOR_ME = 0o600;

/** What a disk refuses, in a line for people. */
export async function withDiskErrorsInWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new LibraryFailure(
        'There is no room left on my disk. Tell whoever runs me; nothing was changed.',
      );
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
      throw new LibraryFailure(
        'I may not write to my data folder. Tell whoever runs me; nothing was changed.',
      );
    if (code === 'ENOENT')
      throw new LibraryFailure('The file of that article is gone. Look at the list again.');
    if (code !== undefined) throw new LibraryFailure(`The file ${asBadFile(error).message}.`);
    throw error;
  }
}

/** Writes a file whole or not at all: beside its place, down to the disk, and then into it. */
export async function writeAtomically(
  file: string,
  text: string | Uint8Array,
  mode = FOR_ALL,
): Promise<void> {
  await makeFolder(path.dirname(file));
  // Names that start with a dot are read by nobody.
  const beside = path.join(path.dirname(file), `.${path.basename(file)}`);
  try {
    const handle = await open(beside, 'w', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Writes a line behind those of a file, down to the disk. What was cut off when it was written stays a line of its own.
 */
export async function appendLineDurably(file: string, line: string, mode = FOR_ALL): Promise<void> {
  await makeFolder(path.dirname(file));
  const handle = await open(file, 'a+', mode);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
    const isCutOff = size > 0 && buffer.toString('latin1') !== '\n';
    await handle.appendFile(`${isCutOff ? '\n' : ''}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** Moves a file, down to the disk. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await makeFolder(path.dirname(to));
  await rename(from, to);
  for (const folder of [path.dirname(to), path.dirname(from)]) await syncFolder(folder);
}

/** Of a disk that takes no folder, Node says that a folder is missing. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? Object.assign(error, { code: 'EROFS' }) : error;
  });
}

/**
 * Puts the names in a folder down to the disk. Some systems have no folders that can be opened: there they are on the
 * disk when the system sees fit.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** What a folder holds, but for names that start with a dot; nothing when there is no such folder. */
export async function visibleNamesIn(folder: string): Promise<Set<string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return new Set(names.filter((name) => !name.startsWith('.')));
}
