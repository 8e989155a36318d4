/** Archives that are made to do harm, for tests of each format that is one. */
import { constants, deflateRawSync } from 'node:zlib';
import { type ZipEntry, zipOf } from './zip.ts';

const MEBIBYTE = 2 ** 20;
const BROKEN = /^is not an? [\w- ]+, as its name says/;

/** A gibibyte of white space in a mebibyte: blocks that end without ending the stream can be repeated. */
const BLOCK = deflateRawSync(Buffer.alloc(MEBIBYTE, ' '), { finishFlush: constants.Z_FULL_FLUSH });
const BOMB = Buffer.concat([...Array.from({ length: 1024 }, () => BLOCK), deflateRawSync('')]);

/**
 * Archives that are like a good one but for one thing, each with the reason that it is not read.
 *
 * @param main the name of a part without which nothing can be read
 */
export function hostileArchives(
  parts: Record<string, string>,
  main: string,
): [what: string, bytes: Buffer, reason: RegExp][] {
  const content = parts[main]!;
  const withMain = (entry: ZipEntry | string) => zipOf({ ...parts, [main]: entry });
  const good = zipOf(parts);
  const stored = BOMB;
  return [
    [
      'inflates to a gibibyte',
      withMain({ content, stored, size: 1024 * MEBIBYTE }),
      /^holds more than \d+ MiB/,
    ],
    ['inflates to more than it says', withMain({ content, stored }), BROKEN],
    [
      'has 60,000 entries',
      zipOf({ ...parts, ...Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`${i}`, ''])) }),
      /^has more than 4,000 files in it/,
    ],
    ['says that it has more entries than it has', zipOf(parts, 4_000), BROKEN],
    ['is encrypted', withMain({ content, flags: 1 }), /^is protected by a password/],
    ['is compressed in another way', withMain({ content, method: 99 }), BROKEN],
    ['is cut off', good.subarray(0, good.length / 2), BROKEN],
    ['has other bytes than its checksum says', withMain({ content, crc: 1 }), BROKEN],
    ['has names that lead out of it', zipOf({ ...parts, '../../etc/passwd': 'x' }), BROKEN],
    ['has no content', zipOf({ 'other.txt': 'Other.' }), BROKEN],
    ['is empty', zipOf({}), BROKEN],
    ['has a part that is cut off', withMain(content.slice(0, -12)), BROKEN],
    ['is nested a million deep', withMain('<a>'.repeat(1_000_000)), /^is nested too deeply/],
    [
      'has entities that expand a billion times',
      withMain(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>${content}`),
      /^declares entities of its own/,
    ],
    [
      'has an entity in another file',
      withMain(`<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${content}`),
      /^declares entities of its own/,
    ],
    ['has a million elements', withMain(`<a>${'<b/>'.repeat(1_000_000)}</a>`), /^has too many parts/],
    ['is not a text within', withMain('\0\x01\x02'.repeat(100)), /^is not a text|^is not an?/],
    ['is a PDF', Buffer.from('%PDF-1.7\n'), /as its name says, but a PDF/],
    ['is a text', Buffer.from('The council met on Friday.'), BROKEN],
    [
      'is protected by a password of Office',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(512),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      /^is protected by a password/,
    ],
  ];
}
