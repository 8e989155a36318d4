import { isUtf8 } from 'node:buffer';

/** A file that cannot be served; the message says in one line what is wrong with it and what to do. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}

/** The letters of a file. */
export interface Decoded {
  text: string;
  /** What is to be said of how they were read: "is not UTF-8, and is read as Windows-1252". */
  note?: string;
}

/** Control characters, but for those that lay out a text. */
const CONTROL = /(?![\t\n\v\f\r\x85])\p{Cc}/gu;
/** What is no letter, where letters are looked for. */
const BROKEN = '\uFFFD';
/** One slip is left out of any text; with more than one in so many characters it is none. From 20 to 500. */
const SLIP_IN = 50;
/** English in Windows-1252 has few letters beyond ASCII: with a larger share of them it is something else. From .1 to .5. */
const MOST_HIGH = 1 / 3;

/**
 * The text of a file: UTF-8, or UTF-16 where its mark says so, or Windows-1252 where most of what is no ASCII is no UTF-8
 * either. The mark itself is no part of the text, nor is a stray control character or a broken byte.
 *
 * @throws BadFile when the bytes are no such text
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const encoding = mark === 0xfffe ? 'utf-16le' : 'utf-16be';
    return asText(decodeFrom(encoding, bytes), `is not ${encoding.toUpperCase()}: save it again as UTF-8`, 0);
  }
  if (isUtf8(bytes)) return asText({ text: new TextDecoder().decode(bytes) });
  const { text, broken } = decodeFrom('utf-8', bytes);
  if (text.replace(ASCII, '').length >= broken) return asText({ text, broken });
  const high = bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
  if (high > MOST_HIGH * bytes.length) throw new BadFile('is not UTF-8: save it again as UTF-8');
  return {
    ...asText(decodeFrom('windows-1252', bytes)),
    note: 'is not UTF-8, and is read as Windows-1252: save it as UTF-8, and look at its letters',
  };
}

const ASCII = /[\0-\x7f]+/g;

/**
 * The text of a file that names its encoding.
 *
 * @throws BadFile when there is no such encoding, or the bytes are not in it
 */
export function decodeNamed(name: string, bytes: Uint8Array): Decoded {
  const reason = `is not in ${name.toUpperCase()}, as it says: save it again as UTF-8`;
  try {
    new TextDecoder(name);
  } catch {
    throw new BadFile(reason);
  }
  return asText(decodeFrom(name, bytes), reason);
}

/** What bytes are in an encoding, without those that are nothing in it, and how many these are. */
function decodeFrom(encoding: string, bytes: Uint8Array): { text: string; broken: number } {
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(bytes);
  if (decoder.encoding === 'windows-1252')
    return { text: text.replace(HIGH_CONTROLS, windows1252), broken: 0 };
  const whole = text.replaceAll(BROKEN, '');
  return { text: whole, broken: text.length - whole.length };
}

const HIGH_CONTROLS = /[\u0080-\u009f]/g;
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Many a version of Node takes Windows-1252 for Latin-1 (nodejs/node#56542): quotes and dashes become controls. */
function windows1252(control: string): string {
  return WINDOWS_1252[control.charCodeAt(0) - 0x80]!;
}

/**
 * @param reason what is wrong when more than so many bytes are broken; by default they are too many nowhere
 * @throws BadFile when it is no text
 */
function asText(
  { text: whole, broken = 0 }: { text: string; broken?: number },
  reason?: string,
  most = 1 + whole.length / SLIP_IN,
): Decoded {
  if (reason !== undefined && broken > most) throw new BadFile(reason);
  const text = whole.replace(CONTROL, '');
  const controls = whole.length - text.length;
  if (whole.includes('\0') || controls > 1 + whole.length / SLIP_IN)
    throw new BadFile('is not a text: it holds control characters; save it as plain text');
  if (text.trim() === '') throw new BadFile('is empty: write the article into it, or take it away');
  return broken > 0
    ? { text, note: 'has broken letters, which are left out: save it again as UTF-8' }
    : { text };
}
