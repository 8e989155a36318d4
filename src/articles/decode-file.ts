/** Decodes files of any kind into texts, and prepares texts for files. */

import { isUtf8 } from 'node:buffer';
import { convertDocument, isDocument, isZip } from './convert/convert.ts';
import { checkIsText } from './convert/signature.ts';
import { BadText, type Decoded, decode } from './decode.ts';
import { declaredFormat, EXTENSION, EXTENSIONS, isArticleFile, MAX_DECLARED } from './format.ts';
import { decodeHtml } from './html.ts';

/** The text of a file. */
export interface DecodedFile extends Decoded {
  /** The file's name, which tells its format: that of the file in a ZIP. */
  name: string;
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
