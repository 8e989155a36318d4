import type { Span } from '../span.ts';
import type { Block, BlockKind } from './document.ts';

/** The kinds by their numbers, which files and tables keep: new ones are added at the end. */
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
/** What else is said of a block, beside what is said of each. */
const NUMBERED = 1;
const SPOKEN = 2;
const CELLS = 4;

/**
 * Blocks as whole numbers, as they are kept in files and tables: of each its kind with its level and what else there is,
 * one more than its parent, start and end; then the number, the speaker's span, and the cells' spans after their count.
 */
export function packBlocks(blocks: readonly Block[]): Uint32Array {
  const numbers: number[] = [];
  for (const { kind, level, parent, start, end, number, speaker, cells } of blocks) {
    const more = (number === undefined ? 0 : NUMBERED) | (speaker ? SPOKEN : 0) | (cells ? CELLS : 0);
    numbers.push(KINDS.indexOf(kind) | (more << 8) | (level << 16), parent + 1, start, end);
    if (number !== undefined) numbers.push(number);
    if (speaker) numbers.push(speaker.start, speaker.end);
    if (cells) numbers.push(cells.length);
    for (const cell of cells ?? []) numbers.push(cell.start, cell.end);
  }
  return Uint32Array.from(numbers);
}

/** The blocks that were packed. */
export function unpackBlocks(numbers: Uint32Array): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  const next = () => numbers[at++]!;
  const span = (): Span => ({ start: next(), end: next() });
  while (at < numbers.length) {
    const facts = next();
    const more = (facts >>> 8) & 0xff;
    const parent = next() - 1;
    const block: Block = { kind: KINDS[facts & 0xff]!, parent, level: facts >>> 16, ...span() };
    if (more & NUMBERED) block.number = next();
    if (more & SPOKEN) block.speaker = span();
    if (more & CELLS) block.cells = Array.from({ length: next() }, span);
    blocks.push(block);
  }
  return blocks;
}
