/** Writes terms as lexemes of PostgreSQL's text search. */

import { createHash } from 'node:crypto';

/** Longer terms, which nobody types, are replaced by their beginning and a hash: index entries are limited in size. */
const MAX_TERM_LENGTH = 120;
/** PostgreSQL limits the lexemes of one article to a megabyte; terms beyond this size are left out, and not found. */
const MAX_VECTOR_BYTES = 900_000;
/** How many bytes of UTF-8 a UTF-16 unit takes at most. */
const MAX_BYTES_PER_UNIT = 3;

/** A term's key or word as the database stores it. */
export function storedTerm(term: string): string {
  if (term.length <= MAX_TERM_LENGTH) return term;
  const hash = createHash('sha256').update(term).digest('hex').slice(0, 16);
  return `${term.slice(0, MAX_TERM_LENGTH - hash.length).replace(/[\uD800-\uDBFF]$/, '')}${hash}`;
}

/**
 * A server's term as a quoted lexeme. The server is a part of it, so that the index leads to that server's articles
 * only, however many others have the same term.
 */
export function lexeme(server: string, term: string): string {
  const text = server === '' ? storedTerm(term) : `${prefixOf(server)}${storedTerm(term)}`;
  return `'${text.replace(/['\\]/g, '$&$&')}'`;
}

/** The text of a `tsvector` of distinct lexemes. */
export function vectorOf(lexemes: Iterable<string>): string {
  const distinct = [...new Set(lexemes)];
  const text = distinct.join(' ');
  if (text.length * MAX_BYTES_PER_UNIT <= MAX_VECTOR_BYTES) return text;
  let bytes = 0;
  let count = 0;
  for (const one of distinct) {
    bytes += Buffer.byteLength(one);
    if (bytes > MAX_VECTOR_BYTES) break;
    count++;
  }
  return distinct.slice(0, count).join(' ');
}

/** The prefix of a server's lexemes: a hash of five letters and a slash. A collision only costs time. */
function prefixOf(server: string): string {
  if (server !== last.server)
    last = { server, prefix: `${createHash('sha256').update(server).digest('base64url').slice(0, 5)}/` };
  return last.prefix;
}

/** A cache of one entry: all terms of an article have the same server. */
let last = { server: '', prefix: '' };
