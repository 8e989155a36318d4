/** Builds the blocks of a plain text, with their parents in lists, below questions and in turns. */

import type { Span } from '../../span.ts';
import { type Block, type BlockFacts, type BlockKind, isLabel, Nesting } from '../document.ts';
import { type Reading, shownNumber } from './line-markers.ts';
import type { Heading } from './lines.ts';
import type { Row, Table } from './tables.ts';

/** An item that others may be nested in. */
interface Open {
  indent: number;
  style: string;
  block: number;
  chunk: number;
}

export class Outline {
  readonly #text: string;
  readonly #nesting = new Nesting();
  /** The question that the next blocks answer; -1 for none. */
  #question = -1;
  /** Whether a speaker asked it: then turns are its answers, and paragraphs remain paragraphs. */
  #isSpoken = false;
  /** Whether the last block is a heading with a question. */
  #isAsked = false;
  readonly #list: Open[] = [];
  #chunk = 0;
  /** The style of the current list or table, and whether it follows the one that a line introduced. */
  #style = '';
  #isApart = false;
  #styleChunk = 0;
  /** The number of columns of the last table. */
  #columns = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get blocks(): Block[] {
    return this.#nesting.blocks;
  }

  /** Whether a line with this indentation belongs to the current item. */
  isWithinItem(indent: number): boolean {
    const last = this.#list.at(-1);
    return last !== undefined && indent > last.indent;
  }

  /** Starts the next chunk. */
  begin(): void {
    this.#chunk++;
  }

  /** Ends the chunk, and with it the answer to a heading directly above it. */
  end(isHeading: boolean): void {
    if (!isHeading) this.#isAsked = false;
  }

  heading({ start, end, level, number }: Heading): void {
    this.#question = -1;
    this.#list.length = 0;
    const facts = { level: Math.min(level, 6), ...(number !== undefined && { number }) };
    this.#nesting.add({ kind: 'heading', start, end }, false, facts);
    this.#style = '';
    this.#isApart = false;
    this.#isAsked = this.#text[end - 1] === '?';
  }

  question(span: Span, speaker?: Span): void {
    this.#list.length = 0;
    const { start, end } = span;
    const block = { kind: 'question' as const, start, end, ...(speaker && { speaker }) };
    this.#style = '';
    this.#isApart = false;
    this.#question = this.#nesting.add(block, false);
    this.#isSpoken = speaker !== undefined;
  }

  turn({ start, end }: Span, speaker: Span): void {
    this.#list.length = 0;
    // A turn does not answer a question of "Q:".
    if (!this.#isSpoken) this.#question = -1;
    this.#add({ kind: 'turn', start, end, speaker });
  }

  /** Whether the next blocks answer a question of "Q:". */
  get isAnswering(): boolean {
    return this.#question >= 0 && !this.#isSpoken;
  }

  /** Adds a paragraph, which is an answer below a question. */
  paragraph({ start, end }: Span, introduces = false): void {
    this.#list.length = 0;
    const kind = this.isAnswering || this.#isAsked ? 'answer' : 'paragraph';
    this.#add({ kind, start, end }, introduces);
  }

  /** Adds a paragraph or code within the current item. */
  within(kind: BlockKind, { start, end }: Span, indent: number): void {
    while (this.#list.length > 1 && this.#list.at(-1)!.indent >= indent) this.#list.pop();
    this.#nesting.add({ kind, start, end }, false, { inside: this.#list.at(-1)!.block });
  }

  item({ start, end }: Span, indent: number, reading: Reading): void {
    const { style } = reading;
    const number = shownNumber(reading);
    while ((this.#list.at(-1)?.indent ?? -1) > indent) this.#list.pop();
    const same = this.#list.findLastIndex((open) => open.indent === indent && open.style === style);
    const last = this.#list.at(-1);
    if (same >= 0) this.#list.length = same;
    // Another style at the same indentation is a list within the item, or a new list after a blank line.
    else if (last?.indent === indent && last.chunk !== this.#chunk) {
      while (this.#list.at(-1)?.indent === indent) this.#list.pop();
    }
    const parent = this.#list.at(-1);
    if (!parent) this.#beginList(style, number === 1);
    const facts: BlockFacts = { level: this.#list.length + 1, ...(number !== undefined && { number }) };
    const block = this.#add({ kind: 'item', start, end }, false, {
      ...facts,
      ...(parent && { inside: parent.block }),
    });
    this.#list.push({ indent, style, block, chunk: this.#chunk });
  }

  /**
   * Adds a line that is an item without a mark.
   *
   * @param style what it begins with. Lines with labels are another list after a blank line, unlike those of a timetable
   */
  entry({ start, end }: Span, style: 'label' | 'time' | 'none'): void {
    this.#list.length = 0;
    this.#beginList(
      style === 'none' ? 'line' : 'entry',
      style === 'label' && this.#styleChunk !== this.#chunk,
    );
    this.#add({ kind: 'item', start, end }, false, { level: 1 });
  }

  /** Ends the list of a line directly above it, so that the line does not introduce what stands below a blank line. */
  endList(): void {
    this.#nesting.endList();
  }

  table({ columns, rows }: Table): void {
    this.#list.length = 0;
    this.#beginList('table');
    const { length } = (columns ?? rows[0]!).cells;
    // A table goes on after a blank line, unless it has another number of columns.
    if (length !== this.#columns) this.#nesting.endTable();
    this.#columns = length;
    if (columns) this.#row('columns', columns);
    for (const row of rows) this.#row('row', row);
  }

  code({ start, end }: Span): void {
    this.#list.length = 0;
    this.#add({ kind: 'code', start, end });
  }

  quotation({ start, end }: Span): void {
    this.#list.length = 0;
    this.#add({ kind: 'quotation', start, end });
  }

  /** Starts a list or table. The line that introduced the last list does not introduce a new one. */
  #beginList(style: string, isFirst = false): void {
    const isOther = style !== this.#style || isFirst;
    if (isOther && this.#styleChunk !== this.#chunk) this.#isApart = this.#style !== '';
    this.#style = style;
    this.#styleChunk = this.#chunk;
  }

  #row(kind: 'columns' | 'row', { start, end, cells }: Row): void {
    this.#add({ kind, start, end, cells });
  }

  #add(block: Omit<Block, 'parent' | 'level'>, introduces = false, facts: BlockFacts = {}): number {
    const inside = facts.inside ?? (this.#question >= 0 ? this.#question : undefined);
    const { level, number } = facts;
    const ends = !isLabel(block.kind) && this.#text[block.end - 1] === ':';
    const isListed = block.kind === 'item' || block.kind === 'columns' || block.kind === 'row';
    if (!isListed) {
      this.#style = '';
      this.#isApart = false;
    }
    const nested: Pick<BlockFacts, 'level' | 'number' | 'inside'> = {};
    if (level !== undefined) nested.level = level;
    if (number !== undefined) nested.number = number;
    if (inside !== undefined) nested.inside = inside;
    const at = this.#nesting.add(block, introduces || ends, nested);
    const added = this.blocks[at]!;
    if (this.#isApart && facts.inside === undefined && this.blocks[added.parent]?.kind !== 'columns')
      added.parent = inside ?? this.#nesting.heading;
    return at;
  }
}
