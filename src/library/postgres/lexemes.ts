import { createHash } from 'node:crypto';

/** Longer terms, which nobody types, are stood for by their beginning and a hash: an index holds only so much. */
const LONGEST = 120;
/** PostgreSQL takes a megabyte of lexemes for one article; the terms beyond that are found by nobody. */
const MOST_BYTES = 900_000;

/** A term's key or word as the database has it. */
export function stored(term: string): string {
  if (term.length <= LONGEST) return term;
  const hash = createHash('sha256').update(term).digest('hex').slice(0, 16);
  return `${term.slice(0, LONGEST - hash.length).replace(/[\uD800-\uDBFF]$/, '')}${hash}`;
}

/**
 * A server's term as a lexeme. The server is part of it, so that the index goes straight to that server's articles,
 * however many others hold the same term.
 */
export function lexeme(server: string, term: string): string {
  const text = server === '' ? stored(term) : `${markOf(server)}${stored(term)}`;
  return `'${text.replace(/['\\]/g, '$&$&')}'`;
}

/** Lexemes as PostgreSQL reads a `tsvector`, each once. */
export function vectorOf(lexemes: Iterable<string>): string {
  const parts: string[] = [];
  let bytes = 0;
  for (const one of new Set(lexemes)) {
    bytes += Buffer.byteLength(one);
    if (bytes > MOST_BYTES) break;
    parts.push(one);
  }
  return parts.join(' ');
}

/** Six letters for a server: where two share them, the index only has more to look at. */
function markOf(server: string): string {
  if (server !== last.server)
    last = { server, mark: `${createHash('sha256').update(server).digest('base64url').slice(0, 5)}/` };
  return last.mark;
}

/** All terms of an article ask for the same. */
let last = { server: '', mark: '' };
