/** Blocks for the tests of the index. */

import fc from 'fast-check';
import { termsOf } from '../../src/language/terms.ts';
import { type IndexedBlock, LABEL, type Label } from '../../src/retrieval/segment.ts';

/** A block of some sentences. */
export interface MadeBlock {
  /** The number of the block that it belongs to; by default it belongs to none. */
  parent?: number;
  label?: Label;
  sentences: readonly string[];
}

/** Blocks as an article has them for the index. */
export function blocksOf(blocks: readonly MadeBlock[]): IndexedBlock[] {
  return blocks.map(({ parent = -1, label = LABEL.none, sentences }) => ({
    parent,
    label,
    sentences: sentences.map((sentence) => termsOf(sentence)),
  }));
}

/** Paragraphs, each a list of sentences: the blocks of an article that has nothing else. */
export function proseOf(paragraphs: readonly (readonly string[])[]): IndexedBlock[] {
  return blocksOf(paragraphs.map((sentences) => ({ sentences })));
}

/** Arbitrary blocks, nested like those of a document; labels have blocks below them. */
export function nestedBlocks(
  sentences: fc.Arbitrary<string[]>,
  max: number,
): fc.Arbitrary<Required<MadeBlock>[]> {
  const block = fc.record({
    sentences,
    /** How deep it stands, at most one deeper than the block before. */
    depth: fc.nat({ max: 3 }),
    label: fc.constantFrom(...Object.values(LABEL)),
  });
  return fc.array(block, { maxLength: max }).map((blocks) => {
    const above: number[] = [];
    const parents = blocks.map(({ depth }, number) => {
      above.length = Math.min(depth, above.length);
      return above.push(number) > 1 ? above.at(-2)! : -1;
    });
    return blocks.map(({ sentences, label }, number) => ({
      parent: parents[number]!,
      label: parents[number + 1] === number ? label : LABEL.none,
      sentences,
    }));
  });
}
