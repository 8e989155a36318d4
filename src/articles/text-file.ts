/** Reads the files of articles safely. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import path from 'node:path';
import type { Article } from './article.ts';
import { checkSize, maxSizeOf } from './convert/convert.ts';
import { BadFile } from './decode.ts';
import { decodeFile } from './decode-file.ts';
import { isArticleFile } from './format.ts';
import { parseArticle, withNote } from './parse.ts';

/** A file of an article that is to be read. */
export interface FileToRead {
  /** The id of its article, with the extension of the file. */
  id: string;
  /** Its path, which may lead into a ZIP. */
  path: string;
  /** Its size in bytes. */
  size: number;
  /** The hash of its text when it was read before, if its article has no warning. */
  knownHash: string | null;
}

/** A file as it is read. */
export interface ArticleFile {
  /** Null when the text is the same as before. */
  article: Article | null;
  /** The hash of its text. */
  hash: string;
  /** See `stateOf`; null when the file changed while it was read. */
  state: string | null;
}

/** In bytes: texts up to this length are parsed in less than one step of the work in the library's thread. */
export const MAX_SHORT_LENGTH = 20_000;

/**
 * Reads and parses a file: see `decodeFile` and `parseArticle`.
 *
 * @throws BadFile when it is no regular file, larger than those of its kind may be, or makes no article
 */
export async function readArticleFile(file: FileToRead): Promise<ArticleFile> {
  try {
    const { bytes, state } = await readBytes(file.path);
    const { text, note } = await decodeFile(file.id, bytes);
    const hash = createHash('sha256').update(text).digest('base64');
    // The same text may have another warning than before.
    const isKnown = hash === file.knownHash && note === undefined;
    return { article: isKnown ? null : withNote(parseArticle(file.id, text), note), hash, state };
  } catch (error) {
    throw asBadFile(error);
  }
}

/**
 * Reads the bytes of a regular file, which may be one in a ZIP: "minutes.zip/2024/may.docx".
 *
 * @throws BadFile when it is not such a file, or larger than those of its kind may be
 */
export async function readBytes(file: string): Promise<{ bytes: Buffer; state: ArticleFile['state'] }> {
  const zip = await zipOf(file);
  return withFile(zip?.file ?? file, async (handle) => {
    const before = await handle.stat();
    if (!before.isFile()) throw new BadFile(NO_FILE);
    if (!zip) checkSize(file, before.size);
    const bytes = zip ? await readZipped(handle, zip.name) : await handle.readFile();
    const stateIn = (stats: Stats) => stateOf(zip ? statsInZip(stats, bytes.length) : stats);
    const state = stateIn(before);
    return { bytes, state: state === stateIn(await handle.stat()) ? state : null };
  });
}

/** The ZIP that a path leads into, and the path in it; null when it leads into none. A folder may have such a name. */
async function zipOf(file: string): Promise<{ file: string; name: string } | null> {
  for (const { index } of file.matchAll(/\.zip(?=[\\/])/gi)) {
    const zip = file.slice(0, index + '.zip'.length);
    if ((await lstat(zip)).isFile())
      return { file: zip, name: file.slice(zip.length + 1).replaceAll(path.sep, '/') };
  }
  return null;
}

async function readZipped(handle: FileHandle, name: string): Promise<Buffer> {
  const zips = await import('./convert/zip.ts');
  return zips.readZipped(handle, name, maxSizeOf(name));
}

/** Opens a file for some work. It may have been replaced by a link since it was listed. */
async function withFile<Result>(
  file: string,
  work: (handle: FileHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/**
 * Lists the files in a ZIP.
 *
 * @param stats those of the ZIP
 * @returns the files' own: the times are those of the ZIP
 * @throws BadFile when it cannot be read
 */
export function filesInZip(file: string, stats: Stats): Promise<[name: string, stats: Stats][]> {
  return withFile(file, async (handle) => {
    const { listZip } = await import('./convert/zip.ts');
    const files = await listZip(handle, isArticleFile);
    return files.map(({ name, size }) => [name, statsInZip(stats, size)]);
  });
}

function statsInZip(stats: Stats, size: number): Stats {
  return Object.create(stats, { size: { value: size } });
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
