/** Finds the headings of a tagged PDF whose program tags none. */
import { type Body, LARGER, MAX_BOLD_HEADING, type PdfBlock, SAME_SIZE } from './blocks.ts';

/**
 * Makes headings of paragraphs whose program tags no headings: lines alone, larger than the text or in another font, above
 * a paragraph of the text.
 */
export function withHeadings(blocks: readonly PdfBlock[], body: Body): PdfBlock[] {
  if (blocks.some(({ kind }) => kind === 'heading')) return [...blocks];
  return blocks.map((block, i) => {
    const { kind, lines, font, size } = block;
    const next = blocks[i + 1];
    const text = lines[0]?.text ?? '';
    const isAlone =
      kind === 'paragraph' && lines.length === 1 && next?.font === body.font && next.lines.length > 1;
    if (!isAlone || text.length > MAX_BOLD_HEADING || !MAY_BE_HEADING.test(text)) return block;
    const isOther = font !== undefined && font !== body.font && size > (1 - SAME_SIZE) * body.size;
    return isOther || size > LARGER * body.size ? { ...block, kind: 'heading' } : block;
  });
}

/** It begins as one, and does not end as a sentence or an introduction does. */
const MAY_BE_HEADING = /^[\p{Lu}\p{N}"“‘(].*\p{L}.*[^.,;:]$/u;
