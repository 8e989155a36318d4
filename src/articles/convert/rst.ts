/** Converts reStructuredText into pages: the common parts of it, each line of which remains in the text. */
import { decode } from '../decode.ts';
import { RstReader } from './rst/blocks.ts';
import { withLowerHeadings, writeDocumentPage } from './write-document-page.ts';
import { checkMarkupLength, escapeHtml } from './write-page.ts';

/**
 * Converts a document. It includes and reads no other file.
 *
 * @throws BadText when it is no text, or a long one
 */
export function convertRst(bytes: Uint8Array): string {
  const { text } = decode(bytes);
  checkMarkupLength(text);
  const lines = withFields(
    text
      .replace(TAB, expanded)
      .split(/\r\n|\n|\r/)
      .map((line) => line.trimEnd()),
  );
  const body = new RstReader(lines).read();
  const { title, created, date = created } = factsAbove(lines);
  const day = date === undefined ? '' : `<p>Date: ${escapeHtml(date)}</p>\n`;
  if (title === undefined) return writeDocumentPage(day + body, {}, false);
  return writeDocumentPage(`<h1>${escapeHtml(title)}</h1>\n${day}${withLowerHeadings(body)}`, {}, true);
}

/** Makes fields of the header of an e-mail above a document, as Python's proposals have it: "Title: The harbour". */
function withFields(lines: string[]): string[] {
  const end = lines.indexOf('');
  const isHeader =
    end > 1 && lines.slice(0, end).every((line, i) => MAIL.test(line) || (i > 0 && /^ /.test(line)));
  return isHeader ? lines.map((line, i) => (i < end && MAIL.test(line) ? `:${line}` : line)) : lines;
}

const MAIL = /^[A-Z][A-Za-z-]{0,30}: +\S/;

/**
 * What comments or fields above a document say of it: ".. title: The harbour", ".. date: 2012-03-13", as Nikola writes
 * them; ":Title: The harbour".
 */
function factsAbove(lines: readonly string[]): Partial<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const line of lines) {
    const [fact, name = '', value = ''] = FACT.exec(line) ?? [];
    if (fact === undefined && line !== '' && !line.startsWith(' ')) break;
    if (value !== '') facts[name.toLowerCase()] ??= value;
  }
  return facts;
}

const FACT = /^(?:\.\. |:)([A-Za-z][A-Za-z-]{0,30}):(?: +(.{1,300}))?$/;

/** Tabs stand at every eighth column. */
const TAB = /^[ \t]*\t/gm;

function expanded(indent: string): string {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1;
  return ' '.repeat(width);
}
