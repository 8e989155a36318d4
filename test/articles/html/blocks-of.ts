/** Describes the blocks of a page for tests. */
import { readHtml } from '../../../src/articles/html.ts';

/** A line for each block: its number, its kind with level and number, its text or cells, and the number of its parent. */
export function blocksOf(html: string): string[] {
  const { text, blocks } = readHtml(html).document;
  return blocks.map(({ start, end, kind, parent, level, number, cells }, at) => {
    const content =
      cells?.map((cell) => text.slice(cell.start, cell.end)).join(' | ') ?? text.slice(start, end);
    const numbered = number === undefined ? '' : ` #${number}`;
    return `${at} ${kind}${level || ''}${numbered}: ${content}${parent < 0 ? '' : ` < ${parent}`}`;
  });
}
