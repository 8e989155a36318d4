/**
 * The blocks of Markdown, found by lezer. Its inline parsing is left out: it takes time by the square of what stands in
 * a paragraph, and inline.ts reads what lezer does not know. Its tables are left out for the same reason.
 */
import type { Tree } from '@lezer/common';
import { type BlockContext, type LeafBlock, type LeafBlockParser, type Line, parser } from '@lezer/markdown';

/**
 * Quotes, lists and items in one another beyond which each line is a paragraph of its own: every line costs a step for
 * each. No writer needs ten lists in lists, which are 20; from 20 to 100 will do.
 */
const DEEPEST = 40;

/** The tree of a Markdown text without carriage returns: lezer's node names, and `Table` of `TableHeader` and `TableRow`. */
export function parseBlocks(source: string): Tree {
  return blocks.parse(source);
}

/** A table may begin at the first line of a paragraph, and is one when the second parts the columns. */
class TableParser implements LeafBlockParser {
  isTable: boolean | null = null;
  readonly #rows: ReturnType<BlockContext['elt']>[] = [];

  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.isTable) {
      this.#rows.push(cx.elt('TableRow', cx.lineStart + line.pos, cx.lineStart + line.text.length));
    } else if (this.isTable === null) {
      this.isTable = partsColumns(line.text.slice(line.pos));
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

/** Whether a line is that of dashes below the names of a table's columns, perhaps within a quotation. */
function partsColumns(line: string): boolean {
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
        if (cx.depth < DEEPEST) return false;
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
        return line.text.includes('|', line.basePos) && partsColumns(cx.peekLine());
      },
    },
  ],
});
