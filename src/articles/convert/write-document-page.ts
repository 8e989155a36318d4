/** Makes pages of documents whose first lines are their header, as in plain text. */
import { decodeHTML } from 'entities';
import { type Header, readHeader } from '../header.ts';
import { withBoldHeadings } from './bold-headings.ts';
import { type PageFacts, writePage } from './write-page.ts';
import { localName, readXml } from './xml.ts';

/** In blocks: how many may be the header of an article. */
const MAX_HEADER = 8;
/** In characters: how much of a block is read for the header. */
const MAX_LINE = 400;
const HEADING = /<h1(?: data-page="[^"]*")?>([\s\S]*?)<\/h1>/g;
const BLOCK = /<(p|h1)(?: data-page="[^"]*")?>([\s\S]*?)<\/\1>/g;
const LINE_BREAK = '\n\n';
/** The heading of a title page: another of its level follows at once. */
const TITLE_PAGE = /^\s*<h1\b[^>]*>(?:(?!<\/h1>)[\s\S])*<\/h1>(?:\s|<p><\/p>)*<h1\b/;
/** Where the opening of a document ends: what stands in a table or a list is no header. */
const END_OF_OPENING = /<(?:table|ul|ol|dl|pre)\b/;

/**
 * Makes the page of a document. Its title is its only heading of the highest level, if it opens with that or it is of level
 * 1, else the line that it opens with, else that of its properties; its day is the one in its opening lines, which do not
 * become part of the text if they say nothing else. Where several headings are of level 1, none of them is the title, unless
 * the second follows the first at once.
 *
 * @param properties what the program has stored beside the text, which people may never have seen
 * @param hasTitle whether the first heading of level 1 is known to be the title
 */
export function writeDocumentPage(
  body: string,
  properties: Pick<PageFacts, 'title' | 'created'>,
  hasTitle: boolean,
): string {
  const page = withTopHeading(body);
  const headings = [...page.matchAll(HEADING)];
  const isTitled = hasTitle || headings.length === 1 || TITLE_PAGE.test(page);
  const { header, rest } = readOpening(page);
  // One that is a heading is the first of several.
  const isHeading = headings[0] !== undefined && textOf(headings[0][1]!) === header.title;
  const title = isHeading ? null : header.title;
  return writePage(
    {
      title: isTitled ? textOf(headings[0]?.[1] ?? '') : (title ?? properties.title),
      published: header.published,
      created: properties.created,
      source: header.source,
    },
    isTitled ? withBoldHeadings(rest) : withLowerHeadings(withBoldHeadings(rest)),
  );
}

/** Makes a heading of level 1 of the first block, if it is the only heading of the highest level that there is. */
function withTopHeading(body: string): string {
  const levels = Array.from(body.matchAll(/<h([1-6])\b/g), ([, level]) => level);
  const top = levels.toSorted()[0];
  const isAlone = levels.filter((level) => level === top).length === 1;
  const first = isAlone && new RegExp(`^\\s*<h${top}\\b([^>]*)>([\\s\\S]*?)</h${top}>`).exec(body);
  return first ? `<h1${first[1]}>${first[2]}</h1>${body.slice(first[0].length)}` : body;
}

/** Lowers the headings of HTML that a converter has written, in which any other `<` is escaped. */
export function withLowerHeadings(html: string): string {
  return html.replace(HEADING_TAG, (_, tag, level) => `${tag}${Math.min(6, Number(level) + 1)}`);
}

const HEADING_TAG = /(<\/?h)([1-6])(?=[ >])/g;

/**
 * The title and the day of creation among the properties of a document.
 *
 * @param xml the part with its properties; null when it has none
 * @param day the name of the element with the day
 */
export function readProperties(
  xml: string | null,
  kind: string,
  day: 'created' | 'creation-date',
): { title: string | null; created: string | null } {
  const found: Record<string, string> = { title: '', [day]: '' };
  let name: string | null = null;
  if (xml !== null)
    readXml(xml, kind, {
      open(element) {
        const local = localName(element);
        name = Object.hasOwn(found, local) ? local : null;
      },
      close() {
        name = null;
      },
      text(text) {
        if (name) found[name] += text;
      },
    });
  return { title: found.title!.trim() || null, created: found[day] || null };
}

/** Reads the header in the first blocks of a page; `rest` is the page without the lines that only have day and source. */
function readOpening(body: string): { header: Header; rest: string } {
  const blocks: { block: RegExpExecArray; text: string; start: number }[] = [];
  let length = 0;
  const end = body.search(END_OF_OPENING);
  for (const block of (end < 0 ? body : body.slice(0, end)).matchAll(BLOCK)) {
    const text = textOf(block[2]!);
    blocks.push({ block, text, start: length });
    length += text.length + LINE_BREAK.length;
    if (blocks.length === MAX_HEADER) break;
  }
  const lines = blocks.map(({ text }) => text);
  if (end >= 0) lines.push('Table');
  const header = readHeader(lines.join(LINE_BREAK));
  let rest = '';
  let written = 0;
  for (const { block, text, start } of blocks) {
    const isHeader = start < header.bodyStart && block[1] === 'p' && text !== header.title;
    if (!isHeader || header.kept.some((kept) => kept.start < start + text.length && kept.end > start))
      continue;
    rest += body.slice(written, block.index);
    written = block.index + block[0].length;
  }
  return { header, rest: rest + body.slice(written) };
}

/** A mark of a note, which is no text. */
const NOTE = /<sup><a href="#">[^<]*<\/a><\/sup>/g;

/** The text of a block, on one line. */
function textOf(html: string): string {
  return decodeHTML(
    html
      .slice(0, MAX_LINE)
      .replace(NOTE, '')
      .replace(/<[^>]*>/g, ''),
  )
    .replace(/\s+/g, ' ')
    .trim();
}
