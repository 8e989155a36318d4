/** Reads the files of articles safely. */
import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { hasPictures, isDocument } from './convert/convert.ts';
import { BadFile, type Decoded } from './decode.ts';
import { decodeFile } from './parse.ts';

/** In bytes: two mebibytes, twice the size of a long novel. */
export const LARGEST_FILE = 2 * 1024 * 1024;
/** In bytes: ten mebibytes for documents, most of which are pictures, that nobody reads. */
const LARGEST_WITH_PICTURES = 10 * 1024 * 1024;

/** A file's text and the state of the file. */
export interface FileText extends Decoded {
  /** See `stateOf`; null when the file changed while it was read. */
  state: string | null;
}

/**
 * Checks the size of a file in bytes.
 *
 * @throws BadFile when it is larger than files of its kind may be
 */
export function checkSize(name: string, size: number): void {
  const max = hasPictures(name) ? LARGEST_WITH_PICTURES : LARGEST_FILE;
  if (size > max) throw new BadFile(`is larger than ${max / 1024 / 1024} MiB: split it into articles`);
}

/** The last conversion, after which the next one starts. */
let converted: Promise<unknown> = Promise.resolve();

/**
 * Reads and decodes a regular file of the size that `checkSize` allows. Documents are read one after another, since each
 * takes up to 100 MB of memory while it is converted.
 *
 * @throws BadFile when it is not such a file or not a text, or cannot be read
 */
export function readTextFile(file: string): Promise<FileText> {
  if (!isDocument(file)) return readInAnyOrder(file);
  const result = converted.then(() => readInAnyOrder(file));
  converted = result.catch(() => {});
  return result;
}

async function readInAnyOrder(file: string): Promise<FileText> {
  try {
    // The file may have been replaced by a link since it was listed.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const before = await handle.stat();
      if (!before.isFile()) throw new BadFile(NO_FILE);
      checkSize(file, before.size);
      const bytes = await handle.readFile();
      const state = stateOf(before);
      const decoded = await decodeFile(file, bytes);
      return { ...decoded, state: state === stateOf(await handle.stat()) ? state : null };
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
