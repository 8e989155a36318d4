/** A file that cannot be served; the message says in one line what is wrong with it and what to do. */
export class BadFile extends Error {
  override readonly name = 'BadFile';
}

/** Control characters, but for those that lay out a text: only files that are no texts hold them. */
const BINARY = /(?![\t\n\v\f\r\x85])[\p{Cc}]/u;

/**
 * The text of a file: UTF-8, or UTF-16 where its mark says so. The mark itself is no part of the text.
 *
 * @throws BadFile when the bytes are no such text: a wrong letter in a quote would be worse than none
 */
export function decode(bytes: Uint8Array): string {
  const text = decoded(bytes);
  if (text.trim() === '') throw new BadFile('is empty: write the article into it, or take it away');
  if (BINARY.test(text))
    throw new BadFile('is not a text: it holds control characters; save it as plain text');
  return text;
}

function decoded(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new BadFile(`is not ${encoding.toUpperCase()}: save it again as UTF-8`);
  }
}
