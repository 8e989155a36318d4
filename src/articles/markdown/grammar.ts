/**
 * Parses the blocks of Markdown with lezer. Lezer's inline parser is not used: it takes quadratic time in the length of
 * a paragraph, and inline.ts reads more dialects. Its tables are not used for the same reason.
 */
import type { Tree } from '@lezer/common';
import { type BlockContext, type LeafBlock, type LeafBlockParser, type Line, parser } from '@lezer/markdown';

/**
 * The depth of nested quotes, lists and items beyond which each line becomes a paragraph, since each line takes a step
 * for every level. Ten nested lists, more than anyone writes, have a depth of 20. From 20 to 100.
 */
const MAX_DEPTH = 40;

/**
 * Parses a Markdown text without carriage returns. The tree has lezer's nodes, and `Table` with `TableHeader` and
 * `TableRow`.
 */
export function parseBlocks(source: string): Tree {
  return blocks.parse(source);
}

/** A paragraph is a table if its second line is a delimiter row. */
class TableParser implements LeafBlockParser {
  isTable: boolean | null = null;
  readonly #rows: ReturnType<BlockContext['elt']>[] = [];

  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.isTable) {
      this.#rows.push(cx.elt('TableRow', cx.lineStart + line.pos, cx.lineStart + line.text.length));
    } else if (this.isTable === null) {
      this.isTable = isDelimiterRow(line.text.slice(line.pos));
      this.#rows.push(cx.elt('TableHeader', leaf.start, leaf.start + leaf.content.length));
    }
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (!this.isTable) return false;
    cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length, this.#rows));
    return true;
  }
}

/** Whether a line is a table's delimiter row, possibly within a quotation. */
function isDelimiterRow(line: string): boolean {
  if (!line.includes('|') || !line.includes('-')) return false;
  return /^>*\|?(?::?-+:?\|)*(?::?-+:?)?$/.test(line.replace(/\s+/g, ''));
}

const blocks = parser.configure({
  remove: ['LinkReference'],
  defineNodes: [{ name: 'Table', block: true }, 'TableHeader', 'TableRow'],
  parseInline: [{ name: 'Text', before: 'Escape', parse: (cx) => cx.end }],
  parseBlock: [
    {
      name: 'TooDeep',
      before: 'IndentedCode',
      parse(cx, line) {
        if (cx.depth < MAX_DEPTH) return false;
        cx.addElement(cx.elt('Paragraph', cx.lineStart + line.pos, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
    },
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf: (_, leaf) => (leaf.content.includes('|') ? new TableParser() : null),
      endLeaf(cx, line, leaf) {
        if (leaf.parsers.some((other) => other instanceof TableParser && other.isTable)) return false;
        return line.text.includes('|', line.basePos) && isDelimiterRow(cx.peekLine());
      },
    },
  ],
});
