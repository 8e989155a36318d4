/** Writes the elements of a page as blocks: which kind each is, and what it stands in. */
import { type BlockFacts, type BlockKind, type Document, DocumentWriter } from '../document.ts';
import { BLOCKS, HEADING } from './elements.ts';
import { type Content, inline, Line, linesOf } from './line.ts';
import { isAsking, readQuestion, withoutAnswerMark } from './questions.ts';
import { readTable } from './table.ts';
import { Element } from './element.ts';

/** What of a page becomes blocks. */
export interface Extent {
  /** Takes in blocks that are links for the most part. */
  all: boolean;
  /** What the article is called: it is no block of it. */
  title: string | null;
  /** The heading that the article starts below, if what stands above it is the site's. */
  start: Element | null;
}

/** A block of which more is links leads elsewhere. */
export const MOST_LINKED = 0.6;
/** A longer heading, in characters, is one whose end tag is missing, or text that shall look large. */
const LONGEST_HEADING = 400;
/** The title stands in one of the first blocks. */
const TITLE_WITHIN = 3;

/** Where a block stands. */
interface Place {
  /** The block that all in this place belongs to; -1 for none. */
  owner: number;
  /** The headings within the place that the next block stands below, from the highest to the nearest. */
  headings: { at: number; level: number; asks: boolean }[];
  /** The question within the place that the next blocks answer; -1 for none. */
  question: number;
  /** Its paragraphs. */
  kind: 'paragraph' | 'answer' | 'definition' | 'quotation';
  /** How many lists it is nested in. */
  level: number;
  /** The item that the next text is, in a place that an item opened. */
  item: Pick<BlockFacts, 'number'> | null;
  /** The last term, in a list of definitions, and whether a term comes next to it. */
  term: { at: number; asks: boolean; isLast: boolean } | null;
}

/** Writes what a page shows. */
export function writeBlocks(root: Element, extent: Extent): Document {
  const writer = new BlockWriter(extent);
  const place = placeIn(null, -1);
  writer.walk(root, place);
  writer.flush(place);
  return writer.document();
}

class BlockWriter {
  readonly #extent: Extent;
  readonly #writer = new DocumentWriter();
  readonly #line = new Line();
  #isWaiting: boolean;
  #written = 0;
  /** How many links and bold elements are open. */
  #links = 0;
  #bold = 0;

  constructor(extent: Extent) {
    this.#extent = extent;
    this.#isWaiting = extent.start !== null;
  }

  document(): Document {
    return this.#writer.finish();
  }

  walk({ children }: Element, place: Place): void {
    children.forEach((child, i) => {
      if (typeof child === 'string') this.#line.add(inline(child), this.#links > 0, this.#bold > 0);
      else if (HEADING.test(child.name)) this.#heading(child, children[i + 1], place);
      else this.#enter(child, place);
    });
  }

  /** Ends the text at hand, as a paragraph or what else stands in its place. */
  flush(place: Place): void {
    const content = this.#line.take();
    if (content.text === '' || (place.item === null && this.#leadsElsewhere(content, place))) return;
    const [first, ...others] = content.text.split(/\n{2,}/);
    this.#paragraph(first!, content.startsBold, place);
    for (const text of others) this.#paragraph(text, false, place);
  }

  #enter(element: Element, place: Place): void {
    if (BLOCKS.has(element.name)) {
      this.flush(place);
      this.#block(element, place);
    } else if (element.name === 'hr') this.flush(place);
    else if (element.name === 'br') this.#line.break();
    else if (element.name === 'img') this.#line.addImage(element);
    else this.#inline(element, place);
  }

  #block(element: Element, place: Place): void {
    const { name } = element;
    if (name === 'ul' || name === 'ol') this.#list(element, place);
    else if (name === 'li') this.#item(element, place, insideOf(place), {});
    else if (name === 'pre') this.#code(element, place);
    else if (name === 'table') this.#table(element, place);
    else if (name === 'details') this.#details(element, place);
    else if (name === 'dt') this.#term(element, place);
    else if (name === 'dd') this.#definition(element, place);
    else if (name === 'dl') this.#within(element, placeIn(place));
    else if (name === 'blockquote') this.#within(element, { ...placeIn(place), kind: 'quotation' });
    else this.#within(element, place);
  }

  #within(element: Element, place: Place): void {
    this.walk(element, place);
    this.flush(place);
  }

  #inline(element: Element, place: Place): void {
    const isBold = element.name === 'b' || element.name === 'strong';
    const isLink = element.name === 'a' && element.linked + element.local > 0;
    if (element.name === 'sup') this.#line.startSuperscript(element);
    if (isBold) this.#bold++;
    if (isLink) this.#links++;
    this.walk(element, place);
    if (isBold) this.#bold--;
    if (isLink) this.#links--;
  }

  /** A link may be an answer; elsewhere it leads away from the article. */
  #leadsElsewhere({ text, linked }: Content, place: Place): boolean {
    return !this.#extent.all && kindOf(place) === 'paragraph' && linked > MOST_LINKED * text.length;
  }

  #write(kind: BlockKind, text: string, place: Place, facts: BlockFacts = {}): number {
    const inside = facts.inside ?? insideOf(place);
    if (this.#isWaiting) return inside;
    const mayBeTitle = (kind === 'heading' || kind === 'paragraph') && this.#written < TITLE_WITHIN;
    this.#written++;
    if (mayBeTitle && inline(text) === this.#extent.title) return inside;
    return this.#writer.write(kind, text, { ...facts, inside });
  }

  #paragraph(text: string, startsBold: boolean, place: Place): void {
    if (place.item) {
      const facts = { ...place.item, level: place.level };
      place.item = null;
      place.owner = this.#write('item', text, place, facts);
      place.headings = [];
      return;
    }
    const asked = place.kind === 'quotation' ? null : readQuestion(text, startsBold);
    if (asked) {
      place.question = -1;
      place.question = this.#write('question', asked.question, place);
      if (asked.answer !== '') this.#write('answer', asked.answer, place);
    } else if (place.question >= 0) this.#write('answer', withoutAnswerMark(text), place);
    else this.#write(kindOf(place), text, place);
  }

  #heading(element: Element, next: Element | string | undefined, place: Place): void {
    this.flush(place);
    if (element === this.#extent.start) this.#isWaiting = false;
    if (element.length > LONGEST_HEADING) {
      this.#within(element, place);
      return;
    }
    const isLink = !this.#extent.all && element.linked > MOST_LINKED * element.length;
    const isLast = next === undefined || (typeof next !== 'string' && HEADING.test(next.name));
    const text = linesOf(element).join(' ');
    if (text === '' || (isLink && isLast)) return;
    const level = Number(element.name[1]);
    place.question = -1;
    while ((place.headings.at(-1)?.level ?? 0) >= level) place.headings.pop();
    const inside = insideOf(place);
    const at = this.#write('heading', text, place, { level });
    if (at !== inside) place.headings.push({ at, level, asks: isAsking(text) });
  }

  #list(list: Element, place: Place, inside = insideOf(place)): void {
    const { length, linked, local } = list;
    if (!this.#extent.all && linked + local > MOST_LINKED * length) return;
    let number = list.number ?? 1;
    let last = inside;
    for (const child of list.children) {
      if (typeof child === 'string') this.#line.add(inline(child), this.#links > 0);
      else if (child.name === 'li') {
        this.flush(place);
        number = child.number ?? number;
        // Below zero, nobody asks for an item by its number.
        last = this.#item(child, place, inside, list.name === 'ol' && number >= 0 ? { number } : {});
        number++;
      } else if (child.name === 'ul' || child.name === 'ol') {
        this.flush(place);
        this.#list(child, { ...place, level: place.level + 1 }, last);
      } else this.#enter(child, place);
    }
    this.flush(place);
  }

  /** @returns the number of its block */
  #item(element: Element, place: Place, inside: number, item: Pick<BlockFacts, 'number'>): number {
    const own = { ...placeIn(place, inside), level: place.level + 1, item };
    this.#within(element, own);
    return own.owner;
  }

  #code(element: Element, place: Place): void {
    const pieces: string[] = [];
    const gather = ({ children }: Element) => {
      for (const child of children) {
        if (typeof child === 'string') pieces.push(child.replace(/\r\n?/g, '\n'));
        else if (child.name === 'br' || child.name === 'hr') pieces.push('\n');
        else gather(child);
      }
    };
    gather(element);
    this.#write('code', pieces.join(''), place);
  }

  #details(element: Element, place: Place): void {
    const summary = element.children.find((child) => child instanceof Element && child.name === 'summary');
    const text = summary instanceof Element ? linesOf(summary).join(' ') : '';
    const own = placeIn(place, this.#write('question', text, place));
    if (text !== '') own.kind = 'answer';
    const rest = new Element('details');
    rest.children = element.children.filter((child) => child !== summary);
    this.#within(rest, own);
  }

  #term(element: Element, place: Place): void {
    const text = linesOf(element).join(' ');
    const asks = isAsking(text);
    const inside = place.term?.isLast ? place.term.at : insideOf(place);
    const at = this.#write(asks ? 'question' : 'term', text, place, { inside });
    place.term = { at, asks, isLast: true };
  }

  #definition(element: Element, place: Place): void {
    const { term } = place;
    if (term) term.isLast = false;
    const kind = term?.asks ? 'answer' : 'definition';
    this.#within(element, { ...placeIn(place, term?.at), kind });
  }

  #table(element: Element, place: Place): void {
    const table = readTable(element);
    const isOfLinks = element.linked + element.local > MOST_LINKED * element.length;
    if (!table) this.#within(element, place);
    if (!table || (!this.#extent.all && isOfLinks && table.columns.length === 0)) return;
    this.#write(kindOf(place), table.caption, place, { introduces: true });
    let inside = insideOf(place);
    for (const cells of table.columns) inside = this.#write('columns', '', place, { cells, inside });
    for (const cells of table.rows) this.#write('row', '', place, { cells });
  }
}

/** A place within another: that of an item, of a quotation, of what answers a question. */
function placeIn(place: Place | null, owner = place ? insideOf(place) : -1): Place {
  const kind = place ? kindOf(place) : 'paragraph';
  return {
    owner,
    headings: [],
    question: -1,
    kind,
    level: place?.level ?? 0,
    item: null,
    term: null,
  };
}

/** The block that the next one in a place belongs to. */
function insideOf({ owner, headings, question }: Place): number {
  return question >= 0 ? question : (headings.at(-1)?.at ?? owner);
}

function kindOf({ kind, headings, question }: Place): Place['kind'] {
  const answers = kind === 'paragraph' && (question >= 0 || headings.at(-1)?.asks);
  return answers ? 'answer' : kind;
}
