import type { ExcerptBlock, ExcerptLine } from '../../library/answers.ts';
import { joinCells } from '../../library/excerpt.ts';
import { shorten } from '../truncate.ts';
import { escapeInline, escapeStart, visibleLines } from '../escape.ts';

/*
 * Blocks of an article in Discord's Markdown: headings, lists, rows as "Column: cell", code. Their own text is escaped;
 * only marks of ours are left.
 */

/** A sentence of a block as it is shown: a mark of ours may stand around it. */
export interface Piece {
  text: string;
  isBold?: boolean;
}

/** What stands before a block in Markdown: the indent and the mark of an item, a heading's or a speaker's mark. */
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

/** More than any name has. */
const LONGEST_SPEAKER = 100;

export function speakerInShort(speaker: string): string {
  return shorten(speaker, LONGEST_SPEAKER);
}

/** A block with its sentences, or with those of them that are shown. */
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

/** Blocks one below another: items and rows of one list without a blank line between them. */
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

/** "Mod: Litematica · Allowed?: yes", with parts of it in bold, as offsets in the text of the row. */
export function cellsInMarkdown(
  text: string,
  cells: NonNullable<ExcerptBlock['cells']>,
  bold: readonly (readonly [from: number, to: number])[],
): string {
  return joinCells(cells, (from, to) => emphasised(text, bold, from, to).trim(), escapeInline);
}

/** A stretch of a text, escaped, with parts of it in bold; a link or a mail address is so as a whole. */
export function emphasised(
  text: string,
  bold: readonly (readonly [from: number, to: number])[],
  from: number,
  to: number,
): string {
  let line = '';
  let at = from;
  for (const [start, end] of merged(aroundLinks(bold, text.slice(from, to), from))) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    const shown = escapeInline(text.slice(first, last));
    if (shown.trim() === '') continue;
    line += `${escapeInline(text.slice(at, first))}**${shown}**`;
    at = last;
  }
  return line + escapeInline(text.slice(at, to));
}

/** What is copied as one: marks of bold within it would be copied as well. */
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?'"()[\]*]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gi;

/** @param start where the text with the links stands in the one that the parts are parts of */
function aroundLinks(
  bold: readonly (readonly [from: number, to: number])[],
  text: string,
  start: number,
): [from: number, to: number][] {
  const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => [
    start + index,
    start + index + link.length,
  ]);
  return bold.map(([from, to]) => {
    const cut = links.filter(([first, end]) => from < end! && to > first!).flat();
    return [Math.min(from, ...cut), Math.max(to, ...cut)];
  });
}

/** Two marks of bold side by side would be taken for letters. */
function merged(bold: readonly (readonly [from: number, to: number])[]): [from: number, to: number][] {
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
 * Code as Discord shows it: its lines as they stand. A fence inside of it would end it. It takes no more room than the code
 * escaped, and twelve characters.
 */
export function fenced(code: string): string {
  const lines = visibleLines(code).replace(/``(?=`)/g, '$&\u200b');
  return `${FENCE}\n${lines}\n${FENCE}`;
}

/** A line that is shown beside a quote, in Markdown, without what marks it as quoted. */
export function lineInMarkdown({ text, kind, level, number, speaker, cells }: ExcerptLine): string {
  const isListed = kind === 'item' || kind === 'row';
  // Quotations of Discord's do not nest: the mark of another would be shown.
  const isPlain = isListed || kind === 'quotation';
  const shown = blockInMarkdown({ kind: isPlain ? 'paragraph' : kind, level, number, speaker, cells }, [
    { text },
  ]);
  return isListed ? textMarkOf(number) + shown : shown;
}

/** What stands before an item, as text: a list of Discord's would be set in, and counted anew. */
export function textMarkOf(number: number | null): string {
  return number === null ? '• ' : `${number}\\. `;
}
