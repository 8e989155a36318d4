/** Parses a file of any format into an article. */
import { dateOrder, withDateOrder } from '../date-order.ts';
import type { Day } from '../day.ts';
import { dateOrderIn } from '../numeric-date.ts';
import type { Article, ArticleContent, Format } from './article.ts';
import { BadText, type BadTextKey } from './decode.ts';
import { decodeFile } from './decode-file.ts';
import type { Block, Document } from './document.ts';
import { formatOf } from './format.ts';
import { findDateInPath } from './full-date.ts';
import { type Header, readHeader } from './header.ts';
import { readMarkdown } from './markdown.ts';
import { readPage } from './page.ts';
import { checkPartCount, PART_LIMITS } from './part-count.ts';
import { readPlainText } from './plain-text.ts';

const READERS: Record<Format, (file: string, named: Day | null) => ArticleContent> = {
  text: readText,
  markdown: readMarkdownText,
  html: readPage,
};

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
  const content = withDateOrder(dateOrder() ?? dateOrderIn(file), () => READERS[format](file, named));
  if (format !== 'markdown' || hasText(content)) return articleOf(id, content);
  // A file without text as Markdown ("<!--" that is not closed) still has text as plain text.
  return { ...articleOf(id, readText(file, named)), note: 'badText.markdown' };
}

function articleOf(id: string, content: ArticleContent): Article {
  if (!hasText(content)) throw new BadText('badText.headerOnly');
  return { id, ...content };
}

function hasText({ text, blocks }: ArticleContent): boolean {
  return blocks.some(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/**
 * Decodes and parses a file: see `parseArticle`.
 *
 * @throws BadText when it is not a text, or has no text after its header
 */
export async function parseFile(id: string, bytes: Uint8Array): Promise<Article> {
  const { name, text, note } = await decodeFile(id, bytes);
  return withNote(parseArticle(id, text, formatOf(name, text)), note);
}

/** Adds a warning about the decoding to an article. */
export function withNote(article: Article, note: BadTextKey | undefined): Article {
  return note === undefined ? article : { ...article, note };
}

/** Reads the header of a file: title, days and source. */
export function readFacts(file: string, format: Format): Omit<ArticleContent, keyof Document> {
  const { title, published, expires, source } = format === 'html' ? readPage(file, null) : readHeader(file);
  return { title, published, ...(expires && { expires }), source };
}

/** The text of a file that is no page without its title, day and source: its other header lines, and its body. */
export function bodyOf(file: string): string {
  const { bodyStart, kept } = readHeader(file);
  return [...kept.map(({ start, end }) => file.slice(start, end)), file.slice(bodyStart)].join('\n\n');
}

function readText(file: string, named: Day | null): ArticleContent {
  const { bodyStart, kept, ...header } = readHeader(file, named);
  return { ...header, ...withKept(readPlainText(file, bodyStart), kept) };
}

function readMarkdownText(file: string, named: Day | null): ArticleContent {
  const { bodyStart, kept, ...header } = readHeader(file, named);
  const lines = kept.map(({ start, end }) => `${file.slice(start, end)}\n\n`).join('');
  return { ...header, ...readMarkdownOrEmpty(lines + file.slice(bodyStart)) };
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
