/* What the file system refuses, in words for the person who asked, and the names in a folder. */

import { readdir } from 'node:fs/promises';
import { asBadFile } from '../../articles/text-file.ts';
import { LibraryFailure } from '../library.ts';

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

/** What a folder holds, but for names that start with a dot; nothing when there is no such folder. */
export async function visibleNamesIn(folder: string): Promise<Set<string>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return new Set(names.filter((name) => !name.startsWith('.')));
}
