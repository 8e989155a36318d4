/** Writes the blocks of reStructuredText as HTML. */
import { escapeHtml, writeRows } from '../write-page.ts';
import { type Directive, writeDirective } from './directives.ts';
import { inlineHtml } from './inline.ts';
import { dedent, endOfIndented, indentOf, trimBlank } from './lines.ts';
import {
  endOfSimpleTable,
  isGridBorder,
  isSimpleBorder,
  type RstTable,
  readGridTable,
  readSimpleTable,
} from './tables.ts';

/** Blocks in blocks: deeper ones are read as paragraphs. */
const MAX_DEPTH = 24;
const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}$/;
const BULLET = /^[*+\-•‣⁃] +(?=\S)/;
const NUMBERED = /^\(?(?:(\d{1,6})|#|([a-zA-Z])|[ivxlcdmIVXLCDM]{2,8})[.)] +(?=\S)/;
const FIELD = /^:(?=\S)((?:[^:\\\n]|\\.|:(?!\s|$)){1,80}):(?: +|$)/;
const OPTION =
  /^(?:-[\w?]|--\w[\w-]*|\/\w)(?:[ =][^\s,]+)?(?:, *--?\w[\w-]*(?:[ =][^\s,]+)?){0,4}(?: {2,}|$)/;
const EXPLICIT = /^\.\.(?: |$)/;
const DIRECTIVE = /^\.\. +(?:\|([^|]{1,80})\| +)?([\w:+.-]{1,60}?)::(?: |$)/;
const NOTE = /^\.\. +\[(?:#[\w-]*|\d+|\*|[\w.-]+)\] +/;

/** Reads a document. */
export class RstReader {
  readonly #lines: readonly string[];
  /** The styles of headings, from the highest level: the marks below them, twice for those with marks above as well. */
  readonly #styles: string[] = [];
  readonly #substitutions = new Map<string, string>();
  #depth = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  read(): string {
    for (const line of this.#lines) {
      const [, name, directive] = DIRECTIVE.exec(line) ?? [];
      if (name !== undefined && directive === 'replace')
        this.#substitutions.set(name.toLowerCase(), line.slice(line.indexOf('::') + 2).trim());
    }
    return this.blocks(this.#lines, true);
  }

  /** Writes some lines. Only those of the document itself may have headings. */
  readonly blocks = (lines: readonly string[], hasHeadings = false): string => {
    if (this.#depth >= MAX_DEPTH) return this.paragraph(lines.join('\n'));
    this.#depth++;
    const pieces: string[] = [];
    for (let at = 0; at < lines.length; ) {
      if (lines[at] === '') at++;
      else at = this.#block(lines, at, pieces, hasHeadings);
    }
    this.#depth--;
    return pieces.join('');
  };

  readonly inline = (text: string): string => inlineHtml(text, this.#substitutions);

  paragraph(text: string): string {
    return text.trim() === '' ? '' : `<p>${this.inline(text.trim())}</p>\n`;
  }

  readonly table = ({ columns, rows }: RstTable): string =>
    writeRows(columns, rows, (cell) => this.inline(cell).replaceAll('\n', ' '));

  /** Writes the block at a line. Returns the line after it. */
  #block(lines: readonly string[], at: number, pieces: string[], hasHeadings: boolean): number {
    const line = lines[at]!;
    const next = lines[at + 1] ?? '';
    const heading = hasHeadings ? this.#heading(lines, at) : null;
    if (heading) {
      pieces.push(heading.html);
      return heading.end;
    }
    if (line.startsWith(' ')) {
      const end = endOfIndented(lines, at, 1);
      pieces.push(`<blockquote>${this.blocks(dedent(lines.slice(at, end)))}</blockquote>\n`);
      return end;
    }
    if (isGridBorder(line)) return this.#gridTable(lines, at, pieces);
    if (isSimpleBorder(line)) {
      const end = endOfSimpleTable(lines, at);
      if (end > at) pieces.push(this.table(readSimpleTable(lines.slice(at, end))));
      return Math.max(end, at + 1);
    }
    if (ADORNMENT.test(line) && (next === '' || isSimpleBorder(next))) return at + 1;
    if (EXPLICIT.test(line)) return this.#explicit(lines, at, pieces);
    if (/^>>>(?: |$)/.test(line)) {
      const end = endOfText(lines, at);
      pieces.push(`<pre>${escapeHtml(lines.slice(at, end).join('\n'))}</pre>\n`);
      return end;
    }
    if (/^\|(?: |$)/.test(line)) return this.#lineBlock(lines, at, pieces);
    if (BULLET.test(line)) return this.#list(lines, at, pieces, BULLET, 'ul');
    if (NUMBERED.test(line) && isItem(lines, at)) return this.#list(lines, at, pieces, NUMBERED, 'ol');
    if (FIELD.test(line)) return this.#fields(lines, at, pieces, hasHeadings && this.#isHeader(pieces));
    if (OPTION.test(line) && /[^\s] {2,}\S|^\S+$/.test(line)) return this.#options(lines, at, pieces);
    if (next !== '' && indentOf(next) > 0 && !line.endsWith('::'))
      return this.#definitions(lines, at, pieces);
    return this.#paragraphAt(lines, at, pieces);
  }

  #heading(lines: readonly string[], at: number): { html: string; end: number } | null {
    const [line, next, last] = [lines[at]!, lines[at + 1] ?? '', lines[at + 2] ?? ''];
    const isOver = ADORNMENT.test(line) && next !== '' && last === line;
    const isUnder = !isOver && ADORNMENT.test(next) && !line.startsWith(' ') && !ADORNMENT.test(line);
    if (!isOver && !isUnder) return null;
    const title = isOver ? next.trim() : line;
    const mark = isOver ? line.slice(0, 2) : next[0]!;
    // A border of a table, or a line of text above a short mark.
    if (isUnder && next.length < Math.min(4, title.length)) return null;
    if (!this.#styles.includes(mark)) this.#styles.push(mark);
    const level = Math.min(6, this.#styles.indexOf(mark) + 1);
    return { html: `<h${level}>${this.inline(title)}</h${level}>\n`, end: at + (isOver ? 3 : 2) };
  }

  #gridTable(lines: readonly string[], at: number, pieces: string[]): number {
    let end = at;
    while (end < lines.length && /^[+|]/.test(lines[end]!)) end++;
    pieces.push(this.table(readGridTable(lines.slice(at, end))));
    return end;
  }

  /** A comment, a target, a note, a substitution or a directive. */
  #explicit(lines: readonly string[], at: number, pieces: string[]): number {
    const line = lines[at]!;
    const end = Math.max(at + 1, endOfIndented(lines, at + 1, 1));
    const note = NOTE.exec(line);
    if (note) {
      const body = [line.slice(note[0].length), ...dedent(lines.slice(at + 1, end))];
      pieces.push(`<div>${this.blocks(body)}</div>\n`);
      return end;
    }
    const [mark, substitution, name] = DIRECTIVE.exec(line) ?? [];
    if (mark === undefined || substitution !== undefined) return end;
    pieces.push(writeDirective(directiveOf(name!, line.slice(mark.length), lines.slice(at + 1, end)), this));
    return end;
  }

  #lineBlock(lines: readonly string[], at: number, pieces: string[]): number {
    let end = at;
    while (end < lines.length && /^(?:\|(?: |$)| +\S)/.test(lines[end]!)) end++;
    const texts = lines.slice(at, end).map((line) => this.inline(line.replace(/^\|/, '').trim()));
    pieces.push(`<p>${texts.join('<br>')}</p>\n`);
    return end;
  }

  #list(lines: readonly string[], start: number, pieces: string[], mark: RegExp, name: 'ul' | 'ol'): number {
    pieces.push(`<${name}>`);
    let at = start;
    for (let found = mark.exec(lines[at]!); found; found = mark.exec(lines[at] ?? '')) {
      const width = name === 'ul' ? found[0].length : 1;
      let end = at + 1;
      if (
        lines[end] !== undefined &&
        lines[end] !== '' &&
        indentOf(lines[end]!) === 0 &&
        !mark.test(lines[end]!)
      )
        break;
      end = Math.max(end, endOfIndented(lines, end, Math.min(width, 2)));
      const body = [lines[at]!.slice(found[0].length), ...dedentBelow(lines.slice(at + 1, end))];
      const value = found[1] === undefined ? '' : ` value="${Number(found[1])}"`;
      pieces.push(`<li${value}>${this.blocks(body)}</li>\n`);
      at = end;
      while (lines[at] === '') at++;
    }
    pieces.push(`</${name}>\n`);
    // A mark whose text goes on without indentation is a paragraph.
    return at === start ? this.#paragraphAt(lines, at, pieces) : at;
  }

  /** Fields below the title are lines of the header; others are definitions. */
  #fields(lines: readonly string[], start: number, pieces: string[], isHeader: boolean): number {
    let at = start;
    if (!isHeader) pieces.push('<dl>');
    for (let found = FIELD.exec(lines[at]!); found; found = FIELD.exec(lines[at] ?? '')) {
      const end = Math.max(at + 1, endOfIndented(lines, at + 1, 1));
      const body = [lines[at]!.slice(found[0].length), ...dedentBelow(lines.slice(at + 1, end))];
      const name = this.inline(found[1]!);
      const value = this.inline(body.join(' ').trim());
      if (isHeader) pieces.push(`<p>${name[0]!.toUpperCase()}${name.slice(1)}: ${value}</p>\n`);
      else pieces.push(`<dt>${name}</dt><dd>${this.blocks(body)}</dd>\n`);
      at = end;
      if (lines[at] === '' && FIELD.test(lines[at + 1] ?? '')) at++;
    }
    if (!isHeader) pieces.push('</dl>\n');
    return at;
  }

  /** Whether nothing but headings precedes a block. */
  #isHeader(pieces: readonly string[]): boolean {
    return pieces.every((piece) => /^(?:<h\d>|$)/.test(piece));
  }

  #options(lines: readonly string[], start: number, pieces: string[]): number {
    pieces.push('<dl>');
    let at = start;
    for (let found = OPTION.exec(lines[at]!); found; found = OPTION.exec(lines[at] ?? '')) {
      const end = Math.max(at + 1, endOfIndented(lines, at + 1, 1));
      const body = [lines[at]!.slice(found[0].length), ...dedentBelow(lines.slice(at + 1, end))];
      pieces.push(`<dt>${escapeHtml(found[0].trim())}</dt><dd>${this.blocks(body)}</dd>\n`);
      at = end;
      if (lines[at] === '' && OPTION.test(lines[at + 1] ?? '')) at++;
    }
    pieces.push('</dl>\n');
    return at;
  }

  #definitions(lines: readonly string[], start: number, pieces: string[]): number {
    pieces.push('<dl>');
    let at = start;
    while (
      at + 1 < lines.length &&
      lines[at] !== '' &&
      indentOf(lines[at]!) === 0 &&
      indentOf(lines[at + 1]!) > 0
    ) {
      if (EXPLICIT.test(lines[at]!) || BULLET.test(lines[at]!)) break;
      const end = endOfIndented(lines, at + 1, 1);
      if (end === at + 1) break;
      const term = this.inline(lines[at]!.replace(/ : .*$/, ''));
      pieces.push(`<dt>${term}</dt><dd>${this.blocks(dedent(lines.slice(at + 1, end)))}</dd>\n`);
      at = end;
      while (lines[at] === '') at++;
    }
    pieces.push('</dl>\n');
    return at === start ? this.#paragraphAt(lines, at, pieces) : at;
  }

  #paragraphAt(lines: readonly string[], at: number, pieces: string[]): number {
    const end = endOfText(lines, at);
    const text = lines.slice(at, end).join('\n');
    if (!text.endsWith('::')) {
      pieces.push(this.paragraph(text));
      return end;
    }
    pieces.push(this.paragraph(text.replace(/(?:^|\s)::$/, '').replace(/::$/, ':')));
    let start = end;
    while (lines[start] === '') start++;
    const quote = /^([!-/:-@[-`{-~])/.exec(lines[start] ?? '')?.[1];
    let after = endOfIndented(lines, start, 1);
    // A literal block without indentation has the same mark before each line.
    if (after === start && quote !== undefined && start > end)
      while (lines[after]?.startsWith(quote)) after++;
    if (after === start) return end;
    pieces.push(`<pre>${escapeHtml(dedent(lines.slice(start, after)).join('\n'))}</pre>\n`);
    return after;
  }
}

/** Whether a line with the mark of a numbered item is one. "A. Lund" is a name, unless another item follows. */
function isItem(lines: readonly string[], at: number): boolean {
  if (/^\(?[\d#]/.test(lines[at]!)) return true;
  let next = endOfIndented(lines, at + 1, 1);
  next = Math.max(next, at + 1);
  while (lines[next] === '') next++;
  return NUMBERED.test(lines[next] ?? '');
}

/** The lines below the first one of an item, without their own indentation. */
function dedentBelow(lines: readonly string[]): string[] {
  const startsBlank = lines[0] === '';
  const body = dedent(lines);
  return startsBlank ? ['', ...body] : body;
}

/** The line after the text that a line belongs to. */
function endOfText(lines: readonly string[], at: number): number {
  let end = at;
  while (end < lines.length && lines[end] !== '') end++;
  return end;
}

function directiveOf(name: string, argument: string, lines: readonly string[]): Directive {
  const body = dedent(lines);
  const options = new Map<string, string>();
  let at = 0;
  // Options stand directly below the directive.
  if (lines[0] !== '')
    for (; at < body.length && body[at] !== ''; at++) {
      const [mark, option] = FIELD.exec(body[at]!) ?? [];
      if (mark === undefined) break;
      options.set(option!, body[at]!.slice(mark.length).trim());
    }
  return { name: name.toLowerCase(), argument: argument.trim(), options, body: trimBlank(body.slice(at)) };
}
