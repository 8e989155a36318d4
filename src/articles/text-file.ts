/** Reads text files safely. */
import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadFile, type Decoded } from './decode.ts';
import { decodeFile } from './parse.ts';

/** In bytes: two mebibytes, twice the size of a long novel. */
export const LARGEST_FILE = 2 * 1024 * 1024;

/** A file's text and the state of the file. */
export interface FileText extends Decoded {
  /** See `stateOf`; null when the file changed while it was read. */
  state: string | null;
}

/**
 * Reads and decodes a regular file of at most `LARGEST_FILE` bytes.
 *
 * @throws BadFile when it is not such a file or not a text, or cannot be read
 */
export async function readTextFile(file: string): Promise<FileText> {
  try {
    // The file may have been replaced by a link since it was listed.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const before = await handle.stat();
      if (!before.isFile()) throw new BadFile(NO_FILE);
      if (before.size > LARGEST_FILE)
        throw new BadFile(`is larger than ${LARGEST_FILE / 1024 / 1024} MiB: split it into articles`);
      const bytes = await handle.readFile();
      const state = stateOf(before);
      return { ...decodeFile(file, bytes), state: state === stateOf(await handle.stat()) ? state : null };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asBadFile(error);
  }
}

export const NO_FILE = 'is no ordinary file: put a text file here';
export const IS_LINK = 'is a link, which is never followed: put the file itself here';

/** A string that changes when a file is written, replaced or renamed. */
export function stateOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** Turns an error of the file system into a `BadFile`. */
export function asBadFile(error: unknown): BadFile {
  if (error instanceof BadFile) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM')
    return new BadFile('may not be read: give this user the right to read it');
  if (code === 'ELOOP') return new BadFile(IS_LINK);
  if (code === 'ENOENT') return new BadFile('was taken away while it was read: put it back, or leave it so');
  return new BadFile(`cannot be read (${code ?? message}): look after its disk, or put it here again`);
}
