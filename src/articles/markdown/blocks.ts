/** Writes the blocks of a Markdown text to a document. */
import type { SyntaxNode } from '@lezer/common';
import { decodeHTMLStrict } from 'entities/decode';
import { type BlockFacts, type BlockKind, type Document, DocumentWriter } from '../document.ts';
import { withoutDirectives } from './dialects.ts';
import { parseBlocks } from './grammar.ts';
import { readHtmlBlock } from './html.ts';
import { readInline } from './inline.ts';
import { isNumberedHeading, numberOf, titledItems } from './numbered-headings.ts';
import { boldLineAfterFirst, isDefinition, type Part, readForms, textLines } from './paragraph-parts.ts';
import { type ParseContext, readParseContext } from './parse-context.ts';
import { Sections } from './sections.ts';
import { cellsOf } from './table.ts';

/** The containers around a block. */
interface Containers {
  /** The index of the item around it. */
  item?: number;
  isQuoted: boolean;
  /** The number of lists around it. */
  depth: number;
}

/** The limit for empty cells added to short rows, against tables made to fill the memory. */
const MAX_FILLED_CELLS = 100_000;

export class BlockReader {
  readonly #source: string;
  readonly #context: ParseContext;
  readonly #writer = new DocumentWriter();
  readonly #sections = new Sections();
  #filledCells = 0;
  /** The index of the term that the next definition belongs to. */
  #term: number | null = null;

  /** @param text without carriage returns */
  constructor(text: string) {
    this.#context = readParseContext(text);
    this.#source = withoutDirectives(text, this.#context);
  }

  read(): Document {
    this.#readChildren(parseBlocks(this.#source).topNode, { isQuoted: false, depth: 0 });
    return this.#writer.finish();
  }

  #readChildren(parent: SyntaxNode, containers: Containers): void {
    let lastNumber: number | null = null;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const number: number | null = containers.depth === 0 ? numberOf(node, this.#source) : null;
      if (number !== null && isNumberedHeading(node, this.#source, lastNumber)) {
        this.#writeHeading(this.#source.slice(node.from, node.to), 5);
        lastNumber = number;
      } else this.#readNode(node, containers);
    }
  }

  #readNode(node: SyntaxNode, containers: Containers): void {
    const { name } = node;
    const term = this.#term;
    if (name !== 'Paragraph') this.#term = null;
    if (name === 'Paragraph') this.#readParagraph(node, containers);
    else if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading'))
      this.#writeHeading(this.#textOf(node).replace(/\s\{[#.][^{}]{0,200}\}\s*$/, ''), Number(name.at(-1)));
    else if (name === 'BulletList' || name === 'OrderedList') this.#readList(node, containers);
    else if (name === 'Blockquote') this.#readChildren(node, { ...containers, isQuoted: true });
    else if (name === 'Table') this.#readTable(node, containers);
    else if (name === 'CodeBlock' && term !== null) {
      this.#write('definition', readInline(this.#codeOf(node), this.#context), containers, { inside: term });
      this.#term = term;
    } else if (name === 'FencedCode' || name === 'CodeBlock')
      this.#write('code', this.#codeOf(node), containers);
    else if (name === 'HTMLBlock' || name === 'CommentBlock') this.#readHtml(this.#textOf(node), containers);
    else if (name === 'HorizontalRule') this.#sections.endQuestion();
  }

  #readParagraph(node: SyntaxNode, containers: Containers): void {
    const lines = textLines(this.#textOf(node));
    if (lines.length === 0) return;
    const isFree = containers.item === undefined && !containers.isQuoted;
    if (!isFree) {
      this.#write(
        containers.isQuoted ? 'quotation' : 'paragraph',
        readInline(lines.join('\n'), this.#context),
        containers,
      );
      return;
    }
    if (isList(node.prevSibling)) this.#writer.endList();
    const next = node.nextSibling;
    const isTerm = next?.name === 'Paragraph' && isDefinition(this.#source.slice(next.from, next.from + 20));
    this.#readLines(lines, containers, isTerm, next);
  }

  /** Reads the lines of a paragraph that is in no item or quotation. @param next the block after it */
  #readLines(
    lines: readonly string[],
    containers: Containers,
    isTerm: boolean,
    next: SyntaxNode | null,
  ): void {
    const parts = readForms(lines, {
      isAnswer: this.#sections.isAnswer,
      isDefinition: this.#term !== null,
      isTerm,
      isFollowed: isText(next),
      isAboveList: isList(next),
    });
    let last: Part['form'] | null = null;
    for (const { form, source, introduces } of parts) {
      this.#writePart(form, readInline(source, this.#context), containers, last, introduces);
      last = form;
    }
  }

  #writePart(
    form: Part['form'],
    text: string,
    containers: Containers,
    last: Part['form'] | null,
    introduces?: true,
  ): void {
    const isOfTerm = form === 'term' || form === 'definition';
    if (!isOfTerm) this.#term = null;
    if (form === 'heading') this.#writeHeading(text, 6, true);
    else if (form === 'question')
      this.#sections.ask((inside) => this.#writer.write('question', text, inside));
    else if (form === 'item') this.#write('item', text, containers, { level: 1 });
    else if (form === 'term')
      this.#term = this.#write(
        'term',
        text,
        containers,
        last === 'term' && this.#term !== null ? { inside: this.#term } : {},
      );
    else if (form === 'definition')
      this.#write('definition', text, containers, this.#term === null ? {} : { inside: this.#term });
    else
      this.#write(
        form === 'answer' || this.#sections.isAnswer ? 'answer' : 'paragraph',
        text,
        containers,
        introduces && { introduces },
      );
  }

  #writeHeading(source: string, level: number, isRead = false): void {
    const text = isRead ? source : readInline(source, this.#context);
    if (text === '') return;
    this.#sections.startHeading(level, text.endsWith('?'), (inside) =>
      this.#writer.write('heading', text, { ...inside, level }),
    );
  }

  #readList(list: SyntaxNode, outer: Containers): void {
    let number = list.name === 'OrderedList' ? numberOf(list, this.#source, true) : null;
    const isFree = outer.depth === 0 && !outer.isQuoted && number !== null;
    const titled = isFree ? titledItems(list, this.#source) : null;
    for (const item of list.getChildren('ListItem')) {
      const below = titled?.get(item.from);
      if (below === undefined) this.#readItem(item, number, outer);
      else this.#readTitled(item, below, outer);
      if (number !== null) number++;
    }
  }

  #readItem(node: SyntaxNode, number: number | null, { item: outer, isQuoted, depth }: Containers): void {
    const level = depth + 1;
    let containers: Containers = { isQuoted, depth: level };
    if (outer !== undefined) containers.item = outer;
    let before = node.firstChild;
    for (let child = before?.nextSibling ?? null; child; before = child, child = child.nextSibling) {
      const isFirst = child.name === 'Paragraph' && before?.name === 'ListMark';
      if (isFirst) {
        const lines = textLines(this.#textOf(child));
        const heading = level === 1 && !isQuoted ? boldLineAfterFirst(lines) : -1;
        const text = lines
          .slice(0, heading < 0 ? lines.length : heading)
          .join('\n')
          .replace(/^\[[ xX]\]\s+/, '');
        const facts = number === null ? { level } : { level, number };
        const item = this.#write('item', readInline(text, this.#context), containers, facts);
        if (heading < 0) containers = { ...containers, item };
        else {
          const next = node.nextSibling ?? node.parent!.nextSibling;
          this.#readLines(lines.slice(heading), containers, false, next);
        }
      } else this.#readNode(child, containers);
    }
  }

  /** Reads an item that is a heading with the text below it, from an offset on. */
  #readTitled(item: SyntaxNode, below: number, containers: Containers): void {
    const paragraph = item.firstChild!.nextSibling!;
    this.#writeHeading(this.#source.slice(item.from, below), 5);
    this.#readLines(
      textLines(this.#source.slice(below, paragraph.to)),
      containers,
      false,
      paragraph.nextSibling ?? paragraph,
    );
    for (let child = paragraph.nextSibling; child; child = child.nextSibling)
      this.#readNode(child, containers);
  }

  #readTable(table: SyntaxNode, containers: Containers): void {
    let columns = 0;
    for (let row = table.firstChild; row; row = row.nextSibling) {
      if (row.name !== 'TableHeader' && row.name !== 'TableRow') continue;
      const cells = cellsOf(this.#source.slice(row.from, row.to)).map((cell) =>
        readInline(cell, this.#context),
      );
      if (row.name === 'TableHeader') columns = cells.length;
      this.#writeCells(row.name === 'TableHeader' ? 'columns' : 'row', cells, columns, containers);
    }
  }

  /** Writes a row, with its cells cut or filled to the number of columns. */
  #writeCells(kind: 'columns' | 'row', cells: string[], columns: number, containers: Containers): void {
    if (cells.every((cell) => cell === '')) return;
    cells.length = Math.min(cells.length, columns);
    for (; cells.length < columns && this.#filledCells < MAX_FILLED_CELLS; this.#filledCells++)
      cells.push('');
    this.#write(kind, '', containers, { cells });
  }

  #readHtml(html: string, containers: Containers): void {
    /** The index of the last item of each depth. */
    const items: number[] = [];
    let columns = 0;
    for (const { kind, source, level, number, cells } of readHtmlBlock(html)) {
      const text = kind === 'code' ? decodeHTMLStrict(source) : readInline(source, this.#context);
      if (kind === 'opened') this.#sections.open();
      else if (kind === 'closed') this.#sections.close();
      else if (kind === 'heading') this.#writeHeading(text, level ?? 6, true);
      else if (kind === 'question')
        this.#sections.ask((inside) => this.#writer.write('question', text, inside));
      else if (kind === 'columns' || kind === 'row') {
        if (kind === 'columns' || columns === 0) columns = cells?.length ?? 0;
        const read = (cells ?? []).map((cell) => readInline(cell, this.#context));
        this.#writeCells(kind, read, columns, containers);
      } else if (kind === 'item' && level !== undefined) {
        const outer = items[level - 2] ?? containers.item;
        const facts: BlockFacts = { level: level + containers.depth };
        if (number !== undefined) facts.number = number;
        if (outer !== undefined) facts.inside = outer;
        items.length = Math.min(items.length, level - 1);
        items[level - 1] = this.#write(kind, text, containers, facts);
      } else if (kind === 'term' || kind === 'definition' || kind === 'paragraph')
        this.#writePart(kind, text, containers, null);
      else this.#write(kind, text, containers);
    }
  }

  #write(kind: BlockKind, text: string, containers: Containers, facts: BlockFacts = {}): number {
    const inside = facts.inside ?? containers.item ?? this.#sections.inside;
    return this.#writer.write(kind, text, inside === undefined ? facts : { ...facts, inside });
  }

  /** The lines of a block, without the marks of headings and of quotations around it. */
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

/** Whether a block has text of its own below what stands above it. */
function isList(block: SyntaxNode | null): boolean {
  return block !== null && /List|Table/.test(block.name);
}

function isText(block: SyntaxNode | null): boolean {
  return block !== null && !/Heading|HorizontalRule/.test(block.name);
}
