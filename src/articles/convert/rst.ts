/** Converts reStructuredText into pages: the common parts of it, each line of which remains in the text. */
import { decode } from '../decode.ts';
import { writeDocumentPage } from './document-page.ts';
import { checkMarkupLength } from './page.ts';
import { RstReader } from './rst/blocks.ts';

/**
 * Converts a document. It includes and reads no other file.
 *
 * @throws BadText when it is no text, or a long one
 */
export function convertRst(bytes: Uint8Array): string {
  const { text } = decode(bytes);
  checkMarkupLength(text);
  const lines = text
    .replace(TAB, expanded)
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
  return writeDocumentPage(new RstReader(lines).read(), {}, false);
}

/** Tabs stand at every eighth column. */
const TAB = /^[ \t]*\t/gm;

function expanded(indent: string): string {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1;
  return ' '.repeat(width);
}
