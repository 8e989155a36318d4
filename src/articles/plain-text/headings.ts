/** Decides which single lines are headings. */

import { isTitleInCapitals, MAX_TITLE, NO_TITLE } from './capital-titles.ts';
import { shownNumber } from './line-markers.ts';
import type { Chunk, Heading, Line } from './lines.ts';
import { startsSentence } from './short-lines.ts';

/** In words: longer lines are sentences. */
const MAX_WORDS = 10;
/** The levels of titles in capitals, of numbered and plain titles, and of questions. */
const CAPITALS = 1;
const TITLE = 2;
const QUESTION = 3;
const MIN_NUMBERED = 2;
/** In lines: how many with a colon follow one another above indented text where they are headings. */
const MIN_OUTDENTED = 3;

/** Sentences without a full stop have a verb; titles with a verb start with one of the words of `ASKS`. */
const VERB =
  /\b(?:am|is|are|was|were|will|would|can|could|should|must|has|have|had|does|did|do|costs?|[a-z]+n['’]t|(?:i|we|you|he|she|it|they|that|there)(?:['’](?:s|re|m|ll|ve|d))?)\b/i;
const ASKS = /^(?:who|what|when|where|why|how|which|whose|if|before|after|things|\d+[.)])\b/i;
/** "Part 2: The storm" is a title with a colon; "Food: the chip van" is a label with its value. */
const PART = /^(?:part|chapter|section|day|week|phase|act|lesson|unit|module|appendix)\s\S{1,6}$/i;

/**
 * Confirms or rejects the headings among chunks, marked ones included. A line at the end of the text, or directly above
 * another heading of the same or a higher level, is not a heading. A numbered line that is not a heading may be an
 * item.
 */
export function confirmHeadings(text: string, chunks: readonly Chunk[]): void {
  const candidates = chunks.map((chunk) => chunk.heading ?? readTitle(text, chunk));
  readNumbered(text, chunks, candidates);
  readOutdented(text, chunks, candidates);
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i]!;
    const candidate = candidates[i];
    const isMarked = chunk.heading !== null;
    chunk.heading = null;
    if (!candidate || i + 1 === chunks.length) continue;
    const next = candidates[i + 1];
    if (next && next.level <= candidate.level) continue;
    // The last of several short lines is one of them rather than a heading.
    const isInSeries =
      !isMarked && isLike(candidate, candidates[i - 1]) && isLike(candidate, candidates[i - 2]);
    if (!isInSeries) chunk.heading = candidate;
  }
}

/** In lines: fewer with a version may introduce the lists below them. */
const MIN_RELEASES = 3;
const VERSION = /\b\d{1,4}[.-]\d/;

/** The lines with a version or a day directly above bullets, as the news of a program have them: "Release 15.6". */
export function releaseTitles(text: string, chunks: readonly Chunk[]): Set<Line> {
  const titles = new Set<Line>();
  for (const { lines, isCode } of chunks) {
    const [line, next] = lines;
    if (isCode || !line || line.isItem || !next?.isItem || next.item!.reading.number > 0) continue;
    if (VERSION.test(text.slice(line.start, line.end)) && isTitle(text, line, line.start)) titles.add(line);
  }
  return titles.size < MIN_RELEASES ? new Set() : titles;
}

function isLike(one: Heading, other: Heading | null | undefined): boolean {
  return other?.level === one.level;
}

/** Reads a single line that may be a heading: a title, in capitals or not, or a question. */
function readTitle(text: string, { lines, isCode }: Chunk): Heading | null {
  const line = lines[0]!;
  if (isCode || lines.length > 1 || line.isItem || line.indent > 3) return null;
  const { start, end } = line;
  if (isTitleInCapitals(text, line)) return { start, end, level: CAPITALS };
  if (!isTitle(text, line, start)) return null;
  return { start, end, level: text[end - 1] === '?' ? QUESTION : TITLE };
}

/** Whether a line from an offset on may be a title. */
function isTitle(text: string, line: Line, start: number): boolean {
  const { sort, prefix, end } = line;
  if (sort !== 'plain' || end - start > MAX_TITLE) return false;
  if (prefix && (prefix.kind !== 'label' || !PART.test(text.slice(prefix.name.start, prefix.name.end))))
    return false;
  return mayBeTitle(text.slice(start, end));
}

/** Whether words may be a title: short, without final punctuation and without a verb. */
export function mayBeTitle(words: string): boolean {
  if (words.length > MAX_TITLE || words.length < 2) return false;
  if (
    !/^(?:\p{Extended_Pictographic}\uFE0F?\s*)?[\p{Lu}\p{N}]/u.test(words) ||
    /[.,;:!…]["”’)\]]*$/.test(words)
  )
    return false;
  if (NO_TITLE.test(words) || !/\p{L}{2}/u.test(words) || words.split(/\s+/).length > MAX_WORDS) return false;
  return words.endsWith('?') || ASKS.test(words) || !VERB.test(words);
}

/**
 * Makes candidates of single numbered lines above prose, if there are at least two in the text and no line of their
 * style looks like an item.
 */
function readNumbered(text: string, chunks: readonly Chunk[], candidates: (Heading | null)[]): void {
  const titles = new Map<string, number[]>();
  const items = new Set<string>();
  chunks.forEach(({ lines, isCode }, at) => {
    const [line] = lines;
    if (isCode || !line?.item || line.item.reading.number === 0) return;
    const style = styleOf(line)!;
    if (lines.length === 1 && line.indent <= 3 && isTitle(text, line, line.item.end)) {
      const ofStyle = titles.get(style);
      if (ofStyle) ofStyle.push(at);
      else titles.set(style, [at]);
    } else if (lines.filter((other) => styleOf(other) === style).length === 1) items.add(style);
  });
  for (const [style, places] of titles) {
    const isAbove = (at: number) => at + 1 < chunks.length && styleOf(chunks[at + 1]!.lines[0]!) !== style;
    if (items.has(style) || places.filter(isAbove).length < MIN_NUMBERED) continue;
    for (const at of places) candidates[at] = numberedHeading(chunks[at]!.lines[0]!);
  }
}

/** Makes candidates of lines with a colon where they alone are not indented: "Distribution policy:". */
function readOutdented(text: string, chunks: readonly Chunk[], candidates: (Heading | null)[]): void {
  let run: number[] = [];
  const end = () => {
    if (run.length >= MIN_OUTDENTED)
      for (const at of run) {
        const { start, end } = chunks[at]!.lines[0]!;
        candidates[at] = { start, end, level: TITLE };
      }
    run = [];
  };
  chunks.forEach(({ lines, isCode }, at) => {
    if (lines.some(({ indent }) => indent > 0)) return;
    const [line] = lines as [Line];
    const isAbove = (chunks[at + 1]?.lines[0]?.indent ?? 0) > 0;
    const mayBe = !isCode && lines.length === 1 && isAbove && text[line.end - 1] === ':';
    if (mayBe && isTitle(text, { ...line, end: line.end - 1, prefix: null }, line.start)) run.push(at);
    else end();
  });
  end();
}

/**
 * Separates numbered titles from what stands directly below them, and marks them as headings: "5. Rats" above prose. In a
 * text without two of consecutive numbers above prose, numbers are those of items.
 */
export function divideAtNumbers(text: string, chunks: readonly Chunk[]): readonly Chunk[] {
  const last = new Map<string, number>();
  const styles = new Set<string>();
  for (const chunk of chunks) {
    const [line, next] = chunk.lines as [Line, Line?];
    if (!next || next.item || !isNumberedTitle(text, chunk) || !startsSentence(text, next)) continue;
    const style = styleOf(line)!;
    const { number } = line.item!.reading;
    if (last.get(style) === number - 1) styles.add(style);
    last.set(style, number);
  }
  if (styles.size === 0) return chunks;
  return chunks.flatMap((chunk, at) => {
    const [line, ...rest] = chunk.lines as [Line, ...Line[]];
    const below = rest[0] ?? chunks[at + 1]?.lines[0];
    const style = styleOf(line);
    if (style === null || !styles.has(style) || !isNumberedTitle(text, chunk)) return [chunk];
    if (!below || styleOf(below) === style) return [chunk];
    const title = { ...chunk, lines: [line], heading: numberedHeading(line) };
    return rest.length > 0 ? [title, { ...chunk, lines: rest }] : [title];
  });
}

/** Whether the first line of a chunk is a title with a number, and what is below it is not indented, as within an item. */
function isNumberedTitle(text: string, { lines, isCode, heading }: Chunk): boolean {
  const [line, next] = lines as [Line, Line?];
  if (isCode || heading || !line.item || line.item.reading.number === 0 || line.indent > 3) return false;
  if (text[line.end - 1] === '?' || (next && next.indent !== line.indent)) return false;
  const style = styleOf(line);
  const isAlone = lines.every((other) => other === line || styleOf(other) !== style);
  return isAlone && isTitle(text, line, line.item.end);
}

function numberedHeading({ item, end }: Line): Heading {
  const number = shownNumber(item!.reading);
  return { start: item!.textStart, end, level: TITLE, ...(number !== undefined && { number }) };
}

/** The style and the indentation of the number of a line, which headings and items differ in; null when it has none. */
function styleOf({ item, indent }: Line): string | null {
  return item && `${item.reading.style} ${indent}`;
}
