/** Lists the files that an operator imports. */

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonInLog } from '../../articles/decode.ts';
import type { Problem } from '../../articles/folder.ts';
import { walk } from '../../articles/walk-folder.ts';
import { StorageFailure } from '../library.ts';

/** A file to import. */
export interface IncomingFile {
  /** Where it is: for a file in a ZIP, a path that leads into the ZIP. */
  file: string;
  /** The name that it keeps: its path in the given folder. A ZIP is unpacked into a folder of its name. */
  name: string;
}

/**
 * Lists files, and the articles in folders and ZIPs, in the order of their names. Hidden files are skipped, and links
 * are not followed, as in the folder of seeds.
 *
 * @param paths of files and folders
 * @returns the files, and those that cannot be read
 * @throws StorageFailure when there is nothing at a path
 */
export async function incomingFiles(
  paths: readonly string[],
): Promise<{ files: IncomingFile[]; problems: Problem[] }> {
  const files: IncomingFile[] = [];
  const problems: Problem[] = [];
  for (const one of paths) {
    const found = await stat(one).catch(() => null);
    if (!found) throw new StorageFailure(`There is no file or folder ${one}: nothing was imported.`);
    const [root, inside] = found.isDirectory() ? [one, ''] : [path.dirname(one), path.basename(one)];
    const listing = await walk(root, inside, () => true);
    for (const [name, { message }] of listing.bad)
      problems.push({ file: path.join(root, name), reason: message });
    for (const name of [...listing.files.keys()].sort())
      files.push({ file: path.join(root, name), name: name.replace(/\.zip(?=\/)/i, '') });
    if (inside !== '' && listing.files.size === 0 && listing.bad.size === 0)
      problems.push({ file: one, reason: reasonInLog('badText.format') });
  }
  return { files, problems };
}
