import { createHash } from 'node:crypto';

/** What a citation says: which article, which of its sentences, and the words that stood there. */
export interface Citation {
  /** The article's short name. */
  key: string;
  /** The sentence's number in its article, from 0. */
  place: number;
  /** Stands for the sentence's letters. */
  content: string;
}

/** 48 bits in 10 digits and letters: among 100,000 articles two share theirs once in 50,000 libraries. */
const KEY_LENGTH = 10;
/** 32 bits: a change of the sentence goes unnoticed once in four billion. */
const CONTENT_LENGTH = 7;

const CITATION = /^([0-9a-z]{10})\.([0-9a-z]{1,5})\.([0-9a-z]{7})$/;

/**
 * The short name of an article: digits and small letters, the same on every machine. Another server's article of the
 * same id has another.
 *
 * @param server the server whose own it is; null when it ships
 */
export function keyOf(id: string, server: string | null): string {
  return inLetters(
    createHash('sha256')
      .update(`${server ?? ''}\0${id}`)
      .digest()
      .readUIntBE(0, 6),
    KEY_LENGTH,
  );
}

/** What stands for a sentence's letters in a citation. */
export function contentOf(sentence: string): string {
  return inLetters(createHash('sha256').update(sentence).digest().readUInt32BE(0), CONTENT_LENGTH);
}

/** At most 24 characters of `[0-9a-z.]`. */
export function writeCitation({ key, place, content }: Citation): string {
  return `${key}.${place.toString(36)}.${content}`;
}

/** What a citation names; null when the text is none. Blanks around it and capitals change nothing. */
export function readCitation(text: string): Citation | null {
  const [, key, place, content] = CITATION.exec(text.trim().toLowerCase()) ?? [];
  return key && place && content ? { key, place: Number.parseInt(place, 36), content } : null;
}

function inLetters(number: number, length: number): string {
  return number.toString(36).padStart(length, '0');
}
