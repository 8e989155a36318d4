/** Reads blocks of HTML within Markdown. Inline tags are left to inline.ts. */
import type { BlockKind } from '../document.ts';

/** A part of such a block, still with inline Markdown and inline tags. */
export interface HtmlPart {
  /** `opened` and `closed` are the start and end of `<details>`. */
  kind: BlockKind | 'opened' | 'closed';
  source: string;
  /** The level of a heading, or the depth of an item, from 1. */
  level?: number;
  number?: number;
  /** The cells of a row. */
  cells?: string[];
}

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*'){0,1000})?)>|<!--/g;
const KINDS: Readonly<Record<string, BlockKind>> = {
  summary: 'question',
  blockquote: 'quotation',
  li: 'item',
  dt: 'term',
  dd: 'definition',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};
/** Elements that interrupt a paragraph, beside those of `KINDS`. */
const BREAKS = new Set(
  `address article aside body caption center details dialog div dl fieldset figcaption figure footer form header hgroup
  hr html legend main menu nav ol p search section table tbody tfoot thead tr td th ul`.split(/\s+/),
);
/** Elements with raw content: code, or text that is not shown. */
const RAW = new Set('pre script style textarea title head svg template'.split(' '));

/** The depth of nested lists beyond which the level of items does not increase. */
const MAX_DEPTH = 100;

/** Reads the parts of a block of HTML, in order. */
export function readHtmlBlock(html: string): HtmlPart[] {
  return new HtmlReader(html).read();
}

class HtmlReader {
  readonly #html: string;
  readonly #parts: HtmlPart[] = [];
  /** The open lists, with the number of the next item of a numbered one. */
  readonly #lists: { next: number | null }[] = [];
  #text = '';
  #kind: BlockKind = 'paragraph';
  #level = 0;
  #isQuoted = false;
  #row: { cells: string[]; isHead: boolean } | null = null;

  constructor(html: string) {
    this.#html = html;
  }

  read(): HtmlPart[] {
    const html = this.#html;
    const tags = new RegExp(TAG);
    let at = 0;
    for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
      const [all, slash, name = ''] = tag;
      const element = name.toLowerCase();
      this.#text += html.slice(at, tag.index);
      at = tags.lastIndex;
      if (all === '<!--') at = endOf(html, '-->', at);
      else if (RAW.has(element) && slash === '') {
        const end = html.indexOf(`</${name}`, at);
        if (element === 'pre') this.#writeCode(html.slice(at, end < 0 ? html.length : end));
        at = end < 0 ? html.length : endOf(html, '>', end);
      } else if (KINDS[element] || BREAKS.has(element)) this.#break(element, slash === '/', tag[3] ?? '');
      else if (!RAW.has(element)) this.#text += all;
      tags.lastIndex = at;
    }
    this.#text += html.slice(at);
    this.#finish();
    this.#finishRow();
    return this.#parts;
  }

  #break(element: string, isEnd: boolean, attributes: string): void {
    if (element === 'td' || element === 'th') {
      if (isEnd) this.#finish();
      else this.#startCell(element === 'th');
      return;
    }
    if (this.#row && element !== 'tr' && element !== 'table') {
      this.#text += ' ';
      return;
    }
    this.#finish();
    if (element === 'tr' || element === 'table') this.#finishRow();
    if (element === 'tr' && !isEnd) this.#row = { cells: [], isHead: true };
    if (element === 'details') this.#parts.push({ kind: isEnd ? 'closed' : 'opened', source: '' });
    if (element === 'blockquote') this.#isQuoted = !isEnd;
    if (element === 'ol' || element === 'ul') {
      if (isEnd) this.#lists.pop();
      else
        this.#lists.push({
          next: element === 'ol' ? Number(/\bstart=["']?(\d{1,9})(?!\d)/.exec(attributes)?.[1] ?? 1) : null,
        });
    }
    this.#kind = isEnd ? 'paragraph' : (KINDS[element] ?? (element === 'p' ? this.#kind : 'paragraph'));
    if (KINDS[element] === 'heading') this.#level = Number(element[1]);
  }

  #startCell(isHead: boolean): void {
    this.#finish();
    this.#row ??= { cells: [], isHead: true };
    this.#row.cells.push('');
    this.#row.isHead &&= isHead;
  }

  /** Writes the text collected so far. */
  #finish(): void {
    const source = this.#text.trim();
    this.#text = '';
    if (source === '') return;
    if (this.#row?.cells.length) {
      this.#row.cells.push(`${this.#row.cells.pop()} ${source}`.trim());
      return;
    }
    const kind = this.#kind === 'paragraph' && this.#isQuoted ? 'quotation' : this.#kind;
    const part: HtmlPart = { kind, source };
    if (kind === 'heading') part.level = this.#level;
    if (kind === 'item') {
      const list = this.#lists.at(-1);
      part.level = Math.max(1, Math.min(this.#lists.length, MAX_DEPTH));
      if (list && list.next !== null) part.number = list.next++;
    }
    this.#parts.push(part);
    // The next text in the same item is a paragraph.
    if (kind === 'item') this.#kind = 'paragraph';
  }

  #finishRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row || row.cells.length === 0) return;
    this.#parts.push({ kind: row.isHead ? 'columns' : 'row', source: '', cells: row.cells });
  }

  #writeCode(html: string): void {
    const source = html.replace(/<\/?[a-zA-Z][^<>]*>/g, '');
    if (this.#row?.cells.length) {
      this.#text += ` ${source} `;
      return;
    }
    this.#finish();
    this.#parts.push({ kind: 'code', source });
  }
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}
