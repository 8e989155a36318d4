/** Citations: short identifiers of sentences, which can be typed. */

import { createHash } from 'node:crypto';

/** The parts of a citation. */
export interface Citation {
  /** The key of the article: see `keyOf`. */
  key: string;
  /** The sentence's number in its article, from 0. */
  sentence: number;
  /** A hash of the sentence's text: see `sentenceHash`. */
  hash: string;
}

/** 48 bits in base 36: two of 100,000 articles share a key in one of 50,000 libraries. */
const KEY_LENGTH = 10;
/** 32 bits in base 36: a change of the sentence goes unnoticed once in four billion. */
const HASH_LENGTH = 7;

const CITATION = /^([0-9a-z]{10})\.([0-9a-z]{1,5})\.([0-9a-z]{7})$/;

/**
 * The key of an article: ten digits and lower-case letters, the same on every machine. Articles of two servers with the
 * same id have different keys.
 *
 * @param server the server that the article belongs to; null for a seed
 */
export function keyOf(id: string, server: string | null): string {
  return inBase36(
    createHash('sha256')
      .update(`${server ?? ''}\0${id}`)
      .digest()
      .readUIntBE(0, 6),
    KEY_LENGTH,
  );
}

/** The hash of a sentence's text in its citation: 7 digits and lower-case letters. */
export function sentenceHash(text: string): string {
  return inBase36(createHash('sha256').update(text).digest().readUInt32BE(0), HASH_LENGTH);
}

/** At most 24 characters of `[0-9a-z.]`. */
export function writeCitation({ key, sentence, hash }: Citation): string {
  return `${key}.${sentence.toString(36)}.${hash}`;
}

/** Parses a citation, whatever its capitals and the blanks around it; null when the text is none. */
export function readCitation(text: string): Citation | null {
  const [, key, sentence, hash] = CITATION.exec(text.trim().toLowerCase()) ?? [];
  return key && sentence && hash ? { key, sentence: Number.parseInt(sentence, 36), hash } : null;
}

function inBase36(number: number, length: number): string {
  return number.toString(36).padStart(length, '0');
}
