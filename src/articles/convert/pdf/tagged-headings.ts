/** Finds the headings of a tagged PDF that its program does not tag. */
import { type Body, LARGER, MAX_BOLD_HEADING, type PdfBlock, SAME_SIZE } from './blocks.ts';

/** In sizes of the body: a line as large is a heading though others are tagged. */
const MUCH_LARGER = 1.4;

/**
 * Makes headings of paragraphs: where the program tags no headings, of lines alone, larger than the text or in another font,
 * above a paragraph of the text; where it tags some, of lines alone that are much larger, below the cover.
 */
export function withHeadings(blocks: readonly PdfBlock[], body: Body): PdfBlock[] {
  const areTagged = blocks.some(({ kind }) => kind === 'heading');
  const cover = blocks[0]?.lines[0]?.page;
  return blocks.map((block, i) => {
    const { kind, lines, font, size } = block;
    const next = blocks[i + 1];
    const text = lines[0]?.text ?? '';
    const isLine = kind === 'paragraph' && lines.length === 1;
    if (!isLine || text.length > MAX_BOLD_HEADING || !MAY_BE_HEADING.test(text)) return block;
    if (areTagged)
      return size > MUCH_LARGER * body.size && lines[0]!.page !== cover
        ? { ...block, kind: 'heading' }
        : block;
    if (next?.font !== body.font || next.lines.length < 2) return block;
    const isOther = font !== undefined && font !== body.font && size > (1 - SAME_SIZE) * body.size;
    return isOther || size > LARGER * body.size ? { ...block, kind: 'heading' } : block;
  });
}

/** It begins as one, and does not end as a sentence or an introduction does. */
const MAY_BE_HEADING = /^[\p{Lu}\p{N}"“‘(].*\p{L}.*[^.,;:]$/u;
