/** Converts reStructuredText into pages: the common parts of it, each line of which remains in the text. */
import { decode } from '../decode.ts';
import { withLowerHeadings, writeDocumentPage } from './document-page.ts';
import { checkMarkupLength, escapeHtml } from './page.ts';
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
  const body = new RstReader(lines).read();
  const { title, date } = factsAbove(lines);
  const day = date === undefined ? '' : `<p>Date: ${escapeHtml(date)}</p>\n`;
  if (title === undefined) return writeDocumentPage(day + body, {}, false);
  return writeDocumentPage(`<h1>${escapeHtml(title)}</h1>\n${day}${withLowerHeadings(body)}`, {}, true);
}

/** What comments above a document say of it, as Nikola writes them: ".. title: The harbour", ".. date: 2012-03-13". */
function factsAbove(lines: readonly string[]): Partial<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const line of lines) {
    const [comment, name = '', value = ''] = FACT.exec(line) ?? [];
    if (comment === undefined && line !== '') break;
    if (value !== '') facts[name] ??= value;
  }
  return facts;
}

const FACT = /^\.\. ([a-z]{1,20}):(?: +(.{1,300}))?$/;

/** Tabs stand at every eighth column. */
const TAB = /^[ \t]*\t/gm;

function expanded(indent: string): string {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1;
  return ' '.repeat(width);
}
