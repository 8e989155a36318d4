/** Converts AsciiDoc into pages. */

import { LoggerManager, load, NullLogger } from '@asciidoctor/core';
import { decodeHTML } from 'entities';
import { countOf, hasMoreMatches } from '../count-matches.ts';
import { BadText, decode } from '../decode.ts';
import { readFullDate } from '../full-date.ts';
import { readSource } from '../header/source.ts';
import { readHeader } from '../header.ts';
import { simplify } from './simplify.ts';
import { checkMarkupLength, writePage } from './write-page.ts';

/**
 * The marks of a paragraph times its characters, over all paragraphs: the tool looks for the end of each mark in the rest of
 * its paragraph. A long article has a hundredth of it.
 */
const MAX_WORK = 200_000_000;
const MARKS = /[*_`#+^~<[({]+/g;
/** The cells of tables: one takes half as long as another part. */
const MAX_CELLS = 8_000;
/** The cells that are documents of their own, each of which takes a millisecond, and columns of them. */
const MAX_NESTED_CELLS = 1_000;
const NESTED_COLUMNS = /\bcols\s{0,9}=\s{0,9}(?:"[^"]{0,999}a|'[^']{0,999}a|[^,\]\s]{0,99}a)/;
/** Columns that are repeated a hundred times or more, or as an attribute says; and such cells. */
const REPEATED =
  /\bcols\s{0,9}=\s{0,9}(?:"[^"]{0,999}(?:\d{3}\*|\{)|'[^']{0,999}(?:\d{3}\*|\{)|[^,\]\s]{0,99}(?:\d{3}\*|\{))|\d{3}\*[.<>^\w]{0,9}\|/;
/** Sections, paragraphs, blocks and items, each of which takes 0.1 ms. A book of 256 KiB has some 3,000. */
const MAX_PARTS = 4_500;
/** A paragraph, or a line that is a mark or begins with one, or with the term of a definition. */
const PART = /\n[ \t]*\r?\n[ \t]*\w|^[ \t]*(?:[^\w\s|]|\d{1,9}\.|\w.*(?:::|;;)(?:\s|$))/gm;
const INCLUDE = /^include::.*$/gm;
/** The label of a note, and the paragraph that it stands before, if there is one. */
const LABEL = /<strong class="label">([^<]*)<\/strong>\s*(<p>)?/g;

/**
 * Converts a document. It includes and reads no other file, and runs nothing.
 *
 * @throws BadText when it is no text, or a long one
 */
export async function convertAsciidoc(bytes: Uint8Array): Promise<string> {
  const { text } = decode(bytes);
  checkMarkupLength(text);
  if (workOf(text) > MAX_WORK) throw new BadText('badText.tooManyMarks');
  const cells = countOf(text, '|');
  const nested = NESTED_COLUMNS.test(text) ? cells : countOf(text, 'a|');
  for (const [count, max] of [
    [cells, MAX_CELLS],
    [nested, MAX_NESTED_CELLS],
  ] as const)
    if (count > max) throw new BadText('badText.tooManyCells', { max });
  if (REPEATED.test(text)) throw new BadText('badText.tooManyCells', { max: MAX_CELLS });
  if (hasMoreMatches(text, PART, MAX_PARTS - cells / 2)) throw new BadText('badText.tooManyParts');
  LoggerManager.setLogger(new NullLogger());
  // In this mode, an include becomes a link to the file.
  const document = await load(text.replace(INCLUDE, ''), { safe: 'secure', ...OPTIONS });
  const html = await document.convert({ standalone: false });
  const attribute = (name: string) => String(document.getAttribute(name) ?? '');
  const title = document.hasHeader() ? String(document.getDocumentTitle({ sanitize: true }) ?? '') : '';
  // Below a title, the first line is the author's even if it is a day.
  const day = readFullDate(attribute('author'));
  const author = day === null ? attribute('author') : '';
  const above = `${title && `<h1>${title}</h1>`}\n${author && `<p>By ${author}</p>`}\n`;
  const source = ['source', 'url', 'canonical-url'].map((name) => readSource(attribute(name)));
  return writePage(
    {
      title: decodeHTML(title),
      published:
        attribute('revdate') || day || attribute('date') || attribute('page-date') || dayOfMail(text),
      source: source.find((address) => address !== null),
    },
    simplify(above + String(html).replace(LABEL, '$2<strong>$1:</strong> ')),
  );
}

/** The day of the e-mail that a document was sent in, whose header is still above it. */
function dayOfMail(text: string): string | null {
  const [header] = MAIL_HEADER.exec(text) ?? [];
  return header === undefined ? null : readHeader(header).published;
}

const MAIL_HEADER = /^(?:[A-Z][A-Za-z-]{1,30}: .*\r?\n(?:[ \t]+\S.*\r?\n)*){2,}(?=\r?\n)/;

function workOf(text: string): number {
  return text
    .split(BLANK)
    .flatMap((block) => (LIST_OR_TABLE.test(block) ? block.split(ITEM) : block))
    .reduce((sum, part) => sum + (part.match(MARKS)?.length ?? 0) * part.length, 0);
}

const BLANK = /\n[ \t]*\r?\n/;
/** A block that is a list or a table, below its title and attributes: each item and cell of it is read by itself. */
const LIST_OR_TABLE = /^(?:[ \t]*\n|[.[].*\n){0,9}[ \t]*(?:(?:\*{1,9}|\.{1,9}|-|\d+\.) |\|)/;
const ITEM = /\n(?=[ \t]*(?:\*{1,9}|\.{1,9}|-|\d+\.) |\|)/;

const OPTIONS = {
  backend: 'semantic-html5',
  attributes: {
    // Without "Table 1.", and without numbers of sections.
    'table-caption!': '',
    'figure-caption!': '',
    'example-caption!': '',
    noheader: '',
    'toc!': '',
    'sectnums!': '',
    // To find one that is free takes as many steps as there are sections.
    'sectids!': '',
    // They stand for themselves, and not for markup.
    lt: '&lt;',
    gt: '&gt;',
    amp: '&amp;',
  },
};
