/** Turns errors of the file system into failures that people hear of. */

import { readFile } from 'node:fs/promises';
import { LibraryFailure } from '../library.ts';

/**
 * Runs work on files.
 *
 * @throws LibraryFailure for an error of the file system, other errors are passed on
 */
export async function withDiskErrorsAsFailures<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new LibraryFailure('failure.diskFull');
    if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
      throw new LibraryFailure('failure.diskReadOnly');
    if (code === 'ENOENT') throw new LibraryFailure('failure.articleGone');
    if (code !== undefined) throw new LibraryFailure('failure.disk', { code });
    throw error;
  }
}

/** The text of a file; null when the file does not exist. */
export async function readIfPresent(file: string): Promise<string | null> {
  return (await bytesIfPresent(file))?.toString() ?? null;
}

/** The content of a file; null when the file does not exist. */
export async function bytesIfPresent(file: string): Promise<Buffer | null> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
