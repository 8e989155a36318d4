/** Packs blocks into integers, for files, database tables and other threads. */
import type { Span } from '../span.ts';
import type { Article } from './article.ts';
import type { Block, BlockKind } from './document.ts';

/** The kinds by their stored numbers: add new ones at the end. */
const KINDS: readonly BlockKind[] = [
  'heading',
  'question',
  'term',
  'columns',
  'paragraph',
  'answer',
  'definition',
  'item',
  'row',
  'code',
  'quotation',
  'turn',
];
/** Flags for the optional properties. */
const NUMBERED = 1;
const SPOKEN = 2;
const CELLS = 4;
const PAGED = 8;

/**
 * Packs blocks. Each takes four integers: its kind, flags and level (8, 8 and 16 bits), its parent plus one, its start
 * and its end. Its number, the speaker's span, the count and spans of its cells, and the length and code units of the label
 * of its page follow if it has them.
 */
export function packBlocks(blocks: readonly Block[]): Uint32Array {
  const numbers: number[] = [];
  for (const { kind, level, parent, start, end, number, speaker, cells, page } of blocks) {
    const flags =
      (number === undefined ? 0 : NUMBERED) |
      (speaker ? SPOKEN : 0) |
      (cells ? CELLS : 0) |
      (page === undefined ? 0 : PAGED);
    numbers.push(KINDS.indexOf(kind) | (flags << 8) | (level << 16), parent + 1, start, end);
    if (number !== undefined) numbers.push(number);
    if (speaker) numbers.push(speaker.start, speaker.end);
    if (cells) numbers.push(cells.length);
    for (const cell of cells ?? []) numbers.push(cell.start, cell.end);
    if (page !== undefined)
      numbers.push(page.length, ...Array.from({ length: page.length }, (_, i) => page.charCodeAt(i)));
  }
  return new Uint32Array(numbers);
}

/** Unpacks the blocks that `packBlocks` packed. */
export function unpackBlocks(numbers: Uint32Array): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const next = () => numbers[at++]!;
  const span = (): Span => ({ start: next(), end: next() });
  while (at < numbers.length) {
    const head = next();
    const flags = (head >>> 8) & 0xff;
    const parent = next() - 1;
    const block: Block = { kind: KINDS[head & 0xff]!, parent, level: head >>> 16, ...span() };
    if (flags & NUMBERED) block.number = next();
    if (flags & SPOKEN) block.speaker = span();
    if (flags & CELLS) {
      const cells = new Array<Span>(next());
      for (let i = 0; i < cells.length; i++) cells[i] = span();
      block.cells = cells;
    }
    if (flags & PAGED) block.page = String.fromCharCode(...Array.from({ length: next() }, next));
    blocks.push(block);
  }
  return blocks;
}

/** An article that is sent to another thread: as objects, its blocks take four times as long to copy. */
export type TransferableArticle = Omit<Article, 'blocks'> & { blocks: Uint32Array };

export function packArticle(article: Article): TransferableArticle {
  return { ...article, blocks: packBlocks(article.blocks) };
}

export function unpackArticle(packed: TransferableArticle): Article {
  return { ...packed, blocks: unpackBlocks(packed.blocks) };
}
