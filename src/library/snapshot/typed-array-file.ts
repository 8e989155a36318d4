/** Files of typed arrays with a header and checksums. */

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { OWNER_ONLY, writeAtomically } from '../../atomic-write.ts';
import type { List } from './packed-segment.ts';

/** The content of a file: lists of numbers, and other facts as JSON. */
export interface ListFile {
  facts: unknown;
  lists: Record<string, List>;
}

interface Header {
  /** The version of the program that wrote it. */
  made: string;
  /** The file's name, so that files that were swapped are noticed. */
  name: string;
  facts: unknown;
  lists: { name: string; kind: keyof typeof KINDS; length: number; sum: number }[];
}

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array };
/** The size of the preamble: the length of the header in bytes, and its checksum, each in four bytes. */
const PREAMBLE_BYTES = 8;
/** How much is written, or included in a checksum, between two pauses. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** A file that cannot be used: damaged, cut off, or written by another version. The message follows the file's name. */
export class BadSnapshot extends Error {
  override readonly name = 'BadSnapshot';
}

/**
 * Writes lists of numbers to a file, completely or not at all. They are in the byte order of this machine: on a machine
 * with the other byte order, no checksum is right.
 *
 * @param made the version of the program, which `readLists` has to be given
 */
export async function writeLists(file: string, made: string, { facts, lists }: ListFile): Promise<void> {
  const entries = Object.entries(lists);
  const header: Header = { made, name: path.basename(file), facts, lists: [] };
  for (const [name, list] of entries) {
    let sum = 0;
    for (const chunk of chunksOf(list)) {
      sum = checksumOf(chunk, sum);
      await pause();
    }
    const kind = list.constructor.name as keyof typeof KINDS;
    header.lists.push({ name, kind, length: list.length, sum });
  }
  const line = Buffer.from(JSON.stringify(header));
  const preamble = Buffer.from(new Uint32Array([line.length, checksumOf(line, 0)]).buffer);
  const parts = [preamble, line, ...entries.flatMap(([, list]) => [...chunksOf(list)])];
  await writeAtomically(file, parts, OWNER_ONLY);
}

/**
 * Reads a file that `writeLists` has written.
 *
 * @param made the version of the program
 * @throws BadSnapshot when the file is damaged, or written by another version
 * @throws Error when it cannot be read
 */
export async function readLists(file: string, made: string): Promise<ListFile> {
  // Without O_NONBLOCK, preamble a named pipe would wait until somebody writes to it.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw new BadSnapshot('is no ordinary file');
    let left = about.size;
    const next = async (length: number) => {
      left -= length;
      if (left < 0) throw new BadSnapshot('is cut off');
      return read(handle, length);
    };
    const [length = 0, sum = 0] = new Uint32Array((await next(PREAMBLE_BYTES)).buffer);
    const line = await next(length);
    if (length === 0 || checksumOf(line, 0) !== sum) throw new BadSnapshot('is damaged in its header');
    const header = JSON.parse(Buffer.from(line.buffer).toString()) as Header;
    if (header.made !== made) throw new BadSnapshot(`was made by ${header.made}`);
    if (header.name !== path.basename(file)) throw new BadSnapshot('is another file');
    const lists: ListFile['lists'] = {};
    for (const { name, kind, length: count, sum: expected } of header.lists) {
      const Kind = KINDS[kind];
      const bytes = await next(count * Kind.BYTES_PER_ELEMENT);
      if (checksumOf(bytes, 0) !== expected) throw new BadSnapshot(`is damaged in ${name}`);
      lists[name] = new Kind(bytes.buffer);
    }
    if (left > 0) throw new BadSnapshot('goes on behind its end');
    return { facts: header.facts, lists };
  } finally {
    await handle.close();
  }
}

/** Reads the next bytes of a file into a new buffer. */
async function read(handle: FileHandle, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at);
    if (bytesRead === 0) throw new BadSnapshot('is cut off');
    at += bytesRead;
  }
  return bytes;
}

function* chunksOf({ buffer, byteOffset, byteLength }: List): Iterable<Uint8Array> {
  for (let at = 0; at < byteLength; at += CHUNK_BYTES)
    yield new Uint8Array(buffer, byteOffset + at, Math.min(CHUNK_BYTES, byteLength - at));
}

/**
 * A 32-bit checksum, which any single change alters. The checksum of several parts can be computed one after another,
 * if the lengths of all but the last are multiples of four.
 *
 * @param before the checksum of the parts before, or 0
 */
function checksumOf(bytes: Uint8Array, before: number): number {
  let sum = before;
  const isAligned = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset, byteLength } = isAligned ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(buffer, byteOffset, byteLength >>> 2);
  for (let i = 0; i < words.length; i++) sum = (Math.imul(sum, 31) + words[i]! + 1) | 0;
  for (let i = words.length * 4; i < byteLength; i++) sum = (Math.imul(sum, 31) + bytes[i]! + 1) | 0;
  return sum >>> 0;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
