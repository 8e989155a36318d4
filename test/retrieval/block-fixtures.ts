/** Builds the blocks of articles for tests of the index. */

import fc from 'fast-check';
import { termsOf } from '../../src/language/terms.ts';
import { type IndexedBlock, LABEL, type Label } from '../../src/retrieval/segment.ts';

/** A block with its sentences as text. */
export interface BlockFixture {
  /** The index of its parent; none by default. */
  parent?: number;
  label?: Label;
  sentences: readonly string[];
}

/** The blocks as the index takes them. */
export function blocksOf(blocks: readonly BlockFixture[]): IndexedBlock[] {
  return blocks.map(({ parent = -1, label = LABEL.none, sentences }) => ({
    parent,
    label,
    sentences: sentences.map((sentence) => termsOf(sentence)),
  }));
}

/** The blocks of an article of paragraphs only, each a list of sentences. */
export function proseOf(paragraphs: readonly (readonly string[])[]): IndexedBlock[] {
  return blocksOf(paragraphs.map((sentences) => ({ sentences })));
}

/** Arbitrary blocks, nested like those of a document; each label has blocks below it. */
export function nestedBlocks(
  sentences: fc.Arbitrary<string[]>,
  max: number,
): fc.Arbitrary<Required<BlockFixture>[]> {
  const block = fc.record({
    sentences,
    /** At most one more than that of the block before. */
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
