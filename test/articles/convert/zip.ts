/** Writes ZIP archives for tests, also such as no program writes. */
import { crc32, deflateRawSync } from 'node:zlib';

/** An entry; what is not given is as it should be. */
export interface ZipEntry {
  content: string | Uint8Array;
  /** The bytes that stand for the content, deflated by default. */
  stored?: Uint8Array;
  method?: number;
  flags?: number;
  /** What the archive says of the content's size. */
  size?: number;
  crc?: number;
  /** The index of an earlier entry whose bytes it shares. */
  sharing?: number;
}

/** Writes an OpenDocument text of paragraphs, the first of which is its title. */
export function odtOf(title: string, ...paragraphs: string[]): Buffer {
  const style = '<style:style style:name="P" style:parent-style-name="Title"/>';
  const body = paragraphs.map((text) => `<text:p>${text}</text:p>`).join('');
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content>${style}<office:body><office:text><text:p text:style-name="P">${title}</text:p>${body}</office:text></office:body></office:document-content>`,
  });
}

/** Most entries of large archives are empty: deflating takes long to set up. */
const NOTHING = deflateRawSync('');
const deflated = (content: Buffer) => (content.length === 0 ? NOTHING : deflateRawSync(content));

/** Writes an archive of entries by their names. */
export function zipOf(
  entries: Record<string, string | Uint8Array | ZipEntry> | [string, ZipEntry][],
  declared?: number,
): Buffer {
  const all = Array.isArray(entries) ? entries : Object.entries(entries);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const written: { at: number; stored: Uint8Array; crc: number }[] = [];
  let at = 0;
  for (const [name, given] of all) {
    const entry: ZipEntry =
      typeof given === 'string' || given instanceof Uint8Array ? { content: given } : given;
    const { flags = 0, method = 8, sharing } = entry;
    const shared = written[sharing ?? -1];
    const content = Buffer.from(entry.content as string);
    const stored = entry.stored ?? shared?.stored ?? (method === 8 ? deflated(content) : content);
    const crc = entry.crc ?? shared?.crc ?? crc32(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(stored.length, 14);
    common.writeUInt32LE(entry.size ?? content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    written.push({ at: shared?.at ?? at, stored, crc });
    const central = Buffer.alloc(16);
    central.writeUInt32LE(written.at(-1)!.at, 12);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, central.subarray(2), Buffer.from(name));
    if (shared) continue;
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), stored]);
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(declared ?? all.length, 8);
  end.writeUInt16LE(declared ?? all.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, central, end]);
}
