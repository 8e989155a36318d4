/** Renders blocks of an article in Discord's Markdown. */

import type { ExcerptBlock, ExcerptLine } from '../../library/answers.ts';
import { joinCells } from '../../library/excerpt-text.ts';
import { escapeInline, escapeStart, visibleLines } from '../escape.ts';
import { shorten } from '../truncate.ts';

/*
 * Headings, lists, rows (as "Column: cell") and code become Markdown; the text of the blocks is escaped.
 */

/** A sentence of a block as it is shown. */
export interface Piece {
  text: string;
  isBold?: boolean;
}

/** The parts of a text to show in bold, as offsets in it. */
export type Bold = readonly (readonly [from: number, to: number])[];

/** The Markdown before a block: the indent and bullet of an item, the mark of a heading, the name of a speaker. */
function markOf({ kind, level, number, speaker }: Omit<ExcerptBlock, 'cells'>): string {
  if (speaker !== null) return `**${speakerInShort(speaker)}:** `;
  switch (kind) {
    case 'heading':
    case 'question':
      return '### ';
    case 'item':
      return `${'  '.repeat(Math.max(0, Math.min(level, 4) - 1))}${number === null ? '- ' : `${number}. `}`;
    case 'row':
      return '- ';
    case 'quotation':
      return '> ';
    default:
      return '';
  }
}

/** Longer than any name. */
const LONGEST_SPEAKER = 100;

export function speakerInShort(speaker: string): string {
  return shorten(speaker, LONGEST_SPEAKER);
}

/** A block with the given sentences of it. */
export function blockInMarkdown(block: ExcerptBlock, pieces: readonly Piece[]): string {
  if (block.kind === 'code') return fenced(pieces.map(({ text }) => text).join('\n'));
  const words = pieces.map(({ text, isBold = false }) => {
    const shown = block.cells ? cellsInMarkdown(text, block.cells, []) : escapeInline(text).trim();
    return isBold && shown !== '' && block.kind !== 'heading' ? `**${shown.replaceAll('**', '')}**` : shown;
  });
  const line = words.join(' ');
  if (block.kind === 'term') return `**${line.replaceAll('**', '')}**`;
  const mark = markOf(block);
  return mark === '' ? escapeStart(line) : mark + escapeStart(line);
}

/** Joins blocks with blank lines, except between the items and rows of a list. */
export function joinBlocks(blocks: readonly { block: ExcerptBlock; markdown: string }[]): string {
  let text = '';
  for (const [i, { block, markdown }] of blocks.entries()) {
    const before = blocks[i - 1]?.block;
    if (before) text += isTight(before) && isTight(block) ? '\n' : '\n\n';
    text += markdown;
  }
  return text;
}

function isTight({ kind }: ExcerptBlock): boolean {
  return kind === 'item' || kind === 'row';
}

/** A row as "Mod: Litematica · Allowed?: yes", with parts in bold, given as offsets in the text of the row. */
export function cellsInMarkdown(text: string, cells: NonNullable<ExcerptBlock['cells']>, bold: Bold): string {
  return joinCells(cells, (from, to) => emphasised(text, bold, from, to).trim(), escapeInline);
}

/** A slice of a text, escaped, with parts in bold; links and mail addresses are bold as a whole. */
export function emphasised(text: string, bold: Bold, from: number, to: number): string {
  let line = '';
  let at = from;
  for (const [start, end] of merged(expandToLinks(bold, text.slice(from, to), from))) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    const shown = escapeInline(text.slice(first, last));
    if (shown.trim() === '') continue;
    line += `${escapeInline(text.slice(at, first))}**${shown}**`;
    at = last;
  }
  return line + escapeInline(text.slice(at, to));
}

/** A link or a mail address: bold marks within it would be copied with it. */
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?'"()[\]*]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;

/**
 * Expands bold parts to whole links.
 *
 * @param start the offset of `text` in the text that the parts refer to
 */
function expandToLinks(bold: Bold, text: string, start: number): [from: number, to: number][] {
  const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => [
    start + index,
    start + index + link.length,
  ]);
  return bold.map(([from, to]) => {
    const cut = links.filter(([first, end]) => from < end! && to > first!).flat();
    return [Math.min(from, ...cut), Math.max(to, ...cut)];
  });
}

/** Merges adjacent parts: two bold marks side by side would be shown literally. */
function merged(bold: Bold): [from: number, to: number][] {
  const parts: [number, number][] = [];
  for (const [from, to] of bold) {
    const last = parts.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else parts.push([from, to]);
  }
  return parts;
}

const FENCE = '```';

/**
 * A code block; fences within the code are broken up, since they would end it. Its size is at most that of the escaped
 * code plus twelve characters.
 */
export function fenced(code: string): string {
  const lines = visibleLines(code).replace(/``(?=`)/g, '$&\u200b');
  return `${FENCE}\n${lines}\n${FENCE}`;
}

/** A line shown with a quote, in Markdown, without the quotation mark `>`. */
export function lineInMarkdown({ text, kind, level, number, speaker, cells }: ExcerptLine): string {
  const isListed = kind === 'item' || kind === 'row';
  // Quotations do not nest in Discord: a second mark would be shown literally.
  const isPlain = isListed || kind === 'quotation';
  const shown = blockInMarkdown({ kind: isPlain ? 'paragraph' : kind, level, number, speaker, cells }, [
    { text },
  ]);
  return isListed ? textMarkOf(number) + shown : shown;
}

/** The bullet or number of an item as text: a Markdown list would be indented, and numbered anew. */
export function textMarkOf(number: number | null): string {
  return number === null ? '• ' : `${number}\\. `;
}
