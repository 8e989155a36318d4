import type { Day } from '../day.ts';
import type { Span } from '../span.ts';
import type { Article } from './article.ts';
import { BadFile, type Decoded, decode } from './decode.ts';
import { type Block, type Document, DocumentWriter } from './document.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { type Header, readHeader, readPairs } from './header.ts';
import { decodeHtml, readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { findDayInPath } from './written-day.ts';

/** How a file is written. */
export type Format = 'text' | 'markdown' | 'html';

const ENDINGS: Record<Format, RegExp> = {
  text: /\.te?xt$/i,
  markdown: /\.(?:mdx?|mkd|mdown|markdown)$/i,
  html: /\.x?html?$/i,
};

/** Whether a file, by its name, is one that articles are written in. */
export function isArticleFile(name: string): boolean {
  return Object.values(ENDINGS).some((ending) => ending.test(name));
}

/**
 * The article that a file's text is: what it says of itself (title, day, source), and its document, in whatever format.
 * A header that gives no day leaves it to the file's name, and to those of its folders.
 *
 * @param id the file's path in its folder
 * @param format how it is written: by default, as `formatOf` finds
 * @throws BadFile when there is no text after the header
 */
export function parseArticle(id: string, file: string, format: Format = formatOf(id, file)): Article {
  const named = findDayInPath(id);
  const parts = format === 'html' ? readPage(file, named) : readText(file, format, named);
  if (format !== 'markdown' || hasText(parts.document)) return articleOf(id, parts);
  // What no reader of Markdown finds a text in ("<!--" without an end) is still a text.
  return { ...articleOf(id, readText(file, 'text', named)), note: STRANGE };
}

const STRANGE = 'could not be read as Markdown, and is read as plain text: look at its marks';

function articleOf(id: string, { title, published, source, document }: Parts): Article {
  if (!hasText(document)) throw new BadFile('has no text after its header: write the article below it');
  return { id, title, published, source, ...document };
}

function hasText({ text, blocks }: Document): boolean {
  return blocks.some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

const HTML = /^\s*(?:<!doctype html|<html[\s>])/i;
/** Marks that plain text does not have by chance; of one kind alone somebody may be fond. */
const MARKDOWN = [
  /^#{1,4} \S/m,
  /\*\*[^\s*][^*\n]*\*\*/,
  // It stops at each bracket: else a text of brackets alone would be looked through once for each.
  /\[[^[\]\n]+\]\([^\s()]+[()]/,
  /^```/m,
  /^\|.*\|\s*$\n^\|[\s:|-]+\|\s*$/m,
];

/**
 * The article that the bytes of a file are: see `parseArticle`.
 *
 * @throws BadFile when they are no text, or an empty one
 */
export function parseFile(id: string, bytes: Uint8Array): Article {
  const { text, note } = decodeFile(id, bytes);
  return withNote(parseArticle(id, text), note);
}

/** An article, and what is to be said of how its letters were read. */
export function withNote(article: Article, note: string | undefined): Article {
  return note === undefined ? article : { ...article, note };
}

/** The text of a file: a page may name an encoding of its own, which a mark at its start overrules, as in browsers. */
export function decodeFile(name: string, bytes: Uint8Array): Decoded {
  return ENDINGS.html.test(name) && !isMarked(bytes) ? decodeHtml(bytes) : decode(bytes);
}

/** A file's text so that it is read back from UTF-8: with a mark before it where it is a page that names an encoding. */
export function forUtf8(name: string, file: string): string {
  if (!ENDINGS.html.test(name)) return file;
  try {
    if (decodeFile(name, Buffer.from(file)).text === file) return file;
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
  }
  return `\uFEFF${file}`;
}

function isMarked(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The format of a file, by its name, and by what stands in it where the name says "text". */
export function formatOf(id: string, file: string): Format {
  if (ENDINGS.html.test(id)) return 'html';
  if (ENDINGS.markdown.test(id)) return 'markdown';
  if (HTML.test(file)) return 'html';
  return MARKDOWN.filter((mark) => mark.test(file)).length > 1 ? 'markdown' : 'text';
}

/** What a file says of itself: title, day and source. */
export function readFacts(file: string, format: Format): Omit<Parts, 'document'> {
  const { title, published, source } = format === 'html' ? readPage(file, null) : readHeader(file);
  return { title, published, source };
}

type Parts = Omit<Header, 'bodyStart' | 'kept'> & { document: Document };

function readText(file: string, format: Format, named: Day | null): Parts {
  const { bodyStart, kept, ...header } = readHeader(file, named);
  if (format === 'text') return { ...header, document: withKept(readPlainText(file, bodyStart), kept) };
  const lines = kept.map(({ start, end }) => `${file.slice(start, end)}\n\n`).join('');
  return { ...header, document: readOrNothing(lines + file.slice(bodyStart)) };
}

/** A text that is nested beyond what the parser can hold has no document. */
function readOrNothing(markdown: string): Document {
  try {
    return readMarkdown(markdown);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { text: '', blocks: [] };
  }
}

/** What a header holds beside title, day and source is text: it stands before the body's blocks. */
function withKept({ text, blocks }: Document, kept: Header['kept']): Document {
  if (kept.length === 0) return { text, blocks };
  const before = kept.map((span): Block => ({ ...span, kind: 'paragraph', parent: -1, level: 0 }));
  const moved = blocks.map((block) =>
    block.parent < 0 ? block : { ...block, parent: block.parent + kept.length },
  );
  return { text, blocks: [...before, ...moved] };
}

/** A page, which may have front matter before it, as site generators have it. */
function readPage(file: string, named: Day | null): Parts {
  const front = readFrontMatter(file);
  const { document, head } = readHtml(file.slice(front?.end ?? 0));
  const said = readPairs(front?.pairs ?? [], head.published ?? named);
  return {
    title: said.title ?? head.title,
    published: said.published,
    source: said.source ?? head.source,
    document: withLines(document, front?.kept.map(({ start, end }) => file.slice(start, end)) ?? []),
  };
}

/** A page's document with lines before it that stand outside of the page. */
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
