/** Makes the file of an article out of what was read. */
import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { MAX_SOURCE } from '../articles/article.ts';
import { writePage } from '../articles/convert/write-page.ts';
import { BadFile, decodeNamed } from '../articles/decode.ts';
import { asTextFile, forUtf8 } from '../articles/decode-file.ts';
import type { Block } from '../articles/document.ts';
import { EXTENSION, formatOf } from '../articles/format.ts';
import { readSource } from '../articles/header/source.ts';
import { parseArticle } from '../articles/parse.ts';
import { withHeader } from '../articles/write-header.ts';
import type { Day } from '../day.ts';
import type { FeedEntry } from './feed.ts';
import { Refused } from './http-get.ts';

/** The file of an article. */
export interface PageArticle {
  /** With the title, day and source of the article in its header. */
  file: string;
  extension: string;
  title: string | null;
  published: Day | null;
  /** Where it was read; null where that is too long to be a source. */
  source: string | null;
  text: string;
  blocks: readonly Block[];
  /** A hash of what people read of it: the same for a page of which only scripts and menus have changed. */
  digest: string;
}

/** What was read, and what is known of it beside. */
export interface ReadPage {
  bytes: Uint8Array;
  /** Its content type, and the encoding that the server names. */
  type: string;
  charset: string | null;
  url: string;
  /** The id of the element with the article; null for the main content. */
  part?: string | null;
  /** What the page is called, and from which day it is, where it does not say so itself. */
  title?: string | null;
  published?: Day | null;
}

/** The content types of articles, and the extensions of their files. */
const EXTENSIONS: Record<string, string> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'application/pdf': '.pdf',
};
/** Matches the content types of articles. */
export const PAGE_TYPES = /^(?:text\/(?:html|plain|(?:x-)?markdown)|application\/(?:xhtml\+xml|pdf))$/;
/** In bytes: as large as a file in a folder of articles may be. */
export const MAX_PAGE = 2 * 1024 * 1024;

/**
 * Makes the article of a page.
 *
 * @throws Refused when the page has no text that can be read
 */
export async function articleOfPage(page: ReadPage): Promise<PageArticle> {
  return inWords(async () => {
    const extension = EXTENSIONS[page.type] ?? '.txt';
    const isNamed = page.charset !== null && extension !== '.pdf';
    const decoded = isNamed
      ? { name: `page${extension}`, text: decodeNamed(page.charset ?? '', page.bytes).text }
      : await asTextFile(`page${extension}`, page.bytes);
    const text = page.part ? partOf(decoded.text, page.part) : decoded.text;
    return write(decoded.name, text, page.url, page);
  });
}

/**
 * Makes the article of what a feed says of an entry.
 *
 * @throws Refused when that is no text
 */
export function articleOfEntry({ title, published, link, html }: FeedEntry): Promise<PageArticle> {
  return inWords(async () => write('entry.html', writePage({ title, published }, html), link ?? '', {}));
}

/**
 * Makes the article of a file, by its name.
 *
 * @param url where it is published; empty when that is not known
 * @throws Refused when it has no text that can be read
 */
export function articleOfFile(name: string, bytes: Uint8Array, url: string): Promise<PageArticle> {
  return inWords(async () => {
    const decoded = await asTextFile(name, bytes);
    return write(decoded.name, decoded.text, url, {});
  });
}

function write(
  name: string,
  text: string,
  url: string,
  given: Pick<ReadPage, 'title' | 'published'>,
): PageArticle {
  const format = formatOf(name, text);
  const article = parseArticle(name, text, format);
  const source = readSource(url);
  const header = {
    title: article.title === null ? (given.title ?? null) : null,
    published: article.published === null ? (given.published ?? null) : null,
    source: source !== null && source.length <= MAX_SOURCE ? source : null,
  };
  const title = article.title ?? header.title;
  const published = article.published ?? header.published;
  const extension = EXTENSION[format];
  return {
    file: forUtf8(`page${extension}`, withHeader(text, format, header)),
    extension,
    title,
    published,
    source: header.source,
    text: article.text,
    blocks: article.blocks,
    digest: digestOf(JSON.stringify([title, published, article.text])),
  };
}

/** A hash of a text, in 22 characters. */
export function digestOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/**
 * The element with an id, as a page with the head of the whole one.
 *
 * @throws Refused when the page has no such element
 */
function partOf(html: string, id: string): string {
  let start = -1;
  let end = -1;
  let depth = 0;
  let headEnd = 0;
  const parser = new Parser({
    onopentag(_, attributes) {
      if (start >= 0) depth++;
      else if (attributes.id === id) start = parser.startIndex;
    },
    onclosetag(name) {
      if (name === 'head') headEnd = parser.endIndex + 1;
      if (start < 0 || end >= 0 || depth-- > 0) return;
      end = parser.endIndex + 1;
      parser.pause();
    },
  });
  parser.end(html);
  if (start < 0) throw new Refused(`it has no element with the id ${id}`);
  return `${html.slice(0, headEnd)}<body>${html.slice(start, end < 0 ? undefined : end)}</body></html>`;
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BadFile ? new Refused(`it ${error.message}`) : error;
  }
}
