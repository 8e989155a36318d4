/** The tree of the blocks of a document: what stands above, below and beside a block. */

import type { Block } from './document.ts';

/** The numbers of the blocks above a block, outermost first. */
export function ancestorsOf(blocks: readonly Block[], at: number): number[] {
  const found: number[] = [];
  for (let block = blocks[at]!.parent; block >= 0; block = blocks[block]!.parent) found.push(block);
  return found.reverse();
}

/** The numbers of the blocks above a block that say what it is about, outermost first: not the names of its columns. */
export function labelsAbove(blocks: readonly Block[], at: number): number[] {
  return ancestorsOf(blocks, at).filter((block) => blocks[block]!.kind !== 'columns');
}

/** Whether a block is an item of a list or a row of a table. */
export function isListed({ kind }: Block): boolean {
  return kind === 'item' || kind === 'row';
}

/** The blocks of the list or table around an item or a row, and of what is nested in it; the end is exclusive. */
export function listOf(blocks: readonly Block[], at: number): { first: number; end: number } {
  const { kind, parent } = blocks[at]!;
  const isOfList = (block: number) => {
    let outer = block;
    while (outer >= 0 && blocks[outer]!.parent > parent) outer = blocks[outer]!.parent;
    return outer > parent && blocks[outer]!.parent === parent && blocks[outer]!.kind === kind;
  };
  let first = at;
  while (first > 0 && isOfList(first - 1)) first--;
  let end = at + 1;
  while (end < blocks.length && isOfList(end)) end++;
  return { first, end };
}

/**
 * The blocks of a section, with the headings in it and without names of columns.
 *
 * @param section the block above; -1 for all
 */
export function blocksIn(blocks: readonly Block[], section: number): number[] {
  const found: number[] = [];
  for (let block = section + 1; block < blocks.length && isWithin(blocks, block, section); block++)
    if (blocks[block]!.kind !== 'columns') found.push(block);
  return found;
}

/** Whether a block is below another one, at any depth; -1 is above all. */
export function isWithin(blocks: readonly Block[], block: number, outer: number): boolean {
  let one = block;
  while (one > outer) one = blocks[one]!.parent;
  return one === outer && block !== outer;
}
