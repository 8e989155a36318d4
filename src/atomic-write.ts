/* Files that are written whole or not at all, and are on the disk when the promise resolves. */

import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The modes of a file that all users of the machine may read, or only this one. */
const READABLE_BY_ALL = 0o644;
export const OWNER_ONLY = 0o600;

/**
 * Writes a whole file, or nothing of it: first into a temporary file of the same folder, which is flushed to the disk and
 * renamed. Folders that are missing are made.
 *
 * @param data the whole content, or its parts in order
 * @throws the file system's error; the temporary file is removed, and the file stays as it was
 */
export async function writeAtomically(
  file: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
  mode = READABLE_BY_ALL,
): Promise<void> {
  await createFolder(path.dirname(file));
  // Names that start with a dot are read by nobody.
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}`);
  try {
    // What a crash left there, or somebody else put there, is not written through.
    await rm(temporary, { force: true, recursive: true });
    const handle = await open(temporary, 'wx', mode);
    try {
      await writeFile(handle, data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(temporary, { force: true, recursive: true });
    throw error;
  }
}

/**
 * Appends a line to a file, and syncs it to the disk. A last line that was cut off by a crash stays a line of its own.
 */
export async function appendLineDurably(file: string, line: string, mode = READABLE_BY_ALL): Promise<void> {
  await createFolder(path.dirname(file));
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

/** Moves a file, and syncs both folders to the disk. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await createFolder(path.dirname(to));
  await rename(from, to);
  for (const folder of [path.dirname(to), path.dirname(from)]) await syncFolder(folder);
}

/** Creates a folder. Node reports a read-only file system as ENOENT here, which is corrected to EROFS. */
async function createFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? Object.assign(error, { code: 'EROFS' }) : error;
  });
}

/**
 * Syncs the names in a folder to the disk. Some systems cannot open folders, and write the names at a time of their
 * own.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
