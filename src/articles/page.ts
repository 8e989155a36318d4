/** Reads a page of HTML: its header and its document. */

import type { Day } from '../day.ts';
import type { Span } from '../span.ts';
import type { ArticleContent } from './article.ts';
import { type Block, type Document, DocumentWriter } from './document.ts';
import { findFullDate, readLeadingDate } from './full-date.ts';
import { readDayLine } from './header/day-line.ts';
import { readFrontMatter } from './header/front-matter.ts';
import { isSentence, readPairs } from './header.ts';
import { readHtml } from './html.ts';

/** Reads a page, which may have front matter before it, as site generators write it. */
export function readPage(file: string, named: Day | null): ArticleContent {
  const front = readFrontMatter(file);
  const { document, head, created, updated } = readHtml(file.slice(front?.end ?? 0));
  const inTitle = findFullDate(head.title ?? '')?.day;
  const inText = dayOnCover(document) ?? changeIn(document);
  const found = head.published ?? named ?? inTitle ?? inText ?? created ?? updated;
  const header = readPairs(front?.pairs ?? [], found);
  const expires = header.expires ?? head.expires;
  return {
    title: header.title ?? head.title,
    published: header.published,
    ...(expires && { expires }),
    source: header.source ?? head.source,
    ...withLines(document, front?.kept.map(({ start, end }) => file.slice(start, end)) ?? []),
  };
}

/** In blocks: how many may be the cover of a page. In characters: how much of each is read. */
const MAX_COVER = 8;
const MAX_OPENING = 400;

/** The day that stands alone above the first sentence of a page, as below its authors. */
function dayOnCover({ text, blocks }: Document): Day | null {
  for (const { kind, start, end } of blocks.slice(0, MAX_COVER)) {
    const line = text.slice(start, end);
    const day = kind === 'paragraph' ? readDayLine(line) : null;
    if (day !== null) return day;
    if (isSentence(line)) break;
  }
  return null;
}

/** The day of the last change that the opening of a page names: "This is edition 5.2, last updated 19 September 2022." */
function changeIn({ text, blocks }: Document): Day | null {
  for (const { kind, start, end } of blocks.slice(0, MAX_COVER)) {
    const opening = text.slice(start, Math.min(end, start + MAX_OPENING));
    const [, rest = ''] = (kind === 'paragraph' && LAST_CHANGE.exec(opening)) || [];
    const found = readLeadingDate(rest);
    if (found) return found.day;
  }
  return null;
}

const LAST_CHANGE = /\bthis\b[^!?]{0,100}?\blast (?:updated|revised|modified|edited)(?: on)? (.{6,40})/i;

/** Adds lines from outside of a page as paragraphs before its document. */
function withLines({ text, blocks }: Document, lines: readonly string[]): Document {
  if (lines.length === 0) return { text, blocks };
  const writer = new DocumentWriter();
  for (const line of lines) writer.write('paragraph', line, { introduces: false });
  const above = writer.finish();
  const opening = `${above.text}\n\n`;
  const moved = ({ start, end }: Span): Span => ({
    start: start + opening.length,
    end: end + opening.length,
  });
  const below = blocks.map(
    (block): Block => ({
      ...block,
      ...moved(block),
      parent: block.parent < 0 ? block.parent : block.parent + above.blocks.length,
      ...(block.cells && { cells: block.cells.map(moved) }),
      ...(block.speaker && { speaker: moved(block.speaker) }),
    }),
  );
  return { text: opening + text, blocks: [...above.blocks, ...below] };
}
