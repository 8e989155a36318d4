import { describe, expect, it } from 'vitest';
import { BadFile, decode } from '../../src/articles/decode.ts';

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
    return decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(BadFile);
    return (error as Error).message;
  }
}

describe('the text of a file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(TEXT)],
    ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(TEXT)])],
    ['UTF-16, the small end first', utf16(TEXT, [0xff, 0xfe], true)],
    ['UTF-16, the big end first', utf16(TEXT, [0xfe, 0xff], false)],
  ])('is read from %s, to the letter and without its mark', (_, bytes) => {
    expect(decode(bytes)).toBe(TEXT);
  });

  it.each([
    ['no bytes', [], 'is empty: write the article into it, or take it away'],
    ['blanks alone', [0x20, 0x0a, 0x09], 'is empty: write the article into it, or take it away'],
    ['a mark alone', [0xef, 0xbb, 0xbf], 'is empty: write the article into it, or take it away'],
    ['a letter of Windows-1252', [0x63, 0x61, 0x66, 0xe9], 'is not UTF-8: save it again as UTF-8'],
    ['a letter cut short', [0x61, 0xe2, 0x82], 'is not UTF-8: save it again as UTF-8'],
    ['half a letter of UTF-16', [0xff, 0xfe, 0x61], 'is not UTF-16LE: save it again as UTF-8'],
    ['half a pair of UTF-16', [0xfe, 0xff, 0xd8, 0x00], 'is not UTF-16BE: save it again as UTF-8'],
    ['NUL', [0x61, 0x00, 0x62], 'is not a text: it holds control characters; save it as plain text'],
    [
      'UTF-16 without its mark',
      [0x61, 0x00, 0x62, 0x00],
      'is not a text: it holds control characters; save it as plain text',
    ],
    ['an escape', [0x1b, 0x5b, 0x31], 'is not a text: it holds control characters; save it as plain text'],
  ])('is not served from %s', (_, bytes, reason) => {
    expect(reasonOf(new Uint8Array(bytes))).toBe(reason);
  });

  it('may be laid out with every kind of line break, tab and form feed', () => {
    const text = 'a\tb\nc\r\nd\re\vf\fg\u0085h\u2028i';
    expect(decode(new TextEncoder().encode(text))).toBe(text);
  });
});
