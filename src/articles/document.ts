import type { Span } from '../span.ts';

/**
 * What a stretch of an article is. `heading`, `question` (of a FAQ, or asked by a speaker), `term` and `columns` (the
 * names of a table's columns) are labels: they say what the blocks below them are about, and answer nothing themselves.
 * An `answer` is a paragraph below a question, a `definition` one below a term; a `turn` is what a speaker says.
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

/** A stretch of an article's text. Blocks follow one another in the text, and none overlaps another. */
export interface Block extends Span {
  kind: BlockKind;
  /**
   * The number of the block that it belongs to: the heading above it, the question that it answers, the item that it is
   * nested in, the line that introduces its list, the names of its columns. It stands before it; -1 for none.
   */
  parent: number;
  /** 1 to 6 for a heading; from 1 on, how deep an item is nested; 0 for any other. */
  level: number;
  /** The number of an item of a numbered list: a step, a rule. */
  number?: number;
  /** The cells of `columns` and of a `row`, in the order of the columns; an empty one is an empty span. */
  cells?: readonly Span[];
  /** Who speaks: the name stands before the block. */
  speaker?: Span;
}

/** A file as a person reads it. */
export interface Document {
  /** The text, without any marks. */
  text: string;
  blocks: Block[];
}

const LABELS: ReadonlySet<BlockKind> = new Set<BlockKind>(['heading', 'question', 'term', 'columns']);

/** Whether blocks of a kind only say what others are about. */
export function isLabel(kind: BlockKind): boolean {
  return LABELS.has(kind);
}

/** Whether a block asks what the blocks below it answer. */
export function asksQuestion({ kind, end }: Block, text: string): boolean {
  return kind === 'question' || (kind === 'heading' && text[end - 1] === '?');
}

/** Whether a block, by its number, is a label with something below it: one with nothing is an answer like any other. */
export function labelsOthers(blocks: readonly Block[], number: number): boolean {
  return isLabel(blocks[number]!.kind) && blocks[number + 1]?.parent === number;
}

/** What a block has beside its text. */
export interface BlockFacts {
  level?: number;
  number?: number;
  /** The texts of the cells: the text of the block is then made of them. */
  cells?: readonly string[];
  /** The name of who speaks. */
  speaker?: string;
  /** The block that it stands in, when it is another than the heading above it. */
  inside?: number;
  /** Whether it introduces the list, table or code that follows; by default, when its text ends with a colon. */
  introduces?: boolean;
}

/** What parts cells of a row in an article's text. */
export const CELL_BREAK = '\t';
const BLOCK_BREAK = '\n\n';
const LINE_BREAK = '\n';

/**
 * Writes an article's text, a block after another. Readers of formats whose marks do not belong to the text use it;
 * that of plain text leaves the text as it is, and nests its blocks by `Nesting` alone.
 */
export class DocumentWriter {
  readonly #nesting = new Nesting();
  readonly #pieces: string[] = [];
  #length = 0;
  #last: BlockKind | null = null;

  /**
   * Appends a block. White space at the ends of the text does not count, and a block without any other text is left out.
   *
   * @returns its number, for blocks inside it; that of the block it would have stood in when it is left out
   */
  write(kind: BlockKind, text: string, facts: BlockFacts = NO_FACTS): number {
    const { speaker } = facts;
    const trimmedCells = facts.cells?.map((cell) => cell.trim());
    // The indent of the first line of code belongs to it.
    const whole = kind === 'code' ? text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, '') : text.trim();
    const content = trimmedCells ? trimmedCells.join(CELL_BREAK) : whole;
    if (content.trim() === '') return facts.inside ?? this.#nesting.heading;
    if (this.#last !== null) this.#append(isTight(this.#last) && isTight(kind) ? LINE_BREAK : BLOCK_BREAK);
    this.#last = kind;
    const name = this.#length;
    if (speaker !== undefined) this.#append(`${speaker}: `);
    const start = this.#length;
    this.#append(content);
    const block: PlacelessBlock = { kind, start, end: this.#length };
    if (speaker !== undefined) block.speaker = { start: name, end: name + speaker.length };
    if (trimmedCells) block.cells = cellSpans(trimmedCells, start);
    return this.#nesting.add(block, facts.introduces ?? content.endsWith(':'), facts);
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

/** A block before it is known where it belongs. */
type PlacelessBlock = Omit<Block, 'parent' | 'level'>;

/** Finds the block that each block belongs to, as they come. */
export class Nesting {
  readonly blocks: Block[] = [];
  /** The headings that the next block stands below, from the highest to the nearest. */
  readonly #headings: number[] = [];
  /** The line that introduces what follows it, and the last block that it introduces. */
  #introduction = -1;
  #lastIntroduced = -1;
  /** The names of the columns of the table at hand. */
  #columns = -1;

  /** The number of the nearest heading above the next block; -1 without one. */
  get heading(): number {
    return this.#headings.at(-1) ?? -1;
  }

  /**
   * Takes the next block.
   *
   * @param introduces whether it introduces a list, a table or code that follows, as a text that ends with a colon does
   * @returns its number
   */
  add(
    { kind, start, end, speaker, cells }: PlacelessBlock,
    introduces: boolean,
    { level = 0, number, inside }: Pick<BlockFacts, 'level' | 'number' | 'inside'> = NO_FACTS,
  ): number {
    const at = this.blocks.length;
    if (kind === 'heading')
      while (this.#headings.length > 0 && this.blocks[this.#headings.at(-1)!]!.level >= level)
        this.#headings.pop();
    let parent = inside ?? this.heading;
    const isListed = kind === 'item' || kind === 'columns' || kind === 'row' || kind === 'code';
    // A list goes on after its items' own blocks, which stand inside of them.
    const follows = this.#lastIntroduced === at - 1 || (inside !== undefined && inside > this.#introduction);
    // "To tie up a boat:" introduces the steps below it, and not the table below these.
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
    this.blocks.push(block);
    if (kind === 'heading') this.#headings.push(at);
    if (introduces && !isListed && !isLabel(kind)) {
      this.#introduction = at;
      this.#lastIntroduced = at;
    }
    return at;
  }
}

/** Items and rows follow one another without a blank line. */
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
