/** Reads the structure of a tagged PDF: its headings, lists and tables are what their program says. */
import { BadText } from '../../decode.ts';
import type { BlockLine, PdfBlock } from './blocks.ts';
import { type Line, lineOf } from './lines.ts';
import type { StructureNode } from './pdfjs.ts';
import type { Run } from './runs.ts';

const LEFT_OUT = new Set(['TOC', 'Index', 'Figure', 'Artifact', 'Form', 'Annot']);
const BLOCK_ROLES =
  /^(?:P|H[1-6]?|Title|Caption|BlockQuote|L|LI|Table|TR|TOC|Index|Note|FENote|Sect|Div|Part|Art|Aside)$/;
/** How deep a tree is read, and how many of its nodes on a page: programs write 20, and some thousands. */
const MAX_DEPTH = 60;
const MAX_NODES = 50_000;

/** The blocks of a page by its structure tree. */
export function taggedBlocks(root: StructureNode, runs: readonly Run[], page: string): PdfBlock[] {
  const byMark = new Map<string, Run[]>();
  for (const run of runs) {
    const marked = run.mark === null ? undefined : byMark.get(run.mark);
    if (marked) marked.push(run);
    else if (run.mark !== null) byMark.set(run.mark, [run]);
  }
  return new TagReader(byMark, page).read(root);
}

class TagReader {
  readonly #byMark: Map<string, Run[]>;
  readonly #page: string;
  readonly #blocks: PdfBlock[] = [];
  /** The text of the block that is being read. */
  #runs: Run[] = [];
  #lists = 0;
  #nodes = 0;

  constructor(byMark: Map<string, Run[]>, page: string) {
    this.#byMark = byMark;
    this.#page = page;
  }

  read(root: StructureNode): PdfBlock[] {
    this.#walk(root, 'paragraph', 0);
    this.#flush('paragraph');
    return this.#blocks;
  }

  #walk(node: StructureNode, kind: PdfBlock['kind'], depth: number): void {
    if (depth > MAX_DEPTH || ++this.#nodes > MAX_NODES) throw new BadText('badText.tooDeep');
    const { role = '', id } = node;
    if (node.type === 'content' && id !== undefined) {
      // Each content stands in one place.
      this.#runs.push(...(this.#byMark.get(id) ?? []));
      this.#byMark.delete(id);
    } else if (LEFT_OUT.has(role)) this.#skip(node, depth);
    else if (!BLOCK_ROLES.test(role)) this.#children(node, kind, depth);
    else {
      this.#flush(kind);
      this.#block(node, role, kind, depth);
    }
  }

  #children({ children = [] }: StructureNode, kind: PdfBlock['kind'], depth: number): void {
    for (const child of children) this.#walk(child, kind, depth + 1);
  }

  /** Reads what is left out, so that its text does not count as untagged. */
  #skip(node: StructureNode, depth: number): void {
    const before = this.#runs;
    this.#runs = [];
    this.#children(node, 'paragraph', depth);
    this.#runs = before;
  }

  #block(node: StructureNode, role: string, kind: PdfBlock['kind'], depth: number): void {
    const heading = /^(?:H([1-6]?)|Title)$/.exec(role);
    if (heading) {
      this.#children(node, 'heading', depth);
      this.#flush('heading', { level: Number(heading[1] || 1) });
    } else if (role === 'L') {
      this.#lists++;
      this.#children(node, 'paragraph', depth);
      this.#lists--;
    } else if (role === 'LI') this.#item(node, depth);
    else if (role === 'TR') this.#row(node, depth);
    else {
      const own = role === 'BlockQuote' ? 'quotation' : kind === 'item' ? 'item' : 'paragraph';
      this.#children(node, own, depth);
      this.#flush(own);
    }
  }

  #item(node: StructureNode, depth: number): void {
    const { children = [] } = node;
    const label = textOf(
      this.#runsOf(
        children.filter(({ role }) => role === 'Lbl'),
        depth,
      ),
    );
    const number = /^\(?(\d{1,4})[.)]?$/.exec(label)?.[1];
    const count = this.#blocks.length;
    for (const child of children) if (child.role !== 'Lbl') this.#walk(child, 'item', depth + 1);
    this.#flush('item');
    const first = this.#blocks[count];
    if (first?.kind === 'item' && number !== undefined) first.number = Number(number);
    // Further paragraphs of an item are no items.
    let isFirst = true;
    for (const block of this.#blocks.slice(count))
      if (block.kind === 'item' && block.level === this.#lists) {
        if (!isFirst) block.kind = 'paragraph';
        isFirst = false;
      }
  }

  #row(node: StructureNode, depth: number): void {
    const cells = (node.children ?? []).filter(({ role }) => role === 'TH' || role === 'TD');
    const texts = cells.map((cell) => textOf(this.#runsOf([cell], depth)));
    if (texts.every((text) => text === '')) return;
    const isHead = cells.length > 1 && cells.every(({ role }) => role === 'TH');
    this.#blocks.push({ kind: 'row', lines: this.#asLines([]), level: 0, size: 0, cells: texts, isHead });
  }

  /** The text of some nodes alone. */
  #runsOf(nodes: readonly StructureNode[], depth: number): Run[] {
    const before = this.#runs;
    this.#runs = [];
    const gather = (node: StructureNode, at: number) => {
      if (at > MAX_DEPTH || ++this.#nodes > MAX_NODES) throw new BadText('badText.tooDeep');
      if (node.type === 'content') this.#walk(node, 'paragraph', at);
      else for (const child of node.children ?? []) gather(child, at + 1);
    };
    for (const node of nodes) gather(node, depth + 1);
    const found = this.#runs;
    this.#runs = before;
    return found;
  }

  /** Writes the text that has been read as a block. */
  #flush(kind: PdfBlock['kind'], facts: Partial<PdfBlock> = {}): void {
    const lines = linesInOrder(this.#runs);
    this.#runs = [];
    if (lines.length === 0) return;
    const size = Math.max(...lines.map((line) => line.size));
    const level = kind === 'item' ? this.#lists : 0;
    const [{ font }] = lines as [Line];
    const isSame = kind === 'paragraph' && lines.every((line) => line.font === font);
    this.#blocks.push({ kind, lines: this.#asLines(lines), level, size, ...(isSame && { font }), ...facts });
  }

  #asLines(lines: readonly Line[]): BlockLine[] {
    return lines.map(({ text }) => ({ text, page: this.#page }));
  }
}

function textOf(runs: readonly Run[]): string {
  return linesInOrder(runs)
    .map(({ text }) => text)
    .join(' ');
}

/** The lines of runs, in the order in which their program wrote them. */
function linesInOrder(runs: readonly Run[]): Line[] {
  const lines: Run[][] = [];
  let last: Run | null = null;
  for (const run of runs) {
    const isSame = last && Math.abs(last.y - run.y) < 0.5 * Math.max(last.size, run.size);
    if (isSame) lines.at(-1)!.push(run);
    else lines.push([run]);
    last = run;
  }
  return lines.map(lineOf).filter(({ text }) => text !== '');
}
