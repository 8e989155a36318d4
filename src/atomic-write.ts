/** Writes files atomically and durably: completely or not at all, and flushed to the disk when the promise resolves. */

import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** File modes: readable by all users of the machine, or by this one only. */
const READABLE_BY_ALL = 0o644;
export const OWNER_ONLY = 0o600;

/**
 * Writes a file atomically: to a temporary file in the same folder, which is flushed to the disk and renamed. Missing
 * folders are created.
 *
 * @param data the content, or its parts in order
 * @throws the error of the file system; the temporary file is removed, and the file remains unchanged
 */
export async function writeAtomically(
  file: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
  mode = READABLE_BY_ALL,
): Promise<void> {
  await createFolder(path.dirname(file));
  await writeBeside(file, data, mode);
  await syncFolder(path.dirname(file));
}

/**
 * Writes several files, each as `writeAtomically` does, with fewer calls of the system: each folder is created and flushed
 * once.
 *
 * @throws the error of the file system when one cannot be written; the others are
 */
export async function writeAllAtomically(
  files: readonly { file: string; data: string | Uint8Array }[],
): Promise<void> {
  const folders = [...new Set(files.map(({ file }) => path.dirname(file)))];
  for (const folder of folders) await createFolder(folder);
  const written = await Promise.allSettled(files.map(({ file, data }) => writeBeside(file, data)));
  for (const folder of folders) await syncFolder(folder);
  for (const one of written) if (one.status === 'rejected') throw one.reason;
}

/** Writes a temporary file, flushes it to the disk, and renames it, which its folder has to be flushed for. */
async function writeBeside(
  file: string,
  data: string | Uint8Array | Iterable<Uint8Array>,
  mode = READABLE_BY_ALL,
): Promise<void> {
  // No reader uses files whose names start with a dot.
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}`);
  try {
    // A leftover of a crash, or a link that somebody put there, is removed rather than written to.
    await rm(temporary, { force: true, recursive: true });
    const handle = await open(temporary, 'wx', mode);
    try {
      await writeFile(handle, data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true, recursive: true });
    throw error;
  }
}

/** Appends a line to a file and flushes it to the disk. An incomplete last line of an earlier write remains a line of its own. */
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

/** Moves a file, and flushes both folders to the disk. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await createFolder(path.dirname(to));
  await rename(from, to);
  for (const folder of [path.dirname(to), path.dirname(from)]) await syncFolder(folder);
}

/** Creates a folder. For a read-only file system, Node reports ENOENT; the error is changed to EROFS. */
async function createFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? Object.assign(error, { code: 'EROFS' }) : error;
  });
}

/**
 * Flushes the entries of a folder to the disk. On systems where folders cannot be opened, the system decides when they are
 * flushed.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
