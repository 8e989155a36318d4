import { describe, expect, it } from 'vitest';
import { BadText, type BadTextKey, decode, reasonInLog } from '../../src/articles/decode.ts';
import messages from '../../src/i18n/messages/en.json' with { type: 'json' };
import { english } from '../../src/i18n/translator.ts';

const TEXT = 'Élan “vital”\r\nsecond line\tand 北京';

const utf16 = (text: string, mark: number[], littleEndian: boolean) => {
  const bytes = new DataView(new ArrayBuffer(2 + 2 * text.length));
  mark.forEach((byte, i) => {
    bytes.setUint8(i, byte);
  });
  for (let i = 0; i < text.length; i++) bytes.setUint16(2 + 2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(bytes.buffer);
};

function reasonOf(bytes: Uint8Array): string {
  try {
    return decode(bytes).text;
  } catch (error) {
    expect(error).toBeInstanceOf(BadText);
    return (error as Error).message;
  }
}

describe('the text of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(TEXT)])],
    ['UTF-16, little-endian', utf16(TEXT, [0xff, 0xfe], true)],
    ['UTF-16, big-endian', utf16(TEXT, [0xfe, 0xff], false)],
  ])('is decoded from %s, and the byte order mark is removed', (_, bytes) => {
    expect(decode(bytes)).toEqual({ text: TEXT });
  });

  it.each([
    ['no bytes', [], 'is empty: write the article into it, or take it away'],
    ['white space alone', [0x20, 0x0a, 0x09], 'is empty: write the article into it, or take it away'],
    ['a byte order mark alone', [0xef, 0xbb, 0xbf], 'is empty: write the article into it, or take it away'],
    ['an incomplete character', [0x61, 0xe2, 0x82], 'is not UTF-8: save it again as UTF-8'],
    ['half a code unit of UTF-16', [0xff, 0xfe, 0x61], 'is not UTF-16LE: save it again as UTF-8'],
    ['half a surrogate pair of UTF-16', [0xfe, 0xff, 0xd8, 0x00], 'is not UTF-16BE: save it again as UTF-8'],
    ['NUL', [0x61, 0x00, 0x62], 'is not a text: it holds control characters; save it as plain text'],
    [
      'UTF-16 without a byte order mark',
      [0x61, 0x00, 0x62, 0x00],
      'is not a text: it holds control characters; save it as plain text',
    ],
    [
      'escape sequences',
      [0x1b, 0x5b, 0x31, 0x1b, 0x5b, 0x32],
      'is not a text: it holds control characters; save it as plain text',
    ],
    [
      'letters of another alphabet',
      [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x20],
      'is not UTF-8: save it again as UTF-8',
    ],
    [
      'the start of a PNG file named .txt',
      [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3],
      'is not a text: it holds control characters; save it as plain text',
    ],
  ])('is rejected when its bytes are %s', (_, bytes, reason) => {
    expect(reasonOf(new Uint8Array(bytes))).toBe(reason);
  });

  it('may have every kind of line break, tabs and form feeds', () => {
    const text = 'a\tb\nc\r\nd\re\vf\fg\u0085h\u2028i';
    expect(decode(new TextEncoder().encode(text))).toEqual({ text });
  });

  // adbar/trafilatura's tests: a whole page was rejected for one U+007F or one invalid byte. GITenberg 18195: Latin-1.
  it.each([
    ['a stray control character is removed', 'The lamp\x7f broke.', { text: 'The lamp broke.' }],
    [
      'an invalid byte in UTF-8 is removed, with a warning',
      'The l\xc3\xa4mp \xc3broke.',
      {
        text: 'The lämp broke.',
        note: 'badText.brokenLetters',
      },
    ],
    [
      'Windows-1252 is read, with a warning',
      'The \x93l\xe4mp\x94 broke \x97 twice.',
      {
        text: 'The “lämp” broke — twice.',
        note: 'badText.windows1252',
      },
    ],
  ])('is decoded despite a few errors: %s', (_, bytes, decoded) => {
    expect(decode(Buffer.from(bytes, 'latin1'))).toEqual(decoded);
  });
});

describe('a message about a text', () => {
  const keys = Object.keys(messages).filter((key): key is BadTextKey => key.startsWith('badText.'));
  const values = {
    encoding: 'UTF-16LE',
    max: 2,
    count: 2,
    kind: 'zip',
    found: 'pdf',
    extension: '.doc',
    instead: '.docx',
  };

  it.each(keys)('continues the name of its file in the log: %s', (key) => {
    expect(english(key, values)).toMatch(/^The (?:text|file) .*\.$/);
    expect(english(key, values).endsWith(` ${reasonInLog(key, values)}.`)).toBe(true);
  });
});
