/** Makes pages of documents whose first lines are their header, as in plain text. */
import { decodeHTML } from 'entities';
import { readHeader } from '../header.ts';
import { type PageFacts, writePage } from './page.ts';
import { simplify } from './simplify.ts';

/** In blocks: how many may be the header of an article. */
const MAX_HEADER = 8;
/** In characters: how much of a block is read for the header. */
const MAX_LINE = 400;
const HEADING = /<h1>([\s\S]*?)<\/h1>/g;
const BLOCK = /<(p|h1)>([\s\S]*?)<\/\1>/g;

/**
 * Makes the page of a document. Its title is its only heading of level 1, else the line that it opens with, else that of
 * its properties; its day is the one in its opening lines. Where several headings are of level 1, none is the title.
 *
 * @param properties what the program has stored beside the text, which people may never have seen
 */
export function writeDocumentPage(
  body: string,
  properties: Pick<PageFacts, 'title' | 'created'>,
  styledTitle: boolean,
): string {
  const headings = [...body.matchAll(HEADING)].length;
  const isTitled = styledTitle || headings === 1;
  const lines: string[] = [];
  for (const [, , content] of body.matchAll(BLOCK)) {
    if (lines.push(textOf(content!)) === MAX_HEADER) break;
  }
  const header = readHeader(lines.join('\n\n'));
  const title = isTitled ? null : headings === 0 ? header.title : null;
  return writePage(
    {
      title: isTitled ? textOf(HEADING_ONE.exec(body)?.[1] ?? '') : (title ?? properties.title),
      published: header.published,
      created: properties.created,
      source: header.source,
    },
    isTitled ? body : simplify(body, { lowered: 1 }),
  );
}

const HEADING_ONE = /<h1>([\s\S]*?)<\/h1>/;

function textOf(html: string): string {
  return decodeHTML(html.slice(0, MAX_LINE).replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}
