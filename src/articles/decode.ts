/** Decodes the bytes of text files. */
import { isUtf8 } from 'node:buffer';
import { english, type MessageKey, type Values } from '../i18n/translator.ts';

/**
 * A file that cannot be served. The message is one line that continues the file's name: what is wrong, and what to do.
 */
export class BadFile extends Error {
  override readonly name: string = 'BadFile';
}

/** A message about the text of a file. In English it begins with "The text" or "The file" and ends with a full stop. */
export type BadTextKey = Extract<MessageKey, `badText.${string}`>;

/** A file whose text makes no article: whoever writes an article in Discord hears the whole sentence. */
export class BadText extends BadFile {
  override readonly name = 'BadText';
  readonly key: BadTextKey;
  readonly values: Values;

  constructor(key: BadTextKey, values: Values = {}) {
    super();
    this.key = key;
    this.values = values;
  }

  /** Written when it is asked for: the first message of a thread takes a twentieth of a second. */
  override get message(): string {
    return reasonInLog(this.key, this.values);
  }
}

/** A message about a text as it continues the file's name in the log, in English. */
export function reasonInLog(key: BadTextKey, values: Values = {}): string {
  return english(key, values).slice('The text '.length, -'.'.length);
}

/** The decoded text of a file. */
export interface Decoded {
  text: string;
  /** A warning about the decoding: that the text is not UTF-8, and is read as Windows-1252. */
  note?: BadTextKey;
}

/** Control characters, except white space. */
const CONTROL = /(?![\t\n\v\f\r\x85])\p{Cc}/gu;
/** The replacement character, which decoders write for invalid bytes. */
const REPLACEMENT = '\uFFFD';
/** Characters per tolerated error; one error is tolerated in any text. From 20 to 500. */
const CHARACTERS_PER_ERROR = 50;
/** The largest share of bytes beyond ASCII in Windows-1252: English has few of them. From .1 to .5. */
const MAX_HIGH = 1 / 3;

/**
 * Decodes a file: UTF-8, or UTF-16 with a byte order mark, or Windows-1252 when most bytes beyond ASCII are not valid
 * UTF-8. The byte order mark, stray control characters and invalid bytes are removed.
 *
 * @throws BadText when the bytes are not such a text, or an empty one
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const encoding = mark === 0xfffe ? 'utf-16le' : 'utf-16be';
    return asText(decodeFrom(encoding, bytes), notIn(encoding), 0);
  }
  if (isUtf8(bytes)) return asText({ text: new TextDecoder().decode(bytes) });
  const { text, broken } = decodeFrom('utf-8', bytes);
  if (text.replace(ASCII, '').length >= broken) return asText({ text, broken });
  const high = bytes.reduce((count, byte) => (byte < 0x80 ? count : count + 1), 0);
  if (high > MAX_HIGH * bytes.length) throw notIn('utf-8');
  return {
    ...asText(decodeFrom('windows-1252', bytes)),
    note: 'badText.windows1252',
  };
}

function notIn(encoding: string): BadText {
  return new BadText('badText.encoding', { encoding: encoding.toUpperCase() });
}

const ASCII = /[\0-\x7f]+/g;

/**
 * Decodes a file in the encoding that it names, else as `decode` does, which knows UTF-8 and UTF-16.
 *
 * @param label of the WHATWG Encoding Standard, if it names one
 * @throws BadText when the encoding is unknown, or the bytes are not valid in it
 */
export function decodeNamed(label: string | undefined, bytes: Uint8Array): Decoded {
  const name = label?.toLowerCase();
  if (name === undefined || /^utf-?(?:8|16)/.test(name)) return decode(bytes);
  const reason = new BadText('badText.namedEncoding', { encoding: name.toUpperCase() });
  try {
    new TextDecoder(name);
  } catch {
    throw reason;
  }
  return asText(decodeFrom(name, bytes), reason);
}

/** Decodes bytes without the invalid ones; `broken` is their number. */
function decodeFrom(encoding: string, bytes: Uint8Array): { text: string; broken: number } {
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(bytes);
  if (decoder.encoding === 'windows-1252')
    return { text: text.replace(HIGH_CONTROLS, windows1252), broken: 0 };
  const valid = text.replaceAll(REPLACEMENT, '');
  return { text: valid, broken: text.length - valid.length };
}

const HIGH_CONTROLS = /[\u0080-\u009f]/g;
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Some versions of Node decode Windows-1252 as Latin-1 (nodejs/node#56542), so that quotes and dashes become controls.
 */
function windows1252(control: string): string {
  return WINDOWS_1252[control.charCodeAt(0) - 0x80]!;
}

/**
 * Removes control characters and checks that the rest is a text.
 *
 * @param reason the error when more than `most` bytes are broken; without one, any number is accepted
 * @throws BadText when it is not a text
 */
function asText(
  { text: whole, broken = 0 }: { text: string; broken?: number },
  reason?: BadText,
  most = 1 + whole.length / CHARACTERS_PER_ERROR,
): Decoded {
  if (reason && broken > most) throw reason;
  const text = whole.replace(CONTROL, '');
  const controls = whole.length - text.length;
  if (whole.includes('\0') || controls > 1 + whole.length / CHARACTERS_PER_ERROR)
    throw new BadText('badText.control');
  if (text.trim() === '') throw new BadText('badText.empty');
  return broken > 0 ? { text, note: 'badText.brokenLetters' } : { text };
}
