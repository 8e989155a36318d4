/** Checks the compressed streams of a PDF before a library reads them: it would inflate them without any limit. */
import { constants, createInflate, inflateSync } from 'node:zlib';
import { countOf, hasMoreMatches } from '../../count-matches.ts';
import { BadText } from '../../decode.ts';

/**
 * In bytes: how much all streams but pictures inflate to. A report of 500 pages has about 8 MiB of text, fonts and
 * drawings. Of the worst, the library takes 2 to 4 seconds.
 */
const MAX_INFLATED = 12 * 1024 * 1024;
/**
 * In bytes: the streams but pictures of an encrypted file, before they are inflated. What they inflate to is not known
 * without decrypting them, and may be a thousand times as much. A text of some twenty pages has about as much.
 */
const MAX_ENCRYPTED = 96 * 1024;
/** In characters: how much before a stream may be its dictionary. */
const MAX_DICTIONARY = 2_000;
/** How many letters the ranges of all tables of letters have: a font has 65,536 at most, and fonts of a text have their own. */
const MAX_MAPPED = 2_000_000;
/** How many objects there may be, in a file of which a damaged table makes the library look for each of them. */
const MAX_OBJECTS = 300_000;
const OBJECT = /\d\s+obj/g;
/** How many streams there may be: of a document of 500 pages, a few thousand. */
const MAX_STREAMS = 20_000;

const START = /\bstream\r?\n/g;
const END = Buffer.from('endstream');
const PICTURE =
  /\/Subtype\s*\/Image\b|\/Filter\s*\[?\s*\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)\b/;
const FILTERS = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/;
const FLATE = /^(?:FlateDecode|Fl)$/;
const ASCII85 = /^(?:ASCII85Decode|A85)$/;
/** A byte of these becomes one byte at most. */
const PLAIN = /^(?:ASCIIHexDecode|AHx|Crypt)$/;

/**
 * Checks what the streams of a file inflate to, and clears its pictures, which hold no text, so that nothing can inflate
 * them.
 *
 * @returns a copy without pictures
 * @throws BadText when they inflate to more than any document has, or are compressed in a way that hides it
 */
export async function withoutPictures(bytes: Uint8Array): Promise<Uint8Array> {
  const copy = Buffer.from(bytes);
  const text = copy.toString('latin1');
  const isEncrypted = /\/Encrypt\b/.test(text);
  if (hasMoreMatches(text, OBJECT, MAX_OBJECTS)) throw new BadText('badText.tooManyParts');
  const listed = new Map<string, number>();
  const large = new Set(Array.from(text.matchAll(LARGE_OBJECT), ([, number]) => number!));
  let fonts = checkObjects(text, listed);
  let mapped = 0;
  /** The sizes of streams, by the numbers of their objects. */
  const sizes = new Map<string, number>();
  let left = isEncrypted ? MAX_ENCRYPTED : MAX_INFLATED;
  let count = 0;
  let before = 0;
  for (const { index, 0: opening } of text.matchAll(START)) {
    // "endstream" and what looks like a start within a stream.
    if (index < before || text.startsWith('end', index - 3)) continue;
    if (++count > MAX_STREAMS) throw new BadText('badText.tooManyParts');
    const start = index + opening.length;
    const found = copy.indexOf(END, start);
    const end = found < 0 ? copy.length : found;
    const dictionary = dictionaryBefore(text, index);
    if (PICTURE.test(dictionary)) copy.fill(0, start, end);
    else {
      const length = end - start;
      const decoded = isEncrypted ? null : await decode(copy.subarray(start), length, dictionary, left);
      left -= decoded?.size ?? length;
      if (left < 0) throw tooLarge(isEncrypted);
      const number = NUMBER_BEFORE.exec(
        text.slice(Math.max(0, index - dictionary.length - MAX_NAME), index - dictionary.length),
      )?.[1];
      if (number !== undefined) sizes.set(number, decoded?.size ?? length);
      const content = decoded?.content.toString('latin1') ?? '';
      if (dictionary.includes('/ObjStm')) {
        fonts += checkObjects(content, listed);
        for (const one of largeObjectsIn(content, dictionary)) large.add(one);
      } else checkDrawing(content);
      mapped += lettersIn(content);
      if (mapped > MAX_MAPPED) throw new BadText('badText.printAnew');
    }
    before = end;
  }
  let shown = 0;
  for (const [number, times] of listed) shown += times * (sizes.get(number) ?? 0);
  if (shown > 2 * MAX_INFLATED) throw unusual();
  // The end of a range of widths, up to which the library counts.
  for (const number of listed.keys()) if (large.has(number)) throw unusual();
  if (fonts > MAX_FONTS) throw new BadText('badText.tooManyParts');
  return copy;
}

/** The dictionary before a stream, with those that are nested in it. */
function dictionaryBefore(text: string, end: number): string {
  const opening = text.slice(Math.max(0, end - MAX_DICTIONARY), end);
  return opening.slice(opening.lastIndexOf(' obj') + 1);
}

/** The names of the filters; throws when another object holds them. */
function filtersIn(dictionary: string): string[] {
  const named = FILTERS.exec(dictionary)?.[1] ?? '';
  if (/\d\s+R/.test(named)) throw unusual();
  return [...named.matchAll(/\/(\w+)/g)].map(([, name]) => name!);
}

/** What a stream is decoded to, and what that takes. */
interface Decoded {
  content: Buffer;
  /** In bytes: at least the limit plus one when it is larger than that. */
  size: number;
}

const NOTHING = Buffer.alloc(0);

/**
 * Decodes a stream.
 *
 * @param rest the file from the start of the stream: its end may be another than it seems
 * @param limit in bytes
 */
async function decode(rest: Buffer, length: number, dictionary: string, limit: number): Promise<Decoded> {
  const filters = filtersIn(dictionary);
  const compressing = filters.filter((name) => !PLAIN.test(name) && !ASCII85.test(name));
  if (compressing.length === 0) return { content: rest.subarray(0, length), size: length };
  if (compressing.length > 1 || !FLATE.test(compressing[0]!) || !FLATE.test(filters.at(-1)!)) throw unusual();
  if (!filters.some((name) => ASCII85.test(name))) return inflate(rest, limit);
  const end = rest.indexOf('~');
  if (end > length) throw unusual();
  return inflate(fromAscii85(rest.subarray(0, end < 0 ? length : end)), limit);
}

async function inflate(deflated: Buffer, limit: number): Promise<Decoded> {
  try {
    const options = { maxOutputLength: limit + 1, finishFlush: constants.Z_SYNC_FLUSH, info: true };
    const { buffer, engine } = inflateSync(deflated, options) as unknown as Inflated;
    // A stream of empty blocks has no size, but takes time.
    return { content: buffer, size: Math.max(buffer.length, engine.bytesWritten) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      return { content: NOTHING, size: limit + 1 };
  }
  // A damaged stream: what precedes the damage is read.
  const pieces: Buffer[] = [];
  let size = 0;
  const stream = createInflate();
  return new Promise((resolve) => {
    stream.on('data', (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > limit) stream.destroy();
    });
    stream.on('error', () => {});
    stream.on('close', () =>
      resolve({ content: Buffer.concat(pieces), size: Math.max(size, stream.bytesWritten) }),
    );
    stream.end(deflated);
  });
}

/** The first number of a page, which is written in letters. */
const LARGE_LABEL = /\/St\s+\d{7}/;
/** A list of numbers and of references to other objects, as far as it is one. */
const NUMBERS = /\[[\d\s.R[\]+-]*/g;
const NAME_BEFORE = /\/(\w{1,40})\s{0,5}$/;
/** In characters: how far before a list its name is looked for. */
const MAX_NAME = 50;
/** In characters: the longest list of numbers. The widths of 65,536 letters, which is all that a font has, take 330,000. */
const MAX_NUMBERS = 500_000;
const REFERENCE = /\b(\d+)\s+\d+\s+R/g;
/** The number of the object that begins after it. */
const NUMBER_BEFORE = /(\d+)\s+\d+\s*$/;
/** A number of a letter that is larger than any, or one that another object holds: "1 70 0 R 500". */
const LARGE_NUMBER = /(?<![\d.])\d{6}|R\s+[\d.+-]+(?:\s*\]|\s+[\d.+-]+\s)/;
/** An object that is a large number, as the length of a stream may be. */
const LARGE_OBJECT = /(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj(?:\s|%[^\r\n]*[\r\n])*[+\d.]*\d{6}/g;
const LARGE_START = /^(?:\s|%[^\r\n]*[\r\n])*[+\d.]*\d{6}/;
/** In characters: how much of an object in a stream is read to see whether it is a large number. */
const MAX_START = 200;

/** The numbers of the objects in a stream of objects that are large numbers. */
function largeObjectsIn(content: string, dictionary: string): string[] {
  const first = Number(/\/First\s+(\d{1,9})/.exec(dictionary)?.[1] ?? Number.NaN);
  const places = content.slice(0, first).match(/\d+/g) ?? [];
  return places.filter((_, i) => {
    if (i % 2 === 1) return false;
    const at = first + Number(places[i + 1]);
    return LARGE_START.test(content.slice(at, at + MAX_START));
  });
}

/** A font by its kind. */
const FONT = /\/Subtype\s*\/(?:Type[013]|TrueType|MMType1)\b/g;
/** How many fonts there may be: a report has about ten, and 500 pages of different ones a few thousand. */
const MAX_FONTS = 3_000;

/**
 * Checks numbers up to which the library counts: those of pages, and those of letters in lists of widths, which are named
 * /W, or are objects of their own. Lists with other names are no lists of widths.
 *
 * @param listed counts how often objects stand in lists that may be the content of a page, which may repeat one without end
 * @returns how many fonts there are
 */
function checkObjects(objects: string, listed: Map<string, number>): number {
  if (LARGE_LABEL.test(objects)) throw unusual();
  for (const { index, 0: list } of objects.matchAll(NUMBERS)) {
    if (list.length > MAX_NUMBERS) throw unusual();
    const name = NAME_BEFORE.exec(objects.slice(Math.max(0, index - MAX_NAME), index))?.[1] ?? 'W';
    if (name === 'W' || name === 'Contents') {
      const references = [...list.matchAll(REFERENCE)];
      for (const [, number] of references) listed.set(number!, (listed.get(number!) ?? 0) + 1);
      // The list may go on after a comment.
      if (references.length > 0 && objects[index + list.length] === '%') throw unusual();
    }
    if (/^W2?$/.test(name) && LARGE_NUMBER.test(list.replace(REFERENCE, 'R'))) throw unusual();
  }
  return objects.match(FONT)?.length ?? 0;
}

/** A text that a page shows in one piece, and that is longer than any line: it takes thirty times its length. */
const LONG_TEXT = /\([^()]{65536}/;
/** Where the state of a drawing is saved, as for each point of a diagram. */
const SAVES = /(?<=\s)q(?=\s)/g;
const MAX_SAVES = 300_000;
/** The pieces of text in a stream: a page of small print, in which each letter is placed by itself, has 20,000. */
const MAX_PIECES = 200_000;

/** Checks what a stream draws, if it is a drawing: the library reads it without a pause. */
function checkDrawing(content: string): void {
  if (LONG_TEXT.test(content)) throw unusual();
  if (
    countOf(content, '(') > MAX_PIECES ||
    countOf(content, '<') > MAX_PIECES ||
    (countOf(content, 'q') > MAX_SAVES && hasMoreMatches(content, SAVES, MAX_SAVES))
  )
    throw new BadText('badText.tooManyParts');
}

const RANGES = /begin(?:bf|cid)range([\s\S]*?)(?:end(?:bf|cid)range|$)/g;
/** A range from one letter to another, and what the first of them or each stands for. */
const RANGE = /<([\da-f\s]*)>\s*<([\da-f\s]*)>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)?/gi;
/** Comments and strings that are not written in hexadecimal digits alone. */
const OTHER_STRINGS = /[(%]|<[\da-f\s]*[^\da-f\s>]/i;

/** How many letters the ranges of a table of letters have, each of which the library writes down. */
function lettersIn(content: string): number {
  if (!content.includes('range')) return 0;
  let count = 0;
  for (const [, ranges = ''] of content.matchAll(RANGES)) {
    if (OTHER_STRINGS.test(ranges)) throw unusual();
    for (const [, low = '', high = ''] of ranges.matchAll(RANGE))
      count += Math.max(0, numberOf(high) - numberOf(low));
  }
  return count;
}

function numberOf(hexadecimal: string): number {
  return Number.parseInt(hexadecimal.replace(/\s/g, ''), 16) || 0;
}

/** What zlib returns with the option `info`. */
interface Inflated {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

/** Decodes ASCII base 85. */
function fromAscii85(encoded: Buffer): Buffer {
  const decoded = Buffer.alloc(encoded.length * 4);
  let size = 0;
  let value = 0;
  let digits = 0;
  const write = (count: number) => {
    for (let i = 0; i < count; i++) decoded[size++] = (value / 256 ** (3 - i)) & 0xff;
    value = 0;
    digits = 0;
  };
  for (const byte of encoded) {
    if (byte === 0x7a && digits === 0) write(4);
    if (byte < 0x21 || byte > 0x75) continue;
    value = value * 85 + byte - 0x21;
    if (++digits === 5) write(4);
  }
  if (digits > 1) {
    const count = digits - 1;
    for (; digits < 5; digits++) value = value * 85 + 84;
    write(count);
  }
  return decoded.subarray(0, size);
}

function tooLarge(isEncrypted: boolean): BadText {
  return isEncrypted
    ? new BadText('badText.protected')
    : new BadText('badText.tooLargeUnpacked', { max: MAX_INFLATED / 1024 / 1024 });
}

function unusual(): BadText {
  return new BadText('badText.printAnew');
}
