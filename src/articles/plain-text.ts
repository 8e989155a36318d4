/**
 * Reads plain text: recognises blocks by blank lines, marks and indentation, and keeps the text unchanged. Uncertain
 * lines remain paragraphs.
 */

import { type Span, trimmed } from '../span.ts';
import type { Document } from './document.ts';
import { isTitledList, type LabelledList, labelledLists } from './labelled-lines.ts';
import { isIndentedCode } from './plain-text/code.ts';
import { confirmHeadings, divideAtNumbers, releaseTitles } from './plain-text/headings.ts';
import { type Chunk, chunksOf, type Line } from './plain-text/lines.ts';
import { confirmItems } from './plain-text/lists.ts';
import { isNotice } from './plain-text/message-headers.ts';
import { Outline } from './plain-text/outline.ts';
import {
  areEntries,
  columnFor,
  columnOf,
  entriesAt,
  isShort,
  isUnfinished,
  separates,
  startsSentence,
} from './plain-text/short-lines.ts';
import { confirmTurns, isQuestion, nameOf } from './plain-text/speaker-turns.ts';
import { type Table, tablesOf } from './plain-text/tables.ts';

/** In characters: a title directly above prose. */
const MAX_TIGHT_TITLE = 60;
/** How many times longer than such a title the line below it must be. */
const MIN_LENGTH_RATIO = 1.3;
const TITLE_LEVEL = 2;
/** In lines: fewer numbered questions may be items that go on. */
const MIN_QUESTIONS = 2;

/**
 * Reads a plain text.
 *
 * @param text the text of a file, which becomes the document's text
 * @param from the UTF-16 offset of the body in `text`
 */
export function readPlainText(text: string, from = 0): Document {
  const chunks = divideAtNumbers(text, chunksOf(text, from));
  const reader = new BlockReader(text, chunks);
  for (const chunk of chunks) reader.read(chunk);
  return { text, blocks: reader.outline.blocks };
}

class BlockReader {
  readonly outline: Outline;
  readonly #text: string;
  /** The next speaker after the turn that a line starts. */
  readonly #next: ReadonlyMap<Line, string>;
  readonly #column: number;
  readonly #asked: ReadonlySet<Line>;
  readonly #releases: ReadonlySet<Line>;

  constructor(text: string, chunks: readonly Chunk[]) {
    this.#text = text;
    this.outline = new Outline(text);
    this.#next = confirmTurns(text, chunks);
    confirmItems(text, chunks);
    confirmHeadings(text, chunks);
    this.#column = columnOf(linesOf(chunks));
    this.#asked = numberedQuestions(text, chunks);
    this.#releases = releaseTitles(text, chunks);
  }

  read({ lines, isCode, heading }: Chunk): void {
    const { outline } = this;
    outline.begin();
    if (heading) outline.heading(heading);
    else if (isCode) outline.code(spanOf(lines));
    else if (this.#isWithinItem(lines))
      outline.within(
        isIndentedCode(this.#text, lines) ? 'code' : 'paragraph',
        spanOf(lines),
        lines[0]!.indent,
      );
    else if (isIndentedCode(this.#text, lines)) outline.code(spanOf(lines));
    else this.#readLines(lines);
    outline.end(heading !== null);
  }

  #isWithinItem(lines: readonly Line[]): boolean {
    for (const line of lines) if (!this.outline.isWithinItem(line.indent) || !isPlain(line)) return false;
    return true;
  }

  #readLines(lines: readonly Line[]): void {
    const text = this.#text;
    const tables = tablesOf(text, lines);
    const lists = this.#labelledLists(lines, tables);
    const column = lines.length > 1 ? columnFor(text, lines, this.#column) : this.#column;
    for (let i = 0; i < lines.length; ) {
      const line = lines[i]!;
      const table = tables.get(i);
      const list = lists.get(i);
      let end = i + 1;
      if (list) {
        const { title, starts } = list;
        if (title !== null) this.outline.paragraph(spanOf(lines.slice(title, starts[0])), true);
        for (const [at, start] of starts.entries()) {
          const item = spanOf(lines.slice(start, starts[at + 1] ?? list.end));
          this.outline.entry(item, /\d/.test(text[item.start]!) ? 'time' : 'label');
        }
        end = list.end;
      } else if (table) {
        this.outline.table(table);
        end = table.next;
      } else if (this.#releases.has(line)) this.outline.heading({ ...spanOf([line]), level: TITLE_LEVEL });
      else if (isPlain(line)) {
        while (isPlainAt(lines, end) && !tables.has(end) && !lists.has(end)) end++;
        const isAboveTable =
          tables.has(end) && end === i + 1 && !/\t| {2}/.test(text.slice(line.start, line.end));
        const isAboveItems = isAboveTable || isItemAt(lines, end) || lists.has(end);
        this.#readPlain(lines.slice(i, end), isAboveItems);
      } else if (line.sort === 'rule') {
        // "--" starts a signature, which is not a list.
        if (i === 0 && /^--$/.test(text.slice(line.start, line.end)) && lines.length > 1) {
          this.outline.paragraph(spanOf(lines.slice(1)));
          end = lines.length;
        }
      } else if (line.sort === 'hash' || line.sort === 'fence')
        this.outline.paragraph(withoutHashes(text, line));
      else if (line.sort === 'quote') this.#readQuoted(line);
      else if (this.#asked.has(line)) this.outline.question({ start: line.item!.textStart, end: line.end });
      else {
        while (
          isPlainAt(lines, end) &&
          !tables.has(end) &&
          !lists.has(end) &&
          this.#continues(lines, i, end, column)
        )
          end++;
        this.#readMarked(lines.slice(i, end));
      }
      i = end;
    }
  }

  /** The lists with labels outside of tables, by the index of their first line. */
  #labelledLists(
    lines: readonly Line[],
    tables: ReadonlyMap<number, Table>,
  ): ReadonlyMap<number, LabelledList> {
    const written = lines.map((line) => {
      const mayBeItem = isPlain(line) || (line.isItem && line.item!.reading.style === 'emoji');
      return mayBeItem ? ' '.repeat(line.indent) + this.#text.slice(line.start, line.end) : '';
    });
    for (const [at, { next }] of tables) written.fill('', at, next);
    return new Map(labelledLists(written).map((list) => [list.title ?? list.starts[0]!, list]));
  }

  /** Whether the plain line at `at` continues the item, question, answer or turn that started at `first`. */
  #continues(lines: readonly Line[], first: number, at: number, column: number): boolean {
    const text = this.#text;
    const begun = lines[first]!;
    const last = lines[at - 1]!;
    const line = lines[at]!;
    if (begun.prefix?.kind === 'speaker') return !isNotice(text, line.start);
    if (begun.prefix?.kind === 'question') return !(text[last.end - 1] === '?' && startsSentence(text, line));
    if (!begun.isItem) return !separates(text, last, line, column);
    if (line.indent > begun.indent) return true;
    if (line.indent < begun.indent || last.indent > begun.indent) return false;
    return !startsSentence(text, line) || isUnfinished(text, last) || !isShort(text, last, line, column);
  }

  /** Reads lines of which the first has a mark. */
  #readMarked(lines: readonly Line[]): void {
    const { outline } = this;
    const [line] = lines as [Line];
    const { prefix, item } = line;
    const last = lines.at(-1)!;
    const start = this.#skipBreaks(line.isItem ? item!.textStart : prefix!.end, last.end);
    if (start >= last.end) return;
    const span = trimmed(this.#text, { start, end: endOfBold(this.#text, line, start, last.end) });
    if (!span) return;
    if (line.isItem) outline.item(span, line.indent, item!.reading);
    else if (prefix!.kind === 'question') this.#readAsked(span);
    else if (prefix!.kind === 'answer') outline.paragraph(span);
    else if (this.#isAsked(line, span)) outline.question(span, prefix!.name);
    else outline.turn(span, prefix!.name);
  }

  /** Reads a question, and an answer on the same line: "Q: Is it free? A: It is." */
  #readAsked(span: Span): void {
    const asked = this.#text.slice(span.start, span.end);
    const answer = /\?["”’]?\s+(?:\*\*|__)?(?:A|Answer):(?:\*\*|__)?\s+(?=\S)/.exec(asked);
    if (!answer) {
      this.outline.question(span);
      return;
    }
    this.outline.question({ start: span.start, end: span.start + asked.indexOf('?', answer.index) + 1 });
    this.outline.paragraph({ start: span.start + answer.index + answer[0].length, end: span.end });
  }

  #isAsked(line: Line, { start, end }: Span): boolean {
    const next = this.#next.get(line) ?? '';
    return (
      next !== '' &&
      next !== nameOf(this.#text, line.prefix!.name) &&
      isQuestion(this.#text.slice(start, end))
    );
  }

  #readQuoted(line: Line): void {
    let { start } = line;
    while (start < line.end && /[>\s]/.test(this.#text[start]!)) start++;
    if (start < line.end) this.outline.quotation({ start, end: line.end });
  }

  /** Reads lines without marks: entries, a title above prose, an introduction above entries, or prose. */
  #readPlain(lines: readonly Line[], isAboveItems: boolean): void {
    const text = this.#text;
    const { outline } = this;
    if (lines.length === 1) {
      const [line] = lines as [Line];
      outline.paragraph(line, isAboveItems && isTitle(text, line));
      return;
    }
    const column = columnFor(text, lines, this.#column);
    const isTitled = isTitledList(lines.map(({ start, end }) => text.slice(start, end)));
    if (
      isTitled ||
      (entriesAt(text, lines, 0).flat().length < lines.length && areEntries(text, lines, column))
    ) {
      const isIntroduced = isTitled || text[lines[0]!.end - 1] === ':';
      if (isIntroduced) outline.paragraph(lines[0]!, true);
      for (const line of isIntroduced ? lines.slice(1) : lines) outline.entry(line, 'none');
      if (isIntroduced) outline.endList();
      return;
    }
    let start = 0;
    for (let i = 0; i < lines.length; i++) {
      const isAtStart = i === start && (i === 0 || text[lines[i - 1]!.end - 1] === ':' || start > 0);
      const entries = isAtStart ? entriesAt(text, lines, i) : [];
      if (entries.length > 0) {
        for (const entry of entries) outline.entry(spanOf(entry), 'time');
        i += entries.flat().length - 1;
        start = i + 1;
        continue;
      }
      const next = lines[i + 1];
      if (next && !this.#isSeparated(lines, i, column)) continue;
      const part = spanOf(lines.slice(start, i + 1));
      if (start === 0 && i === 0 && next && isTightTitle(text, lines[0]!, next, lines.at(-1)!))
        outline.heading({ ...part, level: TITLE_LEVEL });
      else outline.paragraph(part, !next && isAboveItems);
      start = i + 1;
    }
  }

  #isSeparated(lines: readonly Line[], i: number, column: number): boolean {
    const line = lines[i]!;
    const next = lines[i + 1]!;
    if (this.#text[line.end - 1] === ':' && entriesAt(this.#text, lines.slice(i + 1, i + 4), 0).length > 0)
      return true;
    return separates(this.#text, line, next, column);
  }

  /** The words of a speaker may start on the line below the name. */
  #skipBreaks(start: number, end: number): number {
    let at = start;
    while (at < end && /\s/.test(this.#text[at]!)) at++;
    return at;
  }
}

/** The numbered lines that ask, each directly above its answer, if there are several. */
function numberedQuestions(text: string, chunks: readonly Chunk[]): Set<Line> {
  const asked = new Set<Line>();
  for (const { lines, isCode } of chunks) {
    const [line, answer] = lines;
    if (isCode || !line?.isItem || !answer || line.item!.reading.number === 0) continue;
    if (text[line.end - 1] === '?' && isPlain(answer) && startsSentence(text, answer)) asked.add(line);
  }
  return asked.size < MIN_QUESTIONS ? new Set() : asked;
}

function* linesOf(chunks: readonly Chunk[]): Generator<Line> {
  for (const { lines, isCode } of chunks) if (!isCode) yield* lines;
}

function spanOf(lines: readonly Line[]): Span {
  return { start: lines[0]!.start, end: lines.at(-1)!.end };
}

/** Whether a line starts no item, question or turn. Lines with labels count as plain. */
function isPlain({ sort, prefix, isItem }: Line): boolean {
  return sort === 'plain' && !isItem && (prefix === null || prefix.kind === 'label');
}

/** The end of the text, without a closing bold mark whose opening one precedes the text: "**Q: Is it free?**". */
function endOfBold(text: string, line: Line, start: number, end: number): number {
  const bold = text.slice(line.start, line.start + 2);
  const isOpen = (bold === '**' || bold === '__') && !text.slice(line.start + 2, start).includes(bold);
  return isOpen && end - 2 > start && text.indexOf(bold, start) === end - 2 ? end - 2 : end;
}

function isPlainAt(lines: readonly Line[], at: number): boolean {
  return at < lines.length && isPlain(lines[at]!);
}

function isItemAt(lines: readonly Line[], at: number): boolean {
  return lines[at]?.isItem === true;
}

/** The text of a "# Heading" without content below it. */
function withoutHashes(text: string, { start, end }: Line): Span {
  const marks = /^#{1,6}\s+/.exec(text.slice(start, end))?.[0].length ?? 0;
  return { start: start + marks, end };
}

/** Whether a line that may introduce a list does not end like a sentence. */
function isTitle(text: string, { start, end }: Span): boolean {
  return !/[.!?,;]$/.test(text.slice(start, end));
}

/** Whether a short line is the title of the prose directly below it. */
function isTightTitle(text: string, title: Line, next: Line, last: Line): boolean {
  const length = title.end - title.start;
  return (
    length <= MAX_TIGHT_TITLE &&
    /^[\p{Lu}\p{N}]/u.test(text.slice(title.start, title.start + 2)) &&
    next.end - next.start >= MIN_LENGTH_RATIO * length &&
    next.end - next.start >= MAX_TIGHT_TITLE / 2 &&
    /[.!?]["”’)]*$/.test(text.slice(Math.max(last.start, last.end - 4), last.end))
  );
}
