/** Writes the blocks of a PDF as HTML, each with the label of its page. */
import { escapeHtml } from '../write-page.ts';
import { ENDS_SENTENCE, type PdfBlock } from './blocks.ts';
import { joinLines, type Words } from './hyphens.ts';

/** Joins the paragraphs, items and headings that go on in the next column or on the next page. */
export function joinParts(columns: readonly PdfBlock[][]): PdfBlock[] {
  const joined: PdfBlock[] = [];
  for (const column of columns)
    for (const [i, block] of column.entries()) {
      const last = joined.at(-1);
      if (i === 0 && last && goesOn(last, block)) last.lines.push(...block.lines);
      else joined.push(block);
    }
  return joined;
}

/** Whether the first block of a column goes on with the last one of the column before. */
function goesOn(last: PdfBlock, block: PdfBlock): boolean {
  if (last.kind === 'heading' || last.kind === 'row' || block.kind !== 'paragraph') return false;
  const end = last.lines.at(-1)!.text;
  const start = block.lines[0]!.text;
  if (ENDS_SENTENCE.test(end)) return false;
  return /^[\p{Ll}\d(“"‘]/u.test(start) || /[-\u00ad,]$/.test(end);
}

/**
 * Writes blocks.
 *
 * @param levelOf the level of a heading
 */
export function writeHtml(
  blocks: readonly PdfBlock[],
  words: Words,
  levelOf: (heading: PdfBlock) => number,
): string {
  const pieces: string[] = [];
  /** The open lists. */
  const lists: ('ul' | 'ol')[] = [];
  let head: string[] | null = null;
  const closeLists = (depth: number) => {
    while (lists.length > depth) pieces.push(`</${lists.pop()}>\n`);
  };
  const closeTable = () => {
    if (head) pieces.push('</table>\n');
    head = null;
  };
  for (const block of blocks) {
    const { kind, lines, number } = block;
    if (kind !== 'row') closeTable();
    if (kind !== 'item') closeLists(0);
    if (kind === 'row') {
      const cells = block.cells!;
      if (!head || block.isHead || cells.length !== head.length) {
        // The names of columns are repeated on each page.
        if (head && block.isHead && cells.join('\t') === head.join('\t')) continue;
        closeTable();
        pieces.push('<table>\n');
        head = cells;
      }
      const name = block.isHead ? 'th' : 'td';
      const row = cells.map((cell) => `<${name}>${escapeHtml(cell)}</${name}>`).join('');
      pieces.push(`<tr${pageAttribute(lines[0]?.page)}>${row}</tr>\n`);
      continue;
    }
    if (kind === 'heading') {
      const [part] = joinLines(
        lines.map((line) => ({ ...line, page: lines[0]!.page })),
        words,
      );
      const name = `h${levelOf(block)}`;
      if (part) pieces.push(`<${name}${pageAttribute(part.page)}>${escapeHtml(part.text)}</${name}>\n`);
      continue;
    }
    const parts = joinLines(lines, words);
    if (kind === 'item') {
      const list = number === undefined ? 'ul' : 'ol';
      const depth = Math.min(Math.max(block.level, 1), lists.length + 1);
      closeLists(depth);
      if (lists.length === depth && lists.at(-1) !== list) closeLists(depth - 1);
      if (lists.length < depth) {
        lists.push(list);
        pieces.push(`<${list}>\n`);
      }
      const value = number === undefined ? '' : ` value="${number}"`;
      const [first, ...others] = parts;
      const rest = others
        .map(({ text, page }) => `<p${pageAttribute(page)}>${escapeHtml(text)}</p>`)
        .join('');
      if (first)
        pieces.push(`<li${value}${pageAttribute(first.page)}>${escapeHtml(first.text)}${rest}</li>\n`);
      continue;
    }
    const name = kind === 'quotation' ? 'blockquote' : 'p';
    for (const { text, page } of parts)
      pieces.push(`<${name}${pageAttribute(page)}>${escapeHtml(text)}</${name}>\n`);
  }
  closeTable();
  closeLists(0);
  return pieces.join('');
}

function pageAttribute(page: string | undefined): string {
  return page === undefined ? '' : ` data-page="${escapeHtml(page)}"`;
}
