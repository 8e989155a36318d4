/** Turns errors of the file system into messages for people. */

import { readFile } from 'node:fs/promises';
import { asBadFile } from '../../articles/text-file.ts';
import { LibraryFailure } from '../library.ts';

/**
 * Runs work on files.
 *
 * @throws LibraryFailure for an error of the file system, with a message of one line; other errors are passed on
 */
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

/** The text of a file; null when the file does not exist. */
export async function readIfPresent(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
