/** Reads the title of an article, and tells its subtitle. */

import { readInline } from '../markdown/inline.ts';
import { readParseContext } from '../markdown/parse-context.ts';
import { isDayLine, isHeaderLine } from './day-line.ts';
import { type Line, lineAt, MAX_READ } from './lines.ts';

/** In characters: a longer first line is the body's first sentence. */
export const MAX_TITLE = 150;
/** In characters: a longer line without a blank line after it is wrapped prose rather than a title. */
const MAX_TIGHT_TITLE = 70;
/** In characters: how much of a heading is read, which may have many badges. */
const MAX_HEADING = 4_000;

/** The words of a heading: those of Markdown without its marks, and without pictures, such as badges. */
export function wordsOfHeading(text: string, line: Line): string {
  const source = text.slice(line.start, Math.min(line.end, line.start + MAX_HEADING));
  const [marks] = /^\s*#{1,6}\s/.exec(source) ?? [];
  if (marks === undefined || !/[[\]`*_<&\\]/.test(source)) return line.text;
  const words = source.slice(marks.length).trim().replace(/\s#+$/, '');
  const context = readParseContext(words.includes('[') ? text : words);
  const shown = readInline(words.replace(PICTURE, ''), context).replace(SEPARATORS, '');
  return shown || line.text;
}

/** Whether a line repeats the title: "# Bells" below `title: Bells`. */
export function isSameTitle(one: string, other: string): boolean {
  const lettersOf = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return lettersOf(one) === lettersOf(other.slice(0, MAX_READ));
}

export const PICTURE = /\[?!\[[^[\]]*\]\([^()]*\)(?:\]\([^()]*\))?/g;

/** What stands between a title and the badges behind it. */
const SEPARATORS = /(?<![\s·•|–—-])[\s·•|–—-]+$/;

/** The offset after a title: a short line that is not a sentence and has text after it. Null for any other line. */
export function readTitle(text: string, line: Line): number | null {
  const next = lineAt(text, line.end);
  if (!next || text.slice(line.end).trim() === '') return null;
  if (/^#{1,2}\s/.test(line.raw.trimStart())) return line.end;
  if (/^(?:={3,}|-{3,})$/.test(next.raw.trim()) && line.text.length <= MAX_TITLE) return next.end;
  if (line.text.length > MAX_TITLE || /[.;:,…]["'”’)]*$/.test(line.text)) return null;
  if (/^(?:[-*•]\s|\d+[.)]\s)/.test(line.raw.trimStart())) return null;
  if (next.text === '' || isHeaderLine(next.text) || isCentred(line.raw, next.raw)) return line.end;
  const isTight = line.text.length <= MAX_TIGHT_TITLE && !/[!?]["'”’)]*$/.test(line.text);
  const follows =
    isSubtitle(text, next) ||
    (/^["'“‘(]?\p{Lu}/u.test(next.text) && next.raw.trim().length > 1.3 * line.text.length);
  return isTight && follows ? line.end : null;
}

/** Whether two lines are centred above each other. */
function isCentred(above: string, below: string): boolean {
  const [one, other] = [above, below].map((raw) => {
    const line = raw.replaceAll('\t', ' '.repeat(TAB));
    const indent = line.length - line.trimStart().length;
    return { indent, centre: (indent + line.trimEnd().length) / 2 };
  }) as [Centring, Centring];
  const isIndented = Math.min(one.indent, other.indent) >= MIN_CENTRED;
  return isIndented && one.indent !== other.indent && Math.abs(one.centre - other.centre) <= 1;
}

interface Centring {
  indent: number;
  centre: number;
}

/** In columns: lines with less indentation are lists or code. */
const MIN_CENTRED = 8;
const TAB = 8;

/** Whether a line below the title is a subtitle: not a sentence, and above a day or a byline. */
export function isSubtitle(text: string, line: Line): boolean {
  if (line.text.length > MAX_TITLE || /[.!?:;,]["'”’)]*$/.test(line.text)) return false;
  for (let next = lineAt(text, line.end); next; next = lineAt(text, next.end))
    if (next.text !== '') return isDayLine(next.text);
  return false;
}
