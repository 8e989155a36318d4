import type { Span } from '../../span.ts';
import { ITEM, LETTERED, QUOTED } from './list-markers.ts';

const LINE_BREAK = /\r\n|\n|\r|\u2028|\u2029/g;
const MARKDOWN_HEADING = new RegExp(`^${QUOTED}#{1,6}\\s`);
/** A row of a table. */
const ROW = new RegExp(`^${QUOTED}\\|.*\\|\\s*$`);
/** "**Present:** Ida Holm": no wrapped line begins so. */
const BOLD_LABEL = new RegExp(`^${QUOTED}(\\*\\*|__)[^*_:\\n]{1,40}(?::\\1|\\1:)`);
/** "Present: Ida Holm": below another such line it is one. */
const LABEL = /^\s*\p{Lu}[\p{L}\d .'’-]{0,30}:\s/u;
/** "[14:02] mira: it works". */
const TIMED = /^\s*\[\d{1,2}:\d{2}(?::\d{2})?\]\s/;

const BEGINS_LINE = [ITEM, TIMED, MARKDOWN_HEADING, ROW, BOLD_LABEL];
const FILLS_LINE = [MARKDOWN_HEADING, ROW];
const FOLLOWS_ALIKE = [LABEL, LETTERED];

/** Lines that begin a sentence, or a heading. */
const STARTS_ANEW = /^\s*["“‘(]?[\p{Lu}\p{N}]/u;
const ENDED = /[.!?…,;。]["”’»)\]]*$/;
/** A line that ends so goes on in the next. */
const UNFINISHED =
  /(?:\b(?:the|a|an|of|in|on|at|to|and|or|by|for|with|from|as|that|is|was|are|were|has|had|have|his|her|its|their|said|Mr|Mrs|Ms|Dr|President|Minister|Secretary|Prime|Senator|Gen|Sen|Rep|Gov)\.?|[-–—])$/i;

/** A line this short, without an end, above one that starts anew is a heading or an item of a list. */
const LONGEST_HEADING = 75;
/** Nobody wraps prose in narrower columns: shorter lines are those of a list, of verse, of an address. */
const NARROWEST_COLUMN = 30;

/** The parts of a paragraph that its line breaks make: headings, items, and prose. */
export function blocksOf(text: string, { start, end }: Span): Span[] {
  const lines = linesOf(text, start, end);
  const width = lines.reduce((most, line) => Math.max(most, line.end - line.start), 0);
  const blocks: Span[] = [];
  let blockStart = start;
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (!parts(text.slice(line.start, line.end), text.slice(next.start, next.end), width)) continue;
    blocks.push({ start: blockStart, end: line.end });
    blockStart = next.start;
  }
  blocks.push({ start: blockStart, end });
  return blocks;
}

/** Lines of prose are wrapped unevenly by hand: a shorter one than this part of the longest was ended on purpose. */
const ROOM = 0.75;

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

/** Whether the break between two lines parts them; `width` is the length of the paragraph's longest line. */
function parts(line: string, next: string, width: number): boolean {
  if (BEGINS_LINE.some((mark) => mark.test(next)) || FILLS_LINE.some((mark) => mark.test(line))) return true;
  if (FOLLOWS_ALIKE.some((mark) => mark.test(line) && mark.test(next))) return true;
  if (isQuoted(line) !== isQuoted(next)) return true;
  const trimmed = line.trim();
  if (trimmed === '') return true;
  if (!STARTS_ANEW.test(next)) return false;
  if (ITEM.test(line) && trimmed.length < LONGEST_HEADING) return true;
  if (trimmed.length > LONGEST_HEADING || ENDED.test(trimmed) || UNFINISHED.test(trimmed)) return false;
  return width < NARROWEST_COLUMN || breaksEarly(trimmed, next.trimStart(), width);
}

/** Whether a block is a row of a table, which is a unit. */
export function isRow(block: string): boolean {
  return ROW.test(block);
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line);
}

/** Whether the next line's first word would have stood on this one: then the break is the author's, no wrapping. */
function breaksEarly(line: string, next: string, width: number): boolean {
  const word = next.search(/\s|$/);
  return line.length + 1 + word <= ROOM * width;
}
