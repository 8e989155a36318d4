/** Splits a plain text into lines, and into chunks at blank lines, fences and headings. */

import { type Span, trimmed } from '../../span.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { isTitleInCapitals } from './capital-titles.ts';
import { type ItemMark, type Prefix, readItemMark, readPrefix } from './line-markers.ts';

/** A line, without the white space at its ends. */
export interface Line extends Span {
  /** Its indentation in columns; a tab extends to the next multiple of four. */
  indent: number;
  /** A `rule` has neither letters nor digits. */
  sort: 'plain' | 'rule' | 'fence' | 'quote' | 'hash';
  /** "Q:", "A:", the name of a speaker, a label. */
  prefix: Prefix | null;
  /** The bullet or number at its start, or after its "A:". */
  item: ItemMark | null;
  /** Whether other lines confirm that it is an item. */
  isItem: boolean;
}

/** Consecutive lines: a paragraph, or what a heading or a fence separates from it, or code between fences. */
export interface Chunk {
  lines: Line[];
  isCode: boolean;
  heading: Heading | null;
}

/** The heading that a chunk of one line may be; `confirmHeadings` decides. */
export interface Heading extends Span {
  level: number;
  number?: number;
}

/** In characters: longer lines are not headings, even with marks. */
const MAX_MARKED_HEADING = 120;
const TAB = 4;
/** In lines: a shorter text that is indented may be a list, or code. */
const MIN_WITH_MARGIN = 20;

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
const WORDS = /[\p{L}\p{N}]/u;
const HASHES = /(#{1,6})[^\S\r\n]+(?=\S)/y;
const FRAMED = /^(={1,6}|[*~-]{3,})[^\S\r\n]*([^=*~\s-](?:.*[^=*~\s-])?)[^\S\r\n]*\1$/;
/** The marks below headings, each below those of a higher level; the last ones are as long as their headings. */
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,}|\*{3,}|\.{3,}|\^{3,})$/;
const LEVELS = ['=*', '-', '~.^'];
const EXACT = /^[*.^]/;
const FENCE = '```';

/**
 * The chunks of a text from an offset on, in order, not empty. They contain rules as lines, except those that underline
 * a heading, but not fences.
 */
export function chunksOf(text: string, from: number): Chunk[] {
  const paragraphs = paragraphsOf(text, from).map((span) => linesOf(text, span));
  removeMargin(paragraphs);
  const fences = confirmFences(text, paragraphs);
  const chunks: Chunk[] = [];
  if (fences === 0) {
    for (const lines of paragraphs) divide(text, lines, chunks);
    return chunks;
  }
  let isCode = false;
  let code: Line[] = [];
  for (const paragraph of paragraphs) {
    let lines: Line[] = [];
    for (const line of paragraph) {
      if (line.sort === 'fence') {
        divide(text, lines, chunks);
        lines = [];
        if (code.length > 0) chunks.push({ lines: code, isCode, heading: null });
        code = [];
        isCode = !isCode;
      } else if (isCode) code.push(line);
      else lines.push(line);
    }
    divide(text, lines, chunks);
  }
  return chunks;
}

/** Removes the indentation that all lines of a text have, as in the margin of a printed page. */
function removeMargin(paragraphs: readonly Line[][]): void {
  if (paragraphs.reduce((sum, { length }) => sum + length, 0) < MIN_WITH_MARGIN) return;
  let margin = Number.POSITIVE_INFINITY;
  for (const lines of paragraphs) for (const { indent } of lines) margin = Math.min(margin, indent);
  if (margin === 0) return;
  for (const lines of paragraphs) for (const line of lines) line.indent -= margin;
}

/** Counts the fences around code. The last of an odd number of fences is not one. */
function confirmFences(text: string, paragraphs: readonly Line[][]): number {
  let fences = 0;
  let last: Line | null = null;
  for (const lines of paragraphs)
    for (const line of lines)
      if (line.sort === 'fence') {
        fences++;
        last = line;
      }
  if (fences % 2 === 0 || !last) return fences;
  last.sort = WORDS.test(text.slice(last.start, last.end)) ? 'plain' : 'rule';
  return fences - 1;
}

function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  let lineStart = start;
  while (lineStart > 0 && isBlank(text.charCodeAt(lineStart - 1))) lineStart--;
  LINE_BREAK.lastIndex = start;
  for (let lineEnd = start; lineEnd < end; lineStart = LINE_BREAK.lastIndex) {
    lineEnd = Math.min(end, LINE_BREAK.exec(text)?.index ?? end);
    const span = trimmed(text, { start: lineStart, end: lineEnd });
    if (span) lines.push(readLine(text, span, lineStart));
  }
  return lines;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function readLine(text: string, { start, end }: Span, lineStart: number): Line {
  let indent = 0;
  for (let i = lineStart; i < start; i++)
    indent = text.charCodeAt(i) === 9 ? indent - (indent % TAB) + TAB : indent + 1;
  const sort = sortOf(text, start, end);
  const prefix = sort === 'plain' ? readPrefix(text, start, end) : null;
  const itemStart = prefix?.kind === 'answer' ? prefix.end : start;
  const item = sort === 'plain' ? readItemMark(text, itemStart, end) : null;
  return { start, end, indent, sort, prefix, item, isItem: false };
}

function sortOf(text: string, start: number, end: number): Line['sort'] {
  const first = text.charCodeAt(start);
  // Nearly every line starts with an ASCII letter or digit.
  if ((first >= 48 && first <= 57) || ((first | 32) >= 97 && (first | 32) <= 122)) return 'plain';
  if (text.startsWith(FENCE, start) && isFence(text.slice(start, end))) return 'fence';
  if (!WORDS.test(text.slice(start, end))) return 'rule';
  if (text[start] === '>') return 'quote';
  HASHES.lastIndex = start;
  return HASHES.test(text) && end - start <= MAX_MARKED_HEADING ? 'hash' : 'plain';
}

/** "```" or "```js", but not "```code```". */
function isFence(line: string): boolean {
  return /^`{3,}[^`\s]*$/.test(line);
}

/** Separates marked headings from the lines around them. */
function divide(text: string, lines: Line[], chunks: Chunk[]): void {
  let first = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const underline = lines[i + 1];
    const before = i - first;
    const marked = readMarkedHeading(text, line, before > 0);
    const heading =
      marked ??
      (underline?.sort === 'rule' && isUnderlined(text, line, underline, lines[i + 2], before)
        ? { start: line.start, end: line.end, level: levelOf(text[underline.start]!) }
        : null);
    const isTight =
      before === 0 ? underline && isTightTitle(text, line, underline) : isTightNumber(text, lines, i, first);
    if (!heading && !isTight) continue;
    if (before > 0) chunks.push({ lines: lines.slice(first, i), isCode: false, heading: null });
    chunks.push({ lines: [line], isCode: false, heading });
    if (heading && !marked) i++;
    first = i + 1;
  }
  if (first < lines.length)
    chunks.push({ lines: first === 0 ? lines : lines.slice(first), isCode: false, heading: null });
}

/** Whether a title in capitals is directly above other lines; `confirmHeadings` recognises it by its capitals. */
function isTightTitle(text: string, line: Line, next: Line): boolean {
  return isTitleInCapitals(text, line) && /\p{Ll}/u.test(text.slice(next.start, next.end));
}

/**
 * Whether a numbered line ends a paragraph of prose, and may be the title of the next one: some programs print no blank
 * line above a heading.
 */
function isTightNumber(text: string, lines: readonly Line[], at: number, first: number): boolean {
  const line = lines[at]!;
  const above = lines[at - 1]!;
  return (
    at === lines.length - 1 &&
    line.item !== null &&
    line.indent === above.indent &&
    lines.slice(first, at).every(({ item }) => item === null) &&
    /[.!?]["”’)]*$/.test(text.slice(Math.max(above.start, above.end - 3), above.end)) &&
    !/[.,;:!?]$/.test(text.slice(line.start, line.end))
  );
}

/** "## Heading ##", "== Heading ==", "*** HEADING ***". */
function readMarkedHeading(text: string, line: Line, isBelowOthers: boolean): Heading | null {
  if (line.sort === 'hash') {
    HASHES.lastIndex = line.start;
    const level = HASHES.exec(text)![1]!.length;
    // Wrapped prose: "in F\n# minor", "it stalled at\n# 22".
    if (isBelowOthers && /[\p{Ll}\p{N}]/u.test(text[HASHES.lastIndex]!)) {
      line.sort = 'plain';
      return null;
    }
    const content = text.slice(HASHES.lastIndex, line.end).replace(/\s#+$/, '').trimEnd();
    return { start: HASHES.lastIndex, end: HASHES.lastIndex + content.length, level };
  }
  if (!'=*~-'.includes(text[line.start]!) || line.end - line.start > MAX_MARKED_HEADING) return null;
  const [, marks, title] = FRAMED.exec(text.slice(line.start, line.end)) ?? [];
  if (marks === undefined || title === undefined || !/\p{L}/u.test(title)) return null;
  const start = text.indexOf(title, line.start + marks.length);
  return { start, end: start + title.length, level: marks.startsWith('=') ? Math.min(marks.length, 6) : 1 };
}

function levelOf(mark: string): number {
  return LEVELS.findIndex((marks) => marks.includes(mark)) + 1;
}

/** Whether a rule underlines a heading, rather than belonging to a table or a signature or separating paragraphs. */
function isUnderlined(text: string, line: Line, rule: Line, next: Line | undefined, before: number): boolean {
  if (line.sort !== 'plain' || line.end - line.start > MAX_MARKED_HEADING) return false;
  const marks = text.slice(rule.start, rule.end);
  const isExact = marks.length === line.end - line.start;
  if (!UNDERLINE.test(marks) || (EXACT.test(marks) && !isExact)) return false;
  const title = text.slice(line.start, line.end);
  if (next && /\t|\S {2,}\S|\|/.test(title)) return false;
  return (
    marks.startsWith('=') || (before === 0 && (line.item === null || isExact) && !/[.,;:!]$/.test(title))
  );
}
