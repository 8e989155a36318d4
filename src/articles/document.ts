/** The structure of an article: its text and a tree of blocks over it. */
import type { Span } from '../span.ts';

/**
 * The kind of a block. `heading`, `question` (of a FAQ, or asked by a speaker), `term` and `columns` (the names of a
 * table's columns) are labels: they describe the blocks below them and are not answers themselves. An `answer` is a
 * paragraph below a question, a `definition` one below a term, a `turn` the words of a speaker.
 */
export type BlockKind =
  | 'heading'
  | 'question'
  | 'term'
  | 'columns'
  | 'paragraph'
  | 'answer'
  | 'definition'
  | 'item'
  | 'row'
  | 'code'
  | 'quotation'
  | 'turn';

/** A part of an article's text. Blocks are in the order of the text and do not overlap. */
export interface Block extends Span {
  kind: BlockKind;
  /**
   * The index of its parent: the heading above it, the question that it answers, the item that it is nested in, the
   * line that introduces its list, or the names of its columns. Parents precede their children; -1 for none.
   */
  parent: number;
  /** 1 to 6 for a heading; the depth of an item, from 1; 0 for any other block. */
  level: number;
  /** The number of an item of a numbered list: a step, a rule. */
  number?: number;
  /** The cells of `columns` or a `row`, in the order of the columns; an empty cell is an empty span. */
  cells?: readonly Span[];
  /** The speaker's name, which precedes the block. */
  speaker?: Span;
  /** The label of the page on which it begins, in a document that has pages: "12", "iv". */
  page?: string;
}

/** The labels of pages that are kept. */
export const PAGE_LABEL = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,11}$/u;

/** The content of a file. */
export interface Document {
  /** The text without markup. */
  text: string;
  blocks: Block[];
}

/** The text of a block, given its index. */
export function textOfBlock(
  { text, blocks }: Pick<Document, 'text'> & { blocks: readonly Block[] },
  number: number,
): string {
  return text.slice(blocks[number]!.start, blocks[number]!.end);
}

const LABELS: ReadonlySet<BlockKind> = new Set<BlockKind>(['heading', 'question', 'term', 'columns']);

/** Whether blocks of a kind only describe the blocks below them. */
export function isLabel(kind: BlockKind): boolean {
  return LABELS.has(kind);
}

/** Whether a block asks a question that the blocks below it answer. */
export function asksQuestion({ kind, end }: Block, text: string): boolean {
  return kind === 'question' || (kind === 'heading' && text[end - 1] === '?');
}

/** Whether a block, given its index, is a label with children. A label without children counts as content. */
export function labelsOthers(blocks: readonly Block[], number: number): boolean {
  return isLabel(blocks[number]!.kind) && blocks[number + 1]?.parent === number;
}

/** The properties of a block beside its kind and text. */
export interface BlockFacts {
  level?: number;
  number?: number;
  /** The texts of the cells, which make up the text of the block. */
  cells?: readonly string[];
  /** The name of the speaker. */
  speaker?: string;
  /** The label of its page. */
  page?: string | null;
  /** The index of its parent, when that is not the heading above it. */
  inside?: number;
  /** Whether it introduces the list, table or code after it; by default, whether its text ends with a colon. */
  introduces?: boolean;
}

/** The separator of cells in an article's text. */
export const CELL_BREAK = '\t';
const BLOCK_BREAK = '\n\n';
const LINE_BREAK = '\n';

/**
 * Builds a document block by block. The readers of formats with markup use it; that of plain text keeps the text
 * unchanged and uses only `Nesting`.
 */
export class DocumentWriter {
  readonly #nesting = new Nesting();
  readonly #pieces: string[] = [];
  #length = 0;
  #last: BlockKind | null = null;

  /**
   * Appends a block. White space at the ends of the text is removed, and a block without text is omitted.
   *
   * @returns its index, for its children; for an omitted block, the index of its parent
   */
  write(kind: BlockKind, text: string, facts: BlockFacts = NO_FACTS): number {
    const { speaker } = facts;
    const trimmedCells = facts.cells?.map((cell) => cell.trim());
    // The indentation of the first line of code is part of it.
    const whole = kind === 'code' ? text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '') : text.trim();
    const content = trimmedCells ? trimmedCells.join(CELL_BREAK) : whole;
    if (content.trim() === '') return facts.inside ?? this.#nesting.heading;
    if (this.#last !== null) this.#append(isTight(this.#last) && isTight(kind) ? LINE_BREAK : BLOCK_BREAK);
    this.#last = kind;
    const nameStart = this.#length;
    if (speaker !== undefined) this.#append(`${speaker}: `);
    const start = this.#length;
    this.#append(content);
    const block: UnplacedBlock = { kind, start, end: this.#length };
    if (speaker !== undefined) block.speaker = { start: nameStart, end: nameStart + speaker.length };
    if (trimmedCells) block.cells = cellSpans(trimmedCells, start);
    if (facts.page) block.page = facts.page;
    return this.#nesting.add(block, facts.introduces ?? content.endsWith(':'), facts);
  }

  /** Ends a list, so that the line that introduces it does not introduce the items after it as well. */
  endList(): void {
    this.#nesting.endList();
  }

  finish(): Document {
    return { text: this.#pieces.join(''), blocks: this.#nesting.blocks };
  }

  #append(text: string): void {
    this.#pieces.push(text);
    this.#length += text.length;
  }
}

const NO_FACTS: BlockFacts = {};

/** A block whose parent is not known yet. */
type UnplacedBlock = Omit<Block, 'parent' | 'level'>;

/** Determines the parents of blocks, which are added in the order of the text. */
export class Nesting {
  readonly blocks: Block[] = [];
  /** The headings above the next block, from the highest to the nearest. */
  readonly #headings: number[] = [];
  /** The line that introduces the following blocks, and the last block that it introduces. */
  #introduction = -1;
  #lastIntroduced = -1;
  /** The column names of the current table. */
  #columns = -1;

  /** The index of the nearest heading above the next block; -1 for none. */
  get heading(): number {
    return this.#headings.at(-1) ?? -1;
  }

  /** Ends a table, so that the names of its columns are not those of rows that follow it. */
  endTable(): void {
    this.#columns = -1;
  }

  /** Ends a list, if it has begun below the line that introduces it. */
  endList(): void {
    if (this.#lastIntroduced !== this.#introduction) this.#introduction = -1;
  }

  /**
   * Adds the next block.
   *
   * @param introduces whether it introduces a list, table or code after it, as a text that ends with a colon does
   * @returns its index
   */
  add(
    { kind, start, end, speaker, cells, page }: UnplacedBlock,
    introduces: boolean,
    { level = 0, number, inside }: Pick<BlockFacts, 'level' | 'number' | 'inside'> = NO_FACTS,
  ): number {
    const at = this.blocks.length;
    if (kind === 'heading')
      while (this.#headings.length > 0 && this.blocks[this.#headings.at(-1)!]!.level >= level)
        this.#headings.pop();
    let parent = inside ?? this.heading;
    const isListed = kind === 'item' || kind === 'columns' || kind === 'row' || kind === 'code';
    // A list continues after the blocks within its items.
    const follows = this.#lastIntroduced === at - 1 || (inside !== undefined && inside > this.#introduction);
    // "To tie up a boat:" introduces the steps below it, but not a table after the steps.
    const isAnother = kind === 'columns' && this.#lastIntroduced !== this.#introduction;
    if (!follows || isAnother) this.#introduction = -1;
    const isNested = inside !== undefined && inside > this.#introduction;
    if (this.#introduction >= 0 && (isListed || isNested)) {
      if (!isNested && kind !== 'row') parent = this.#introduction;
      this.#lastIntroduced = at;
    } else this.#introduction = -1;
    if (kind === 'columns') this.#columns = at;
    else if (kind !== 'row') this.#columns = -1;
    else if (this.#columns >= 0) parent = this.#columns;
    else if (this.#introduction >= 0) parent = this.#introduction;
    const block: Block = { kind, start, end, parent, level };
    if (number !== undefined) block.number = number;
    if (speaker) block.speaker = speaker;
    if (cells) block.cells = cells;
    if (page !== undefined) block.page = page;
    this.blocks.push(block);
    if (kind === 'heading') this.#headings.push(at);
    if (introduces && !isListed && !isLabel(kind)) {
      this.#introduction = at;
      this.#lastIntroduced = at;
    }
    return at;
  }
}

/** Whether blocks of a kind follow each other without a blank line. */
function isTight(kind: BlockKind): boolean {
  return kind === 'item' || kind === 'row' || kind === 'columns';
}

function cellSpans(cells: readonly string[], start: number): Span[] {
  let at = start;
  return cells.map((cell) => {
    const span = { start: at, end: at + cell.length };
    at = span.end + CELL_BREAK.length;
    return span;
  });
}
