/** Finds the blocks in the lines of a page: headings, paragraphs, items of lists, rows of tables. */
import type { Line } from './lines.ts';
import { HEADING_GAP, PARAGRAPH_GAP, tableAt } from './tables.ts';

/** A line of a block, with the label of its page. */
export interface BlockLine {
  text: string;
  page: string;
}

/** A block of a page. */
export interface PdfBlock {
  kind: 'heading' | 'paragraph' | 'quotation' | 'item' | 'row';
  lines: BlockLine[];
  /** Of a heading: its level, from 1, if the PDF says it, else 0. Of an item: the depth of its list, from 1. */
  level: number;
  /** The size of its font. */
  size: number;
  /** The font of a paragraph that is tagged, if all of it has the same. */
  font?: string;
  number?: number;
  cells?: string[];
  /** Whether a row has the names of the columns. */
  isHead?: boolean;
}

/** What most of a document is set in. */
export interface Body {
  size: number;
  font: string;
  /** The distance of its lines. */
  leading: number;
}

/** In sizes of the body: a larger line is a heading. */
export const LARGER = 1.12;
/** In sizes of the body: two sizes that differ by less are the same. */
export const SAME_SIZE = 0.08;
/** In sizes of the body: a larger heading is that of the document or of a chapter. */
const TITLE = 1.6;
/** In sizes of its font: the widest distance of the lines of a heading, and of one that is a title. */
const HEADING_LINES = 1.6;
const TITLE_LINES = 2.5;
/** In sizes of the font: the first line of a paragraph is indented by as much. */
const INDENT = 0.8;
/** In characters: the longest heading that is not larger than the text, and the longest of all. */
export const MAX_BOLD_HEADING = 100;
const MAX_HEADING = 250;
/** The share of a column's width: a shorter line that is not at the end of a sentence still ends its block. */
const SHORT = 0.6;

/** Those of the private use area are the signs of Symbol and Wingdings. */
const BULLET =
  /^([•◦▪▫●○■□◆◇▶▷▸▹►➔➜➢➤‣⁃∙·❖✓✔☐\uf0b7\uf0a7\uf0a8\uf0d8\uf0e8\uf0fc\uf06c\uf06e\uf06f\uf076*–—-])\s+(?=\S)/u;
const NUMBER = /^\(?(\d{1,3})[.)]\s+(?=\S)/;
const LETTER = /^(?:\(([a-z]|[ivx]{1,5})\)|([a-z]|[ivx]{1,5})[.)])\s+(?=\S)/;
const ENTRY_OF_CONTENTS = /(?:\.\s?){5,}\s*[\divxlc]{1,5}$/i;
export const ENDS_SENTENCE = /[.!?…:;][”’"')\]]*$/;
/** A heading with a number may follow the text above it without a gap. */
const NUMBERED = /^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+\p{Lu}/u;
/** The mark of a note in small print, as some programs write it: without a space before the first word. */
const NOTE_MARK = /^\d{1,3}(?=["“‘(]?\p{Lu}\p{Ll}*\s)/u;
const CAPITALS = /^(?=.*\p{Lu}{3})[\p{Lu}\d\s&,'’:/-]{4,60}$/u;

/** Finds the blocks of a column. */
export function blocksOf(lines: readonly Line[], body: Body, page: string): PdfBlock[] {
  return new BlockFinder(lines, body, page).blocks();
}

class BlockFinder {
  readonly #lines: readonly Line[];
  readonly #body: Body;
  readonly #page: string;
  readonly #blocks: PdfBlock[] = [];
  readonly #left: number;
  readonly #right: number;
  /** The block that the next line may continue, and its last line. */
  #open: { block: PdfBlock; last: Line; textX: number } | null = null;
  /** Where the markers of the open lists stand. */
  #markers: number[] = [];
  #lastNumber = 0;

  constructor(lines: readonly Line[], body: Body, page: string) {
    this.#lines = lines.filter(({ text }) => !ENTRY_OF_CONTENTS.test(text));
    this.#body = body;
    this.#page = page;
    this.#left = Math.min(...lines.map(({ x }) => x));
    this.#right = Math.max(...lines.map(({ right }) => right));
  }

  blocks(): PdfBlock[] {
    for (let i = 0; i < this.#lines.length; ) {
      const rows = tableAt(this.#lines, i, this.#body.leading, (line) => this.#markerOf(line) !== null);
      if (rows) {
        this.#end();
        for (const { cells, isHead, size } of rows.rows)
          this.#blocks.push({
            kind: 'row',
            lines: this.#asLines(cells.join(' ')),
            level: 0,
            size,
            cells,
            isHead,
          });
        i += rows.count;
      } else this.#add(this.#lines[i]!, this.#lines[i - 1], this.#lines[i++ + 1]);
    }
    return this.#blocks;
  }

  #asLines(text: string): BlockLine[] {
    return [{ text, page: this.#page }];
  }

  #end(): void {
    this.#open = null;
    this.#markers = [];
    this.#lastNumber = 0;
  }

  #add(line: Line, before: Line | undefined, next: Line | undefined): void {
    const { block } = this.#open ?? {};
    if (this.#isHeading(line, before, next)) {
      if (block?.kind === 'heading' && this.#goesOnHeading(line)) this.#append(line);
      else {
        this.#end();
        this.#start('heading', line, line.text);
      }
      return;
    }
    const marker = this.#markerOf(line);
    if (marker) this.#item(line, marker);
    else if (block && block.kind !== 'heading' && this.#continues(line)) this.#append(line);
    else {
      // A paragraph within an item stands below its text.
      if (!this.#open || line.x < this.#open.textX - INDENT * line.size) this.#end();
      const isSmall = line.size < (1 - SAME_SIZE) * this.#body.size;
      this.#start('paragraph', line, isSmall ? line.text.replace(NOTE_MARK, '') : line.text);
    }
  }

  #start(
    kind: PdfBlock['kind'],
    line: Line,
    text: string,
    facts: Partial<PdfBlock> = {},
    textX = line.x,
  ): void {
    const block: PdfBlock = { kind, lines: this.#asLines(text), level: 0, size: line.size, ...facts };
    this.#blocks.push(block);
    this.#open = { block, last: line, textX };
  }

  #append(line: Line): void {
    const open = this.#open!;
    open.block.lines.push(...this.#asLines(line.text));
    open.last = line;
  }

  #goesOnHeading(line: Line): boolean {
    const { last } = this.#open!;
    const gap = line.size > TITLE * this.#body.size ? TITLE_LINES : HEADING_LINES;
    return last.font === line.font && isSameSize(last, line) && last.y - line.y < gap * line.size;
  }

  /** Whether a line is a heading: it is larger than the text, or set apart in another font or in capitals. */
  #isHeading(line: Line, before: Line | undefined, next: Line | undefined): boolean {
    const { text, size, font } = line;
    const { size: bodySize, font: bodyFont, leading } = this.#body;
    if (text.length > MAX_HEADING || !/\p{L}{2}/u.test(text)) return false;
    if (size > LARGER * bodySize) return true;
    const isAsLarge = size > (1 - SAME_SIZE) * bodySize || (next && this.#isAboveSmallProse(line, next));
    const isOther = font !== bodyFont && !line.isMonospaced && isAsLarge;
    if (!isOther && (line.isMonospaced || !CAPITALS.test(text))) return false;
    if (text.length > MAX_BOLD_HEADING || line.segments.length > 1 || /[.,;]$/.test(text)) return false;
    if (!/^[\p{Lu}\p{N}"“‘(]/u.test(text) || BULLET.test(text)) return false;
    if (line.right - line.x > 0.9 * (this.#right - this.#left) && this.#lines.length > 3) return false;
    const isApart =
      !before ||
      before.y - line.y > HEADING_GAP * leading ||
      before.size > LARGER * bodySize ||
      (NUMBERED.test(text) && ENDS_SENTENCE.test(before.text));
    const isFollowed = next && (next.font !== font || line.y - next.y > HEADING_GAP * leading);
    return isApart && Boolean(isFollowed) && LABELLED.test(text) === false;
  }

  /** Whether prose in the size of a line, and in another font, is below it: that of an abstract is smaller than the text. */
  #isAboveSmallProse(line: Line, next: Line): boolean {
    const isProse = next.right - next.x > SHORT * (this.#right - this.#left);
    return isProse && isSameSize(line, next) && next.font !== line.font;
  }

  /** The marker of an item, where one may stand. */
  #markerOf(line: Line): Marker | null {
    const [first, second] = line.segments;
    // A number alone, before a gap, counts on in its list.
    if (line.segments.length === 2 && /^\d{1,3}$/.test(first!.text) && /^\D/.test(second!.text)) {
      const number = Number(first!.text);
      if (number === this.#lastNumber + 1) return { length: first!.text.length + 1, number };
    }
    const bullet = BULLET.exec(line.text);
    if (bullet) {
      // A dash may also go on with a sentence.
      const isDash = /[–—-]/.test(bullet[1]!);
      return isDash && this.#isWithinSentence(line) ? null : { length: bullet[0].length };
    }
    const number = NUMBER.exec(line.text);
    if (number) {
      const value = Number(number[1]);
      const counts = value === 1 || value === this.#lastNumber + 1 || !this.#isWithinSentence(line);
      return counts ? { length: number[0].length, number: value } : null;
    }
    const letter = LETTER.exec(line.text);
    return letter && !this.#isWithinSentence(line) ? { length: 0 } : null;
  }

  /** Whether a line goes on with a sentence. */
  #isWithinSentence(line: Line): boolean {
    const { block, last } = this.#open ?? {};
    if (!block || !last || block.kind === 'heading') return false;
    return last.y - line.y < PARAGRAPH_GAP * this.#body.leading && !ENDS_SENTENCE.test(last.text);
  }

  #item(line: Line, { length, number }: Marker): void {
    const tolerance = INDENT * line.size;
    while (this.#markers.length > 0 && this.#markers.at(-1)! > line.x + tolerance) this.#markers.pop();
    const isNested = this.#markers.length === 0 || line.x > this.#markers.at(-1)! + tolerance;
    if (isNested) this.#markers.push(line.x);
    if (number !== undefined) this.#lastNumber = number;
    const [first, second] = line.segments;
    const textX = second && first!.text.length <= 5 ? second.x : line.x + 1.5 * line.size;
    const facts = { level: this.#markers.length, ...(number !== undefined && { number }) };
    this.#start('item', line, line.text.slice(length), facts, textX);
  }

  /** Whether a line continues the open block. */
  #continues(line: Line): boolean {
    const { block, last, textX } = this.#open!;
    const gap = last.y - line.y;
    if (gap > PARAGRAPH_GAP * Math.max(this.#body.leading, 1.15 * line.size) || gap <= 0) return false;
    if (!isSameSize(last, line)) return false;
    const width = this.#right - this.#left;
    const word = wordWidth(line);
    const hadRoom = last.right + word + 0.3 * line.size < this.#right - 0.5 * line.size;
    const isShort = last.right - last.x < SHORT * width && this.#lines.length > 2;
    if (hadRoom && (ENDS_SENTENCE.test(last.text) || isShort)) return false;
    if (block.kind === 'item') return line.x > textX - INDENT * line.size || !hadRoom;
    const isIndented = line.x > last.x + INDENT * line.size && line.x < last.x + 5 * line.size;
    return !isIndented || Math.abs(line.right - this.#right) > width / 3;
  }
}

/** "Day: Monday" is no heading. */
const LABELLED = /^[^:]{1,30}:\s+\S/;

/** The length of a marker in its line, and its number. */
interface Marker {
  length: number;
  number?: number;
}

function isSameSize(a: Line, b: Line): boolean {
  return Math.abs(a.size - b.size) <= SAME_SIZE * Math.max(a.size, b.size);
}

/** About the width of the first word of a line. */
function wordWidth({ text, x, right }: Line): number {
  const space = text.indexOf(' ');
  return ((space < 0 ? text.length : space) / Math.max(text.length, 1)) * (right - x);
}
