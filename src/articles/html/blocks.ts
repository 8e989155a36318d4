/** Writes the elements of a page as blocks, with their kinds and parents. */
import { type BlockFacts, type BlockKind, type Document, DocumentWriter } from '../document.ts';
import { Element } from './element.ts';
import { BLOCKS, HEADING } from './element-kinds.ts';
import { isAsking, isFaq, readQuestion, withoutAnswerMark } from './faq.ts';
import { type Content, inline, Line, linesOf } from './inline-content.ts';
import { partsOf, readDescriptions, readTable } from './table.ts';

/** Which parts of a page become blocks. */
export interface Extent {
  /** Whether to include blocks that are mostly links. */
  all: boolean;
  /** The article's title, which does not become a block. */
  title: string | null;
  /** The heading at which the article starts, if what precedes it belongs to the site. */
  start: Element | null;
}

/** The largest share of links in a block that is content rather than navigation. */
export const MAX_LINKED = 0.6;
/** The same of one that ends as a sentence: "Then follow the instructions for Windows." */
const MAX_LINKED_SENTENCE = 0.8;
/** In characters: a longer heading has no end tag, or is just large text. */
const MAX_HEADING = 400;
/** In blocks: how far from the start the title may be repeated. */
const MAX_BEFORE_TITLE = 3;

/** The element whose content is being written, and its state. */
interface Container {
  /** The block that everything in the container belongs to; -1 for none. */
  owner: number;
  /** The headings within the container above the next block, from the highest to the nearest. */
  headings: { at: number; level: number; asks: boolean }[];
  /** The question within the container that the next blocks answer; -1 for none. */
  question: number;
  /** The kind of its paragraphs. */
  kind: 'paragraph' | 'answer' | 'definition' | 'quotation';
  /** The number of lists around it. */
  level: number;
  /** In the container of an item, the item that the next text becomes. */
  item: Pick<BlockFacts, 'number'> | null;
  /** The last term in a list of definitions, and whether nothing has followed it yet. */
  term: { at: number; asks: boolean; isLast: boolean } | null;
}

/** Writes the content of a page. */
export function writeBlocks(root: Element, extent: Extent): Document {
  const writer = new BlockWriter(extent);
  const container = containerIn(null, -1);
  writer.walk(root, container);
  writer.flush(container);
  return writer.document();
}

class BlockWriter {
  readonly #extent: Extent;
  readonly #writer = new DocumentWriter();
  readonly #line = new Line();
  #isWaiting: boolean;
  #written = 0;
  /** The numbers of open links and bold elements. */
  #links = 0;
  #bold = 0;
  /** The page of the block that is being read. */
  #page: string | null = null;

  constructor(extent: Extent) {
    this.#extent = extent;
    this.#isWaiting = extent.start !== null;
  }

  document(): Document {
    return this.#writer.finish();
  }

  walk({ children }: Element, container: Container): void {
    children.forEach((child, i) => {
      if (typeof child === 'string') this.#line.add(inline(child), this.#links > 0, this.#bold > 0);
      else if (HEADING.test(child.name)) this.#heading(child, children[i + 1], container);
      else this.#enter(child, container);
    });
  }

  /** Writes the text collected so far as a paragraph, item, question or answer. */
  flush(container: Container): void {
    const content = this.#line.take();
    if (content.text === '' || (container.item === null && this.#isNavigation(content, container))) return;
    const [first, ...others] = content.text.split(/\n{2,}/);
    this.#paragraph(first!, content.startsBold, container);
    for (const text of others) this.#paragraph(text, false, container);
  }

  #enter(element: Element, container: Container): void {
    if (BLOCKS.has(element.name)) {
      this.flush(container);
      this.#page = element.page ?? this.#page;
      this.#block(element, container);
    } else if (element.name === 'hr') this.flush(container);
    else if (element.name === 'br') this.#line.break();
    else if (element.name === 'img') this.#line.addImage(element);
    else this.#inline(element, container);
  }

  #block(element: Element, container: Container): void {
    const { name } = element;
    if (name === 'ul' || name === 'ol') this.#list(element, container);
    else if (name === 'li') this.#item(element, container, parentIn(container), {});
    else if (name === 'pre') this.#code(element, container);
    else if (name === 'table') this.#table(element, container);
    else if (name === 'details') this.#details(element, container);
    else if (name === 'dt') this.#term(element, container);
    else if (name === 'dd') this.#definition(element, container);
    else if (name === 'dl') this.#within(element, containerIn(container));
    else if (name === 'blockquote') this.#within(element, { ...containerIn(container), kind: 'quotation' });
    else this.#within(element, container);
  }

  #within(element: Element, container: Container): void {
    this.walk(element, container);
    this.flush(container);
  }

  #inline(element: Element, container: Container): void {
    const isBold = element.name === 'b' || element.name === 'strong';
    const isLink = element.name === 'a' && element.linked + element.local > 0;
    if (element.name === 'sup') this.#line.startSuperscript(element);
    if (isBold) this.#bold++;
    if (isLink) this.#links++;
    this.walk(element, container);
    if (isBold) this.#bold--;
    if (isLink) this.#links--;
  }

  /** Whether a paragraph is navigation. Links in sentences, answers, quotations and definitions are content. */
  #isNavigation({ text, linked, isSentence }: Content, container: Container): boolean {
    const isOfLinks = linked > (isSentence ? MAX_LINKED_SENTENCE : MAX_LINKED) * text.length;
    return !this.#extent.all && kindOf(container) === 'paragraph' && isOfLinks;
  }

  #write(kind: BlockKind, text: string, container: Container, facts: BlockFacts = {}): number {
    const inside = facts.inside ?? parentIn(container);
    if (this.#isWaiting) return inside;
    const mayBeTitle = (kind === 'heading' || kind === 'paragraph') && this.#written < MAX_BEFORE_TITLE;
    this.#written++;
    if (mayBeTitle && inline(text) === this.#extent.title) return inside;
    return this.#writer.write(kind, text, { page: this.#page, ...facts, inside });
  }

  #paragraph(text: string, startsBold: boolean, container: Container): void {
    if (container.item) {
      const facts = { ...container.item, level: container.level };
      container.item = null;
      container.owner = this.#write('item', text, container, facts);
      container.headings = [];
      return;
    }
    const asked = container.kind === 'quotation' ? null : readQuestion(text, startsBold);
    if (asked) {
      container.question = -1;
      container.question = this.#write('question', asked.question, container);
      if (asked.answer !== '') this.#write('answer', asked.answer, container);
    } else if (container.question >= 0) this.#write('answer', withoutAnswerMark(text), container);
    else this.#write(kindOf(container), text, container);
  }

  #heading(element: Element, next: Element | string | undefined, container: Container): void {
    this.flush(container);
    this.#page = element.page ?? this.#page;
    if (element === this.#extent.start) this.#isWaiting = false;
    if (element.length > MAX_HEADING) {
      this.#within(element, container);
      return;
    }
    const isLink = !this.#extent.all && element.linked > MAX_LINKED * element.length;
    const isLast = next === undefined || (typeof next !== 'string' && HEADING.test(next.name));
    const text = linesOf(element).join(' ');
    if (text === '' || (isLink && isLast)) return;
    const level = Number(element.name[1]);
    container.question = -1;
    while ((container.headings.at(-1)?.level ?? 0) >= level) container.headings.pop();
    const inside = parentIn(container);
    const at = this.#write('heading', text, container, { level });
    if (at !== inside) container.headings.push({ at, level, asks: isAsking(text) });
  }

  #list(list: Element, container: Container, inside = parentIn(container)): void {
    const { length, linked, local } = list;
    if (!this.#extent.all && linked + local > MAX_LINKED * length) return;
    let number = list.number ?? 1;
    let last = inside;
    for (const child of list.children) {
      if (typeof child === 'string') this.#line.add(inline(child), this.#links > 0);
      else if (child.name === 'li') {
        this.flush(container);
        number = child.number ?? number;
        this.#page = child.page ?? this.#page;
        // Negative numbers are not written.
        last = this.#item(child, container, inside, list.name === 'ol' && number >= 0 ? { number } : {});
        number++;
      } else if (child.name === 'ul' || child.name === 'ol') {
        this.flush(container);
        this.#list(child, { ...container, level: container.level + 1 }, last);
      } else this.#enter(child, container);
    }
    this.flush(container);
  }

  /** @returns the index of its block */
  #item(element: Element, container: Container, inside: number, item: Pick<BlockFacts, 'number'>): number {
    const own = { ...containerIn(container, inside), level: container.level + 1, item };
    this.#within(element, own);
    return own.owner;
  }

  #code(element: Element, container: Container): void {
    this.#write('code', codeIn(element), container);
  }

  #details(element: Element, container: Container): void {
    const summary = element.children.find((child) => child instanceof Element && child.name === 'summary');
    const text = summary instanceof Element ? linesOf(summary).join(' ') : '';
    const own = containerIn(container, this.#write('question', text, container));
    if (text !== '') own.kind = 'answer';
    const rest = new Element('details');
    rest.children = element.children.filter((child) => child !== summary);
    this.#within(rest, own);
  }

  #term(element: Element, container: Container): void {
    const text = linesOf(element).join(' ');
    const asks = isAsking(text);
    const inside = container.term?.isLast ? container.term.at : parentIn(container);
    const at = this.#write(asks ? 'question' : 'term', text, container, { inside });
    container.term = { at, asks, isLast: true };
  }

  #definition(element: Element, container: Container): void {
    const { term } = container;
    if (term) term.isLast = false;
    const kind = term?.asks ? 'answer' : 'definition';
    this.#within(element, { ...containerIn(container, term?.at), kind });
  }

  #table(element: Element, container: Container): void {
    const parts = partsOf(element);
    const described = parts && readDescriptions(parts);
    if (described) {
      const list = containerIn(container);
      for (const { term, description } of described) {
        if (term.length > 0) this.#term(term, list);
        this.#definition(description, list);
      }
      return;
    }
    const table = parts && readTable(element, parts);
    const isOfLinks = element.linked + element.local > MAX_LINKED * element.length;
    if (!table) this.#within(element, container);
    if (!table || (!this.#extent.all && isOfLinks && table.columns.length === 0)) return;
    this.#write(kindOf(container), table.caption, container, { introduces: true });
    if (isFaq(table.rows)) {
      this.#faq(table.rows, container);
      return;
    }
    let inside = parentIn(container);
    const pageOf = (row: number) => ({ page: table.pages[row] ?? this.#page });
    for (const [i, cells] of table.columns.entries())
      inside = this.#write('columns', '', container, { cells, inside, ...pageOf(i) });
    for (const [i, cells] of table.rows.entries())
      this.#write('row', '', container, { cells, ...pageOf(table.columns.length + i) });
  }

  /** Writes rows with the marks of questions and answers before their texts. */
  #faq(rows: readonly string[][], container: Container): void {
    const own = containerIn(container);
    for (const cells of rows) this.#paragraph(cells.join(' '), false, own);
  }
}

/** The text of code, with its lines. */
function codeIn({ children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/\r\n?/g, '\n');
      return child.name === 'br' || child.name === 'hr' ? '\n' : codeIn(child);
    })
    .join('');
}

/** A container within another: that of an item, of a quotation, of the answer to a question. */
function containerIn(container: Container | null, owner = container ? parentIn(container) : -1): Container {
  const kind = container ? kindOf(container) : 'paragraph';
  return {
    owner,
    headings: [],
    question: -1,
    kind,
    level: container?.level ?? 0,
    item: null,
    term: null,
  };
}

/** The parent of the next block in a container. */
function parentIn({ owner, headings, question }: Container): number {
  return question >= 0 ? question : (headings.at(-1)?.at ?? owner);
}

function kindOf({ kind, headings, question }: Container): Container['kind'] {
  const answers = kind === 'paragraph' && (question >= 0 || headings.at(-1)?.asks);
  return answers ? 'answer' : kind;
}
