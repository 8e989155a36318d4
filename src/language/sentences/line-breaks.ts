/** Splits paragraphs at the line breaks that separate headings, list items and table rows. */
import type { Span } from '../../span.ts';
import { ITEM, LETTERED, QUOTED } from './list-markers.ts';

const LINE_BREAK = /\r\n|\n|\r|\u2028|\u2029/g;
const MARKDOWN_HEADING = new RegExp(`^${QUOTED}#{1,6}\\s`);
/** A row of a table. */
const ROW = new RegExp(`^${QUOTED}\\|.*\\|\\s*$`);
/** "**Present:** Ida Holm": always starts a line of its own. */
const BOLD_LABEL = new RegExp(`^${QUOTED}(\\*\\*|__)[^*_:\\n]{1,40}(?::\\1|\\1:)`);
/** "Present: Ida Holm": starts a line of its own only after another such line. */
const LABEL = /^\s*\p{Lu}[\p{L}\d .'’-]{0,30}:\s/u;
/** A line of a chat log: "[14:02] mira: it works". */
const TIMED = /^\s*\[\d{1,2}:\d{2}(?::\d{2})?\]\s/;

/** Lines that start a new block. */
const STARTS_BLOCK = [ITEM, TIMED, MARKDOWN_HEADING, ROW, BOLD_LABEL];
/** Lines that are a block of their own. */
const WHOLE_BLOCK = [MARKDOWN_HEADING, ROW];
/** Lines that start a new block after a line of the same form. */
const STARTS_BLOCK_AFTER_SAME = [LABEL, LETTERED];

/** Lines that may start a sentence or heading. */
const STARTS_SENTENCE = /^\s*["“‘(]?[\p{Lu}\p{N}]/u;
const ENDED = /[.!?…,;。]["”’»)\]]*$/;
/** Lines that continue on the next line. */
const UNFINISHED =
  /(?:\b(?:the|a|an|of|in|on|at|to|and|or|by|for|with|from|as|that|is|was|are|were|has|had|have|his|her|its|their|said|Mr|Mrs|Ms|Dr|President|Minister|Secretary|Prime|Senator|Gen|Sen|Rep|Gov)\.?|[-–—])$/i;

/**
 * In characters: a shorter line without final punctuation, above one that starts a sentence, is a heading or list item.
 */
const MAX_HEADING = 75;
/** In characters: prose is not wrapped in narrower columns, but lists, verse and addresses have shorter lines. */
const MIN_COLUMN = 30;

/** Splits a paragraph into headings, items, rows and prose, in order. */
export function blocksOf(text: string, { start, end }: Span): Span[] {
  const lines = linesOf(text, start, end);
  const width = lines.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  const blocks: Span[] = [];
  let blockStart = start;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (!separates(text.slice(line.start, line.end), text.slice(next.start, next.end), width)) continue;
    blocks.push({ start: blockStart, end: line.end });
    blockStart = next.start;
  }
  blocks.push({ start: blockStart, end });
  return blocks;
}

/** Lines wrapped by hand are uneven: a line was broken on purpose if it is shorter than this share of the longest. */
const MIN_WRAPPED = 0.75;

function linesOf(text: string, start: number, end: number): Span[] {
  const lines: Span[] = [];
  let lineStart = start;
  for (const { 0: lineBreak, index } of text.slice(start, end).matchAll(LINE_BREAK)) {
    lines.push({ start: lineStart, end: start + index });
    lineStart = start + index + lineBreak.length;
  }
  lines.push({ start: lineStart, end });
  return lines;
}

/** Whether the break between two lines separates blocks; `width` is the length of the paragraph's longest line. */
function separates(line: string, next: string, width: number): boolean {
  if (STARTS_BLOCK.some((mark) => mark.test(next)) || WHOLE_BLOCK.some((mark) => mark.test(line)))
    return true;
  if (STARTS_BLOCK_AFTER_SAME.some((mark) => mark.test(line) && mark.test(next))) return true;
  if (isQuoted(line) !== isQuoted(next)) return true;
  const trimmed = line.trim();
  if (trimmed === '') return true;
  if (!STARTS_SENTENCE.test(next)) return false;
  if (ITEM.test(line) && trimmed.length < MAX_HEADING) return true;
  if (trimmed.length > MAX_HEADING || ENDED.test(trimmed) || UNFINISHED.test(trimmed)) return false;
  return width < MIN_COLUMN || breaksEarly(trimmed, next.trimStart(), width);
}

/** Whether a block is a table row, which is not split. */
export function isRow(block: string): boolean {
  return ROW.test(block);
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line);
}

/** Whether the next line's first word would have fitted on this one, so that the break is not from wrapping. */
function breaksEarly(line: string, next: string, width: number): boolean {
  const word = next.search(/\s|$/);
  return line.length + 1 + word <= MIN_WRAPPED * width;
}
