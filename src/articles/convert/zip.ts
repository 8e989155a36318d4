/** Reads ZIPs of articles: each file in one is an article of its own. */
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { BadFile, BadText } from '../decode.ts';
import { type Archive, openArchive, openArchiveFile } from './archive.ts';
import { MAX_IN_ZIP, maxSizeOf } from './convert.ts';

const KIND = 'zip';
/**
 * In bytes: how much all files that are read of a ZIP may inflate to. They are read one by one, and never all in memory, but
 * each takes its time.
 */
const MAX_TOGETHER = 100 * 1024 * 1024;

/** A file in a ZIP. */
export interface ZippedFile {
  /** Its path in the ZIP. */
  name: string;
  /** In bytes. */
  size: number;
}

/**
 * Lists the files in a ZIP, without hidden ones.
 *
 * @param isArticle whether a file's name is that of an article
 * @throws BadFile when it is no ZIP, or damaged, or too large
 */
export async function listZip(
  handle: FileHandle,
  isArticle: (name: string) => boolean,
): Promise<ZippedFile[]> {
  const archive = await openArchiveFile(handle, KIND);
  const files = visibleIn(archive).map((name) => ({ name, size: archive.sizeOf(name) }));
  const together = files.reduce((sum, { name, size }) => sum + (isArticle(name) ? size : 0), 0);
  if (together > MAX_TOGETHER)
    throw new BadFile(
      `holds more than ${MAX_TOGETHER / 1024 / 1024} MiB when it is unpacked: divide it into several`,
    );
  return files;
}

/**
 * Reads a file of a ZIP.
 *
 * @param max in bytes: the largest that it may be
 * @throws BadFile when it cannot be read, is larger, or is not there
 */
export async function readZipped(handle: FileHandle, name: string, max: number): Promise<Buffer> {
  const archive = await openArchiveFile(handle, KIND);
  const bytes = await archive.read(name, max);
  if (!bytes) throw new BadFile('was taken out of its ZIP while it was read: put it back, or leave it so');
  return bytes;
}

/**
 * Reads the only article in a ZIP.
 *
 * @param isArticle whether a file's name is that of an article
 * @throws BadFile when there is none in it, or there are several
 */
export async function readOnlyZipped(
  bytes: Uint8Array,
  isArticle: (name: string) => boolean,
): Promise<{ name: string; bytes: Buffer }> {
  const archive = await openArchive(bytes, KIND);
  const [name, ...others] = visibleIn(archive).filter(isArticle);
  if (name === undefined) throw new BadText('badText.nothingToRead');
  if (others.length > 0) throw tooMany(others.length + 1);
  return { name: path.posix.basename(name), bytes: (await archive.read(name, maxSizeOf(name)))! };
}

/**
 * Reads all articles in a ZIP.
 *
 * @param isArticle whether a file's name is that of an article
 * @throws BadFile when there is none in it, there are more than `MAX_IN_ZIP`, or one of them cannot be read
 */
export async function readAllZipped(
  bytes: Uint8Array,
  isArticle: (name: string) => boolean,
): Promise<{ name: string; bytes: Buffer }[]> {
  const archive = await openArchive(bytes, KIND);
  const names = visibleIn(archive).filter(isArticle);
  if (names.length === 0) throw new BadText('badText.nothingToRead');
  if (names.length > MAX_IN_ZIP) throw tooMany(names.length);
  const files: { name: string; bytes: Buffer }[] = [];
  for (const name of names)
    files.push({ name: path.posix.basename(name), bytes: (await archive.read(name, maxSizeOf(name)))! });
  return files;
}

function tooMany(count: number): BadText {
  return new BadText('badText.severalFiles', { count, max: MAX_IN_ZIP });
}

/** The paths of files that are not hidden, as programs of macOS put some beside each file. */
function visibleIn({ names }: Archive): string[] {
  return names.filter((name) =>
    name.split('/').every((part) => part !== '' && !/^(?:\.|__MACOSX$)/.test(part)),
  );
}
