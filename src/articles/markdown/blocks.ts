/** Writes the blocks of a Markdown text to a document. */
import type { SyntaxNode } from '@lezer/common';
import { decodeHTMLStrict } from 'entities/decode';
import { type BlockFacts, type BlockKind, type Document, DocumentWriter } from '../document.ts';
import { withoutFurniture } from './dialects.ts';
import { isDefinition, type Part, readForms, textLines } from './forms.ts';
import { parseBlocks } from './grammar.ts';
import { readHtmlBlock } from './html.ts';
import { readInline } from './inline.ts';
import { type Known, readKnown } from './known.ts';
import { isNumberedHeading, numberOf } from './numbered.ts';
import { Sections } from './sections.ts';
import { cellsOf } from './table.ts';

/** Where a block stands. */
interface Place {
  /** The item that it is in. */
  item?: number;
  isQuoted: boolean;
  /** How many lists it is in. */
  depth: number;
}

/** Empty cells that are put at the ends of rows: no table lacks as many, but one made to fill the memory. */
const MOST_FILLED_CELLS = 100_000;

export class BlockReader {
  readonly #source: string;
  readonly #known: Known;
  readonly #writer = new DocumentWriter();
  readonly #sections = new Sections();
  #filledCells = 0;
  /** The term that the next definition is of. */
  #term: number | null = null;

  /** @param text without carriage returns */
  constructor(text: string) {
    this.#known = readKnown(text);
    this.#source = withoutFurniture(text, this.#known);
  }

  read(): Document {
    this.#readChildren(parseBlocks(this.#source).topNode, { isQuoted: false, depth: 0 });
    return this.#writer.finish();
  }

  #readChildren(parent: SyntaxNode, place: Place): void {
    let lastNumber: number | null = null;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const number: number | null = place.depth === 0 ? numberOf(node, this.#source) : null;
      if (number !== null && isNumberedHeading(node, this.#source, lastNumber)) {
        this.#writeHeading(this.#source.slice(node.from, node.to), 5);
        lastNumber = number;
      } else this.#readNode(node, place);
    }
  }

  #readNode(node: SyntaxNode, place: Place): void {
    const { name } = node;
    const term = this.#term;
    if (name !== 'Paragraph') this.#term = null;
    if (name === 'Paragraph') this.#readParagraph(node, place);
    else if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading'))
      this.#writeHeading(this.#textOf(node).replace(/\s\{[#.][^{}]{0,200}\}\s*$/, ''), Number(name.at(-1)));
    else if (name === 'BulletList' || name === 'OrderedList') this.#readList(node, place);
    else if (name === 'Blockquote') this.#readChildren(node, { ...place, isQuoted: true });
    else if (name === 'Table') this.#readTable(node, place);
    else if (name === 'CodeBlock' && term !== null) {
      this.#write('definition', readInline(this.#codeOf(node), this.#known), place, { inside: term });
      this.#term = term;
    } else if (name === 'FencedCode' || name === 'CodeBlock') this.#write('code', this.#codeOf(node), place);
    else if (name === 'HTMLBlock' || name === 'CommentBlock') this.#readHtml(this.#textOf(node), place);
    else if (name === 'HorizontalRule') this.#sections.endQuestion();
  }

  #readParagraph(node: SyntaxNode, place: Place): void {
    const lines = textLines(this.#textOf(node));
    if (lines.length === 0) return;
    const isFree = place.item === undefined && !place.isQuoted;
    if (!isFree) {
      this.#write(
        place.isQuoted ? 'quotation' : 'paragraph',
        readInline(lines.join('\n'), this.#known),
        place,
      );
      return;
    }
    const next = node.nextSibling;
    const isTerm = next?.name === 'Paragraph' && isDefinition(this.#source.slice(next.from, next.from + 20));
    const parts = readForms(lines, {
      isAnswer: this.#sections.isAnswer,
      isDefinition: this.#term !== null,
      isTerm,
      isFollowed: next !== null && !/Heading|HorizontalRule/.test(next.name),
    });
    let last: Part['form'] | null = null;
    for (const { form, source } of parts) {
      this.#writePart(form, readInline(source, this.#known), place, last);
      last = form;
    }
  }

  #writePart(form: Part['form'], text: string, place: Place, last: Part['form'] | null): void {
    const isOfTerm = form === 'term' || form === 'definition';
    if (!isOfTerm) this.#term = null;
    if (form === 'heading') this.#writeHeading(text, 6, true);
    else if (form === 'question')
      this.#sections.ask((inside) => this.#writer.write('question', text, inside));
    else if (form === 'item') this.#write('item', text, place, { level: 1 });
    else if (form === 'term')
      this.#term = this.#write(
        'term',
        text,
        place,
        last === 'term' && this.#term !== null ? { inside: this.#term } : {},
      );
    else if (form === 'definition')
      this.#write('definition', text, place, this.#term === null ? {} : { inside: this.#term });
    else this.#write(form === 'answer' || this.#sections.isAnswer ? 'answer' : 'paragraph', text, place);
  }

  #writeHeading(source: string, level: number, isRead = false): void {
    const text = isRead ? source : readInline(source, this.#known);
    if (text === '') return;
    this.#sections.head(level, text.endsWith('?'), (inside) =>
      this.#writer.write('heading', text, { ...inside, level }),
    );
  }

  #readList(list: SyntaxNode, { item: outer, isQuoted, depth }: Place): void {
    let number = list.name === 'OrderedList' ? numberOf(list, this.#source, true) : null;
    const level = depth + 1;
    for (const node of list.getChildren('ListItem')) {
      let place: Place = { isQuoted, depth: level };
      if (outer !== undefined) place.item = outer;
      for (let child = node.firstChild?.nextSibling ?? null; child; child = child.nextSibling) {
        const isFirst = child.name === 'Paragraph' && child.prevSibling?.name === 'ListMark';
        if (isFirst) {
          const text = textLines(this.#textOf(child))
            .join('\n')
            .replace(/^\[[ xX]\]\s+/, '');
          const facts = number === null ? { level } : { level, number };
          const item = this.#write('item', readInline(text, this.#known), place, facts);
          place = { ...place, item };
        } else this.#readNode(child, place);
      }
      if (number !== null) number++;
    }
  }

  #readTable(table: SyntaxNode, place: Place): void {
    let columns = 0;
    for (let row = table.firstChild; row; row = row.nextSibling) {
      if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
      const cells = cellsOf(this.#source.slice(row.from, row.to)).map((cell) =>
        readInline(cell, this.#known),
      );
      if (row.name === 'TableHeader') columns = cells.length;
      this.#writeCells(row.name === 'TableHeader' ? 'columns' : 'row', cells, columns, place);
    }
  }

  /** Writes a row with as many cells as there are columns. */
  #writeCells(kind: 'columns' | 'row', cells: string[], columns: number, place: Place): void {
    if (cells.every((cell) => cell === '')) return;
    cells.length = Math.min(cells.length, columns);
    for (; cells.length < columns && this.#filledCells < MOST_FILLED_CELLS; this.#filledCells++)
      cells.push('');
    this.#write(kind, '', place, { cells });
  }

  #readHtml(html: string, place: Place): void {
    /** The last item of each depth of this block, and its last term. */
    const items: number[] = [];
    let columns = 0;
    for (const { kind, source, level, number, cells } of readHtmlBlock(html)) {
      const text = kind === 'code' ? decodeHTMLStrict(source) : readInline(source, this.#known);
      if (kind === 'opened') this.#sections.open();
      else if (kind === 'closed') this.#sections.close();
      else if (kind === 'heading') this.#writeHeading(text, level ?? 6, true);
      else if (kind === 'question')
        this.#sections.ask((inside) => this.#writer.write('question', text, inside));
      else if (kind === 'columns' || kind === 'row') {
        if (kind === 'columns' || columns === 0) columns = cells?.length ?? 0;
        const read = (cells ?? []).map((cell) => readInline(cell, this.#known));
        this.#writeCells(kind, read, columns, place);
      } else if (kind === 'item' && level !== undefined) {
        const outer = items[level - 2] ?? place.item;
        const facts: BlockFacts = { level: level + place.depth };
        if (number !== undefined) facts.number = number;
        if (outer !== undefined) facts.inside = outer;
        items.length = Math.min(items.length, level - 1);
        items[level - 1] = this.#write(kind, text, place, facts);
      } else if (kind === 'term' || kind === 'definition' || kind === 'paragraph')
        this.#writePart(kind, text, place, null);
      else this.#write(kind, text, place);
    }
  }

  #write(kind: BlockKind, text: string, place: Place, facts: BlockFacts = {}): number {
    const inside = facts.inside ?? place.item ?? this.#sections.inside;
    return this.#writer.write(kind, text, inside === undefined ? facts : { ...facts, inside });
  }

  /** The lines of a block, without the marks of quotations around it and those of a heading. */
  #textOf(node: SyntaxNode): string {
    let text = '';
    let at = node.from;
    for (let mark = node.firstChild; mark; mark = mark.nextSibling) {
      if (mark.name !== 'QuoteMark' && mark.name !== 'HeaderMark') continue;
      text += this.#source.slice(at, mark.from);
      at = mark.to;
      if (mark.name === 'QuoteMark' && this.#source[at] === ' ') at++;
    }
    return text + this.#source.slice(at, node.to);
  }

  #codeOf(node: SyntaxNode): string {
    return node
      .getChildren('CodeText')
      .map(({ from, to }) => this.#source.slice(from, to))
      .join('');
  }
}
