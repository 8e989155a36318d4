/* Files that are written whole or not at all, and are on the disk when the promise resolves. */

import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Who may read a file: all users of the machine, or this one alone. */
const FOR_ALL = 0o644;
export const FOR_ME = 0o600;

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
  mode = FOR_ALL,
): Promise<void> {
  await makeFolder(path.dirname(file));
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
