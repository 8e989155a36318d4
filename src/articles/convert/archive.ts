/** Reads ZIP archives, which may be made to do harm: nothing that an archive says of its sizes is believed. */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, fromFdPromise, type ZipFile } from 'yauzl';
import { BadText } from '../decode.ts';
import { checkIsZip, damaged } from './signature.ts';

/** The entries of an archive: the longest e-books, with a picture on each page, have about half as many. */
const MAX_ENTRIES = 4_000;
/**
 * In bytes: how much of an archive is inflated, over all the entries that are read. A document of 2 MiB of text takes
 * about as much as XML.
 */
const MAX_INFLATED = 10 * 1024 * 1024;
/** The bit of an entry's flags for encryption. */
const ENCRYPTED = 1;

/** An archive. Directories are none of its entries. */
export class Archive {
  readonly names: readonly string[];
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #kind: string;
  readonly #max: number;
  #left: number;

  constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, kind: string, maxInflated: number) {
    this.names = [...entries.keys()];
    this.#file = file;
    this.#entries = entries;
    this.#kind = kind;
    this.#left = maxInflated;
    this.#max = maxInflated;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The size of an entry in bytes, as the archive says: one that inflates to another is damaged. */
  sizeOf(name: string): number {
    return this.#entries.get(name)?.uncompressedSize ?? 0;
  }

  /**
   * Reads an entry; null when there is none of that name.
   *
   * @param max the most that it may inflate to, in bytes
   * @throws BadText when it is damaged, protected, or inflates to more
   */
  async read(name: string, max = this.#max): Promise<Buffer | null> {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new BadText('badText.password');
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      // It ends with an error when an entry inflates to more than it says.
      for await (const chunk of await this.#file.openReadStreamPromise(entry)) {
        size += chunk.length;
        this.#left -= chunk.length;
        if (size > max || this.#left < 0) throw tooMuch(max);
        chunks.push(chunk);
      }
    } catch (error) {
      throw error instanceof BadText ? error : damaged(this.#kind);
    }
    const bytes = Buffer.concat(chunks);
    if (crc32(bytes) !== entry.crc32) throw damaged(this.#kind);
    return bytes;
  }
}

/**
 * Opens an archive.
 *
 * @param kind what it is: "docx"
 * @param maxInflated in bytes: how much all the entries that are read may inflate to
 * @throws BadText when it is no archive, damaged, or has too many entries
 */
export function openArchive(bytes: Uint8Array, kind: string, maxInflated = MAX_INFLATED): Promise<Archive> {
  checkIsZip(bytes, kind);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readEntries(() => fromBufferPromise(buffer, { lazyEntries: true }), kind, maxInflated);
}

/**
 * Opens the archive in a file, of which only what is needed is read.
 *
 * @param handle the open file, which has to stay open
 * @throws BadText when it is no archive, damaged, or has too many entries
 */
export async function openArchiveFile(handle: FileHandle, kind: string): Promise<Archive> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(SIGNATURE), 0, SIGNATURE, 0);
  checkIsZip(buffer.subarray(0, bytesRead), kind);
  const open = () => fromFdPromise(handle.fd, { lazyEntries: true, autoClose: false });
  return readEntries(open, kind, MAX_INFLATED);
}

/** In bytes: the start of a file that shows its kind. */
const SIGNATURE = 8;

async function readEntries(
  open: () => Promise<ZipFile>,
  kind: string,
  maxInflated: number,
): Promise<Archive> {
  try {
    const file = await open();
    if (file.entryCount > MAX_ENTRIES) throw tooManyEntries();
    const entries = new Map<string, Entry>();
    for await (const entry of file.eachEntry())
      if (!entry.fileName.endsWith('/') && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    return new Archive(file, entries, kind, maxInflated);
  } catch (error) {
    throw error instanceof BadText ? error : damaged(kind);
  }
}

function tooMuch(max: number): BadText {
  return new BadText('badText.tooLargeUnpacked', { max: max / 1024 / 1024 });
}

function tooManyEntries(): BadText {
  return new BadText('badText.tooManyFiles', { max: MAX_ENTRIES });
}
