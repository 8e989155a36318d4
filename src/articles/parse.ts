/** Parses a file of any format into an article. */
import { isUtf8 } from 'node:buffer';
import { dateOrder, withDateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { dateOrderIn } from '../numeric-date.ts';
import type { Span } from '../span.ts';
import type { Article, Format } from './article.ts';
import { convertDocument, isDocument, isZip } from './convert/convert.ts';
import { checkIsText } from './convert/signature.ts';
import { BadText, type BadTextKey, type Decoded, decode } from './decode.ts';
import { type Block, type Document, DocumentWriter } from './document.ts';
import { findDateInPath, findFullDate, readLeadingDate } from './full-date.ts';
import { readDayLine } from './header/day-line.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Header, isSentence, readHeader, readPairs } from './header.ts';
import { decodeHtml, readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { checkPartCount, PART_LIMITS } from './part-count.ts';
import { readPlainText } from './plain-text.ts';

const EXTENSIONS: Record<Format, RegExp> = {
  text: /\.te?xt$/i,
  markdown: /\.(?:mdx?|mkd|mdown|markdown)$/i,
  html: /\.x?html?$/i,
};

/** The extension of the files in which the articles of servers are written. */
export const EXTENSION: Record<Format, string> = { text: '.txt', markdown: '.md', html: '.html' };

const READERS: Record<Format, (file: string, named: Day | null) => Parts> = {
  text: readText,
  markdown: readMarkdownText,
  html: readPage,
};

/**
 * The format that the first line of front matter declares, whatever the file's name: that of an article whose text was
 * replaced with one of another format, and which keeps its name, since its id and its citations are made of it.
 */
const DECLARED = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?---\r?\nformat: (text|markdown|html)\r?\n/;
/** In bytes: more than the longest declaration. */
const MAX_DECLARED = 40;

/** Whether a file's name has an extension of articles. */
export function isArticleFile(name: string): boolean {
  return Object.values(EXTENSIONS).some((ending) => ending.test(name)) || isDocument(name);
}

/**
 * Parses the text of a file: its header (title, day, source) and its document. The day comes from the file's path when
 * the header gives none.
 *
 * @param id the file's path in its folder
 * @param format by default the one that `formatOf` detects
 * @throws BadText when there is no text after the header, or it has more lines or tags than any that people write
 */
export function parseArticle(id: string, file: string, format: Format = formatOf(id, file)): Article {
  checkPartCount(file, format, PART_LIMITS);
  const named = findDateInPath(id);
  // "03/11/2026" in the header has the order that "16/11/2026" below it proves.
  const parts = withDateOrder(dateOrder() ?? dateOrderIn(file), () => READERS[format](file, named));
  if (format !== 'markdown' || hasText(parts.document)) return articleOf(id, parts);
  // A file without text as Markdown ("<!--" that is not closed) still has text as plain text.
  return { ...articleOf(id, readText(file, named)), note: 'badText.markdown' };
}

function articleOf(id: string, { title, published, expires, source, document }: Parts): Article {
  if (!hasText(document)) throw new BadText('badText.headerOnly');
  return { id, title, published, ...(expires && { expires }), source, ...document };
}

function hasText({ text, blocks }: Document): boolean {
  return blocks.some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

const HTML = /^\s*(?:<!doctype html|<html[\s>])/i;
/** Markup of Markdown; two kinds of it are not in plain text by chance. */
const MARKDOWN = [
  /^#{1,4} \S/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  // It stops at brackets, or a text of brackets alone would take quadratic time.
  /\[[^[\]\n]+\]\([^\s()]+[()]/,
  /^```/m,
  /^\|.*\|\s*$\n^\|[\s:|-]+\|\s*$/m,
];

/**
 * Decodes and parses a file: see `parseArticle`.
 *
 * @throws BadText when it is not a text, or has no text after its header
 */
export async function parseFile(id: string, bytes: Uint8Array): Promise<Article> {
  const { name, text, note } = await decodeFile(id, bytes);
  return withNote(parseArticle(id, text, formatOf(name, text)), note);
}

/** The text of a file. */
export interface DecodedFile extends Decoded {
  /** The file's name, which tells its format: that of the file in a ZIP. */
  name: string;
}

/** Adds a warning about the decoding to an article. */
export function withNote(article: Article, note: BadTextKey | undefined): Article {
  return note === undefined ? article : { ...article, note };
}

/**
 * Decodes a file; a document is converted into a page of HTML, and a ZIP with one file is that file.
 *
 * @throws BadFile when it is not a text, or not a document of the kind that its name says
 */
export async function decodeFile(name: string, bytes: Uint8Array): Promise<DecodedFile> {
  if (isZip(name)) {
    const { readOnlyZipped } = await import('./convert/zip.ts');
    const only = await readOnlyZipped(bytes, isArticleFile);
    return decodeFile(only.name, only.bytes);
  }
  if (isConverted(name, bytes)) return { name, text: await convertDocument(name, bytes) };
  return { name, ...decodeText(name, bytes) };
}

/** Whether a file is a document that is converted. One whose text was replaced is a text under a document's name. */
export function isConverted(name: string, bytes: Uint8Array): boolean {
  const opening = () => Buffer.from(bytes.subarray(0, MAX_DECLARED)).toString('latin1');
  return isDocument(name) && declaredFormat(opening()) === null;
}

/** Decodes a text. A page may name its encoding, which a byte order mark overrides, as in browsers. */
function decodeText(name: string, bytes: Uint8Array): Decoded {
  checkIsText(bytes);
  return EXTENSIONS.html.test(name) && !hasByteOrderMark(bytes) ? decodeHtml(bytes) : decode(bytes);
}

/**
 * A file as a text in UTF-8, with the name under which it is read again as the same article: a converted document
 * becomes a page.
 */
export async function asTextFile(name: string, bytes: Uint8Array): Promise<{ name: string; text: string }> {
  if (isConverted(name, bytes))
    return { name: name + EXTENSION.html, text: await convertDocument(name, bytes) };
  if (isUtf8(bytes)) return { name, text: Buffer.from(bytes).toString() };
  return { name, text: forUtf8(name, decodeText(name, bytes).text) };
}

/** Prepares a text for writing as UTF-8: a page that names another encoding gets a byte order mark. */
export function forUtf8(name: string, file: string): string {
  if (!EXTENSIONS.html.test(name)) return file;
  try {
    if (decodeText(name, Buffer.from(file)).text === file) return file;
  } catch (error) {
    if (!(error instanceof BadText)) throw error;
  }
  return `\uFEFF${file}`;
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The format that a text declares; null for almost all. */
export function declaredFormat(file: string): Format | null {
  const [, format = null] = DECLARED.exec(file.slice(0, MAX_DECLARED)) ?? [];
  return format as Format | null;
}

/**
 * Detects the format of a text by what it declares, by its file's name and, for names of text files and documents, by its
 * content.
 */
export function formatOf(id: string, file: string): Format {
  const declared = declaredFormat(file);
  if (declared) return declared;
  if (EXTENSIONS.html.test(id)) return 'html';
  if (EXTENSIONS.markdown.test(id)) return 'markdown';
  if (HTML.test(file)) return 'html';
  return MARKDOWN.filter((mark) => mark.test(file)).length > 1 ? 'markdown' : 'text';
}

/** Reads the header of a file: title, days and source. */
export function readFacts(file: string, format: Format): Omit<Parts, 'document'> {
  const { title, published, expires, source } = format === 'html' ? readPage(file, null) : readHeader(file);
  return { title, published, ...(expires && { expires }), source };
}

/** The text of a file that is no page without its title, day and source: its other header lines, and its body. */
export function bodyOf(file: string): string {
  const { bodyStart, kept } = readHeader(file);
  return [...kept.map(({ start, end }) => file.slice(start, end)), file.slice(bodyStart)].join('\n\n');
}

type Parts = Omit<Header, 'bodyStart' | 'kept'> & { document: Document };

function readText(file: string, named: Day | null): Parts {
  const { bodyStart, kept, ...header } = readHeader(file, named);
  return { ...header, document: withKept(readPlainText(file, bodyStart), kept) };
}

function readMarkdownText(file: string, named: Day | null): Parts {
  const { bodyStart, kept, ...header } = readHeader(file, named);
  const lines = kept.map(({ start, end }) => `${file.slice(start, end)}\n\n`).join('');
  return { ...header, document: readMarkdownOrEmpty(lines + file.slice(bodyStart)) };
}

/** The document of a Markdown text; an empty one when the text is nested too deeply for the parser. */
function readMarkdownOrEmpty(markdown: string): Document {
  try {
    return readMarkdown(markdown);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { text: '', blocks: [] };
  }
}

/** Adds the kept lines of the header as paragraphs before the body. */
function withKept({ text, blocks }: Document, kept: Header['kept']): Document {
  if (kept.length === 0) return { text, blocks };
  const before = kept.map((span): Block => ({ ...span, kind: 'paragraph', parent: -1, level: 0 }));
  const moved = blocks.map((block) =>
    block.parent < 0 ? block : { ...block, parent: block.parent + kept.length },
  );
  return { text, blocks: [...before, ...moved] };
}

/** Reads a page, which may have front matter before it, as site generators write it. */
function readPage(file: string, named: Day | null): Parts {
  const front = readFrontMatter(file);
  const { document, head, created, updated } = readHtml(file.slice(front?.end ?? 0));
  const inTitle = findFullDate(head.title ?? '')?.day;
  const inText = dayOnCover(document) ?? changeIn(document);
  const found = head.published ?? named ?? inTitle ?? inText ?? created ?? updated;
  const header = readPairs(front?.pairs ?? [], found);
  const expires = header.expires ?? head.expires;
  return {
    title: header.title ?? head.title,
    published: header.published,
    ...(expires && { expires }),
    source: header.source ?? head.source,
    document: withLines(document, front?.kept.map(({ start, end }) => file.slice(start, end)) ?? []),
  };
}

/** In blocks: how many may be the cover of a page. In characters: how much of each is read. */
const MAX_COVER = 8;
const MAX_OPENING = 400;

/** The day that stands alone above the first sentence of a page, as below its authors. */
function dayOnCover({ text, blocks }: Document): Day | null {
  for (const { kind, start, end } of blocks.slice(0, MAX_COVER)) {
    const line = text.slice(start, end);
    const day = kind === 'paragraph' ? readDayLine(line) : null;
    if (day !== null) return day;
    if (isSentence(line)) break;
  }
  return null;
}

/** The day of the last change that the opening of a page names: "This is edition 5.2, last updated 19 September 2022." */
function changeIn({ text, blocks }: Document): Day | null {
  for (const { kind, start, end } of blocks.slice(0, MAX_COVER)) {
    const opening = text.slice(start, Math.min(end, start + MAX_OPENING));
    const [, rest = ''] = (kind === 'paragraph' && LAST_CHANGE.exec(opening)) || [];
    const found = readLeadingDate(rest);
    if (found) return found.day;
  }
  return null;
}

const LAST_CHANGE = /\bthis\b[^!?]{0,100}?\blast (?:updated|revised|modified|edited)(?: on)? (.{6,40})/i;

/** Adds lines from outside of a page as paragraphs before its document. */
function withLines({ text, blocks }: Document, lines: readonly string[]): Document {
  if (lines.length === 0) return { text, blocks };
  const writer = new DocumentWriter();
  for (const line of lines) writer.write('paragraph', line, { introduces: false });
  const above = writer.finish();
  const opening = `${above.text}\n\n`;
  const moved = ({ start, end }: Span): Span => ({
    start: start + opening.length,
    end: end + opening.length,
  });
  const below = blocks.map(
    (block): Block => ({
      ...block,
      ...moved(block),
      parent: block.parent < 0 ? block.parent : block.parent + above.blocks.length,
      ...(block.cells && { cells: block.cells.map(moved) }),
      ...(block.speaker && { speaker: moved(block.speaker) }),
    }),
  );
  return { text: opening + text, blocks: [...above.blocks, ...below] };
}
