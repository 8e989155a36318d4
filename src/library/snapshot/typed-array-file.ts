import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { FOR_ME, writeAtomically } from '../../atomic-write.ts';
import type { List } from './packed-segment.ts';

/** A file of lists of numbers, with what is to be said of them as JSON. */
export interface ListFile {
  facts: unknown;
  lists: Record<string, List>;
}

interface Header {
  /** Which program wrote it: another's file is none. */
  made: string;
  /** The file's name: one that stands in another's place is none either. */
  name: string;
  facts: unknown;
  lists: { name: string; kind: keyof typeof KINDS; length: number; sum: number }[];
}

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array };
/** At the start of a file: how long its header is, in bytes, and the sum of it. */
const OPENING = 8;
/** So much is summed and written at once: other work goes on in between. */
const CHUNK = 4 * 1024 * 1024;

/** A file that cannot be used: damaged, cut off, or another program's. The message goes on after the file's name. */
export class BadSnapshot extends Error {
  override readonly name = 'BadSnapshot';
}

/**
 * Writes lists of numbers into a file, whole or not at all. They are kept as this machine has them in memory: a machine
 * of the other byte order finds no sum right.
 *
 * @param made which program writes it: what `readLists` has to be told
 */
export async function writeLists(file: string, made: string, { facts, lists }: ListFile): Promise<void> {
  const entries = Object.entries(lists);
  const header: Header = { made, name: path.basename(file), facts, lists: [] };
  for (const [name, list] of entries) {
    let sum = 0;
    for (const chunk of chunksOf(list)) {
      sum = sumOf(chunk, sum);
      await pause();
    }
    const kind = list.constructor.name as keyof typeof KINDS;
    header.lists.push({ name, kind, length: list.length, sum });
  }
  const line = Buffer.from(JSON.stringify(header));
  const opening = Buffer.from(new Uint32Array([line.length, sumOf(line, 0)]).buffer);
  const parts = [opening, line, ...entries.flatMap(([, list]) => [...chunksOf(list)])];
  await writeAtomically(file, parts, FOR_ME);
}

/**
 * @throws BadSnapshot when the file is not what `writeLists` wrote for the same program, or not all of it
 * @throws Error when it cannot be read
 */
export async function readLists(file: string, made: string): Promise<ListFile> {
  // A pipe would be waited for until somebody writes into it.
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
    const [length = 0, sum = 0] = new Uint32Array((await next(OPENING)).buffer);
    const line = await next(length);
    if (length === 0 || sumOf(line, 0) !== sum) throw new BadSnapshot('is damaged in its header');
    const header = JSON.parse(Buffer.from(line.buffer).toString()) as Header;
    if (header.made !== made) throw new BadSnapshot(`was made by ${header.made}`);
    if (header.name !== path.basename(file)) throw new BadSnapshot('is another file');
    const lists: ListFile['lists'] = {};
    for (const { name, kind, length: count, sum: expected } of header.lists) {
      const Kind = KINDS[kind];
      const bytes = await next(count * Kind.BYTES_PER_ELEMENT);
      if (sumOf(bytes, 0) !== expected) throw new BadSnapshot(`is damaged in ${name}`);
      lists[name] = new Kind(bytes.buffer);
    }
    if (left > 0) throw new BadSnapshot('goes on behind its end');
    return { facts: header.facts, lists };
  } finally {
    await handle.close();
  }
}

/** The next bytes of a file, in memory of their own. */
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
  for (let at = 0; at < byteLength; at += CHUNK)
    yield new Uint8Array(buffer, byteOffset + at, Math.min(CHUNK, byteLength - at));
}

/** A sum that any one change makes another; of several parts, one after another, as of all, if they are of whole words. */
function sumOf(bytes: Uint8Array, before: number): number {
  let sum = before;
  const isWhole = bytes.byteOffset % 4 === 0;
  const { buffer, byteOffset, byteLength } = isWhole ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(buffer, byteOffset, byteLength >>> 2);
  for (let i = 0; i < words.length; i++) sum = (Math.imul(sum, 31) + words[i]! + 1) | 0;
  for (let i = words.length * 4; i < byteLength; i++) sum = (Math.imul(sum, 31) + bytes[i]! + 1) | 0;
  return sum >>> 0;
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
