/** Detects the format of a text. */

import type { Format } from './article.ts';
import { isDocument } from './convert/convert.ts';

export const EXTENSIONS: Record<Format, RegExp> = {
  text: /\.te?xt$/i,
  markdown: /\.(?:mdx?|mkd|mdown|markdown)$/i,
  html: /\.x?html?$/i,
};

/** The extension of the files in which the articles of servers are written. */
export const EXTENSION: Record<Format, string> = { text: '.txt', markdown: '.md', html: '.html' };

/**
 * The format that the first line of front matter declares, whatever the file's name: that of an article whose text was
 * replaced with one of another format, and which keeps its name, since its id and its citations are made of it.
 */
const DECLARED = /^(?:\uFEFF|\u00EF\u00BB\u00BF)?---\r?\nformat: (text|markdown|html)\r?\n/;

/** In bytes: more than the longest declaration. */
export const MAX_DECLARED = 40;

/** Whether a file's name has an extension of articles. */
export function isArticleFile(name: string): boolean {
  return Object.values(EXTENSIONS).some((ending) => ending.test(name)) || isDocument(name);
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
