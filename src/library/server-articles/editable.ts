/** Makes of an article the text that people edit, and of what they have written the draft of the article. */

import type { Article, Format } from '../../articles/article.ts';
import { isDocument } from '../../articles/convert/convert.ts';
import { decodeFile, isConverted } from '../../articles/decode-file.ts';
import { declaredFormat, EXTENSION, formatOf } from '../../articles/format.ts';
import { bodyOf } from '../../articles/parse.ts';
import { writeMarkdown } from '../../articles/write-markdown.ts';
import type { Draft } from '../library.ts';

/** The text of an article without title, day and source, but with the day on which it expires, as people edit it. */
export interface EditableText {
  text: string;
  /** The format of the article's file. */
  format: Format;
  /** The file's content. */
  bytes: Uint8Array;
}

/**
 * The text that people edit: that of a page or a document as Markdown, any other as it is in the file.
 *
 * @param name the name of the article's file
 * @param bytes the file's content
 */
export async function editableTextOf(
  article: Article,
  name: string,
  bytes: Uint8Array,
): Promise<EditableText> {
  // The form has no field for it: as a line of the header it can be changed and taken away.
  const expiry = article.expires ? `Expires: ${article.expires}\n\n` : '';
  if (isConverted(name, bytes)) return { text: expiry + writeMarkdown(article), format: 'html', bytes };
  const { text: file } = await decodeFile(name, bytes);
  const format = formatOf(name, file);
  return { text: expiry + (format === 'html' ? writeMarkdown(article) : bodyOf(file)), format, bytes };
}

/**
 * The draft of an edit, with the text that the article has where it has none of its own. What was edited as Markdown is
 * read as Markdown, even if it has too few marks to be recognised.
 *
 * @param name the name of the article's file
 */
export function draftOf(
  { text, ...fields }: Draft,
  { text: before, format, bytes }: EditableText,
  name: string,
): Draft {
  if (typeof text !== 'string') return { ...fields, text };
  const isKept = text.trim() === '' || asInForm(text) === asInForm(before);
  if (isKept && format === 'html') return { ...fields, text: { name, bytes } };
  // A form has no carriage returns, and sentences over several lines remain the same with those of the file.
  const words = isKept ? before : before.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
  const isMarkdown = format !== 'text' && formatOf('pasted.txt', words) !== 'html';
  return { ...fields, text: isMarkdown ? { name: 'pasted.md', bytes: Buffer.from(words) } : words };
}

/** A text as forms have it. */
function asInForm(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}

/** The name under which people get a file: that of a text has no extension of documents, by which they would open it. */
export function textNameOf(name: string, bytes: Uint8Array): string {
  if (!isDocument(name) || isConverted(name, bytes)) return name;
  return name + EXTENSION[declaredFormat(Buffer.from(bytes).toString())!];
}
