/** Builds the tree of a page's visible elements, in linear time and with bounded depth. */
import { PAGE_LABEL } from '../document.ts';
import { Element } from './element.ts';
import {
  ALWAYS,
  BLOCKS,
  HEADING,
  isInvisible,
  minShareOf,
  NEVER,
  TABLE_PARTS,
  VOID,
} from './element-kinds.ts';
import { Head } from './head.ts';
import { isReference } from './note-references.ts';
import { type Attributes, readTags, type TagReader } from './tags.ts';

/** A parsed page. */
export interface Parsed {
  root: Element;
  /** The metadata of its head: `meta` by name, `canonical`, `title`; the first of each. */
  metadata: ReadonlyMap<string, string>;
  /** The values of its `time` elements, and the number of characters of text before each. */
  times: readonly { day: string; after: number }[];
}

/** An element whose end tag has not been read. */
interface Open {
  element: Element;
  /** The stack index of the innermost open element of its name, and that of the one before it; -1 for none. */
  last: { at: number };
  previous: number;
  isInvisible: boolean;
  isSurrounding: boolean;
  isLocal: boolean;
  isBold: boolean;
}

/**
 * Deeper elements become siblings, as in browsers. The limit for inline elements is lower, to leave room for blocks.
 */
const MAX_DEPTH = 512;
const MAX_INLINE_DEPTH = 384;
/** Characters that are not shown: controls, soft hyphens, zero-width spaces. */
const INVISIBLE_CHARACTERS = /(?![\t\n\f\r])\p{Cc}|[\u00ad\u200b\u2060\ufeff]/gu;
/** `aria-hidden`: pictures and repetitions, unless headings show that it is content. */
const ARIA_HIDDEN = NEVER + 1;
const SCOPES = new Set(['table', 'caption', 'td', 'th']);
const BREAK = new Element('br');
const RULE = new Element('hr');

/**
 * Parses a page.
 *
 * @param all whether to include what surrounds an article
 */
export function parsePage(html: string, all: boolean): Parsed {
  const builder = new TreeBuilder(all);
  readTags(html, builder);
  builder.finish();
  return builder;
}

class TreeBuilder implements TagReader, Parsed {
  readonly root = new Element('body');
  readonly #head = new Head();
  readonly metadata = this.#head.metadata;
  readonly times: { day: string; after: number }[] = [];
  readonly #all: boolean;
  readonly #open: Open[] = [];
  /** The stack index of the innermost open element of each name; -1 for none. */
  readonly #last = new Map<string, { at: number }>();
  /** The stack indexes of open tables, cells and captions: end tags of blocks do not close elements outside of them. */
  readonly #scopes: number[] = [];
  /** The stack indexes of open blocks. */
  readonly #blocks: number[] = [];
  #invisible = 0;
  #surroundings = 0;
  #bold = 0;
  #length = 0;

  constructor(all: boolean) {
    this.#all = all;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#invisible === 0 || name === 'meta' || name === 'link') this.#head.open(name, attributes);
    if (name === 'html' || name === 'body') return;
    if (VOID.has(name)) {
      this.#addVoid(name, attributes);
      return;
    }
    this.#closeImplied(name);
    if (name === 'time' && attributes.has('datetime') && this.#invisible + this.#surroundings === 0)
      this.times.push({ day: attributes.get('datetime')!, after: this.#length });
    const isBlock = BLOCKS.has(name);
    if (this.#open.length < (isBlock ? MAX_DEPTH : MAX_INLINE_DEPTH)) this.#push(name, attributes, isBlock);
    else if (isBlock) this.#add(RULE);
  }

  close(name: string): void {
    this.#head.close();
    const at = this.#at(name);
    const barrier = TABLE_PARTS.has(name) ? this.#at('table') : (this.#scopes.at(-1) ?? -1);
    if (at < 0 || at < barrier) {
      if (name === 'p' || name === 'br') this.#add(name === 'p' ? RULE : BREAK);
      return;
    }
    if (BLOCKS.has(name) || name === 'a' || this.#open[at]!.isInvisible || at > (this.#blocks.at(-1) ?? -1))
      this.#closeTo(at);
  }

  text(text: string): void {
    this.#head.text(text);
    if (this.#invisible > 0) return;
    const shown = text.replace(INVISIBLE_CHARACTERS, '');
    const top = this.#top;
    const length = shown.trim().length;
    if (shown === '' || (length === 0 && isAfterBlock(top))) return;
    top.add(shown);
    top.length += length;
    if (this.#bold > 0) top.bold += length;
    if (this.#surroundings === 0) this.#length += length;
  }

  finish(): void {
    this.#closeTo(0);
  }

  get #top(): Element {
    return this.#open.at(-1)?.element ?? this.root;
  }

  #at(name: string): number {
    return this.#last.get(name)?.at ?? -1;
  }

  /** Closes the elements that a start tag implicitly closes: paragraphs, items, cells without end tags. */
  #closeImplied(name: string): void {
    const scope = this.#scopes.at(-1) ?? -1;
    const block = this.#blocks.at(-1) ?? -1;
    if (name === 'a') this.#closeWithin(Math.max(block, scope), 'a');
    if (!BLOCKS.has(name)) return;
    const table = this.#at('table');
    if (name === 'td' || name === 'th')
      this.#closeWithin(Math.max(table, this.#at('tr')), 'td', 'th', 'caption');
    else if (name === 'tr') this.#closeWithin(table, 'tr', 'td', 'th', 'caption');
    else if (name !== 'table' && TABLE_PARTS.has(name))
      this.#closeWithin(table, 'thead', 'tbody', 'tfoot', 'tr', 'caption');
    else this.#closeWithin(scope, 'p');
    if (name === 'li') this.#closeWithin(Math.max(scope, this.#at('ul'), this.#at('ol')), 'li');
    if (name === 'dt' || name === 'dd') this.#closeWithin(Math.max(scope, this.#at('dl')), 'dt', 'dd');
    const outer = this.#blocks.at(-1);
    if (HEADING.test(name) && outer !== undefined && HEADING.test(this.#open[outer]!.element.name))
      this.#closeTo(outer);
  }

  /** For each name, finds its innermost open element deeper than `limit`, and closes the outermost of these. */
  #closeWithin(limit: number, ...ended: string[]): void {
    let at = Infinity;
    for (const name of ended) if (this.#at(name) > limit) at = Math.min(at, this.#at(name));
    this.#closeTo(at);
  }

  #push(name: string, attributes: Attributes, isBlock: boolean): void {
    const element = new Element(name);
    const invisible = isInvisible(name, attributes);
    const isAria = attributes.get('aria-hidden') === 'true';
    const parent = this.#open[this.#blocks.at(-1) ?? -1]?.element.name ?? '';
    if (!this.#all) element.minShare = isAria ? ARIA_HIDDEN : minShareOf(name, attributes, parent);
    if (attributes.size > 0) setAttributes(element, attributes);
    if (!invisible) this.#add(element);
    else if (isBlock) this.#add(RULE);
    const href = name === 'a' ? (attributes.get('href') ?? '') : '';
    const isLocal = href.startsWith('#');
    if (name === 'a' && href !== '' && !isLocal) element.role = 'link';
    const isSurrounding = element.minShare !== ALWAYS;
    const last = this.#last.get(name) ?? { at: -1 };
    if (last.at < 0) this.#last.set(name, last);
    const bold = isBold(name, attributes);
    this.#open.push({
      element,
      last,
      previous: last.at,
      isInvisible: invisible,
      isSurrounding,
      isLocal,
      isBold: bold,
    });
    last.at = this.#open.length - 1;
    if (isBlock) this.#blocks.push(this.#open.length - 1);
    if (SCOPES.has(name)) this.#scopes.push(this.#open.length - 1);
    if (invisible) this.#invisible++;
    if (isSurrounding) this.#surroundings++;
    if (bold) this.#bold++;
  }

  #closeTo(at: number): void {
    while (this.#open.length > at) {
      const { element, last, previous, isInvisible, isSurrounding, isLocal, isBold } = this.#open.pop()!;
      last.at = previous;
      if (this.#blocks.at(-1) === this.#open.length) this.#blocks.pop();
      if (this.#scopes.at(-1) === this.#open.length) this.#scopes.pop();
      if (isInvisible) this.#invisible--;
      if (isSurrounding) this.#surroundings--;
      if (isBold) this.#bold--;
      if (isInvisible || this.#invisible > 0) continue;
      if (isLocal) element.local = element.length;
      if (element.role === 'link') element.linked = element.length;
      this.#settle(element, this.#top);
    }
  }

  /** Adds the lengths of a closed element to its parent's, or removes the element from its parent. */
  #settle(element: Element, parent: Element): void {
    if (element.minShare === ARIA_HIDDEN && element.hasHeading) element.minShare = ALWAYS;
    const isEmpty = element.children.length === 0 && element.name !== 'td' && element.name !== 'th';
    if (isEmpty || element.minShare >= NEVER || isReference(element)) {
      parent.removeLast();
      if (BLOCKS.has(element.name)) this.#add(RULE);
      return;
    }
    // As for `add`.
    if (element.children.length > 1 && element.children.length < 8)
      element.children = element.children.slice();
    parent.length += element.length;
    parent.linked += element.linked;
    parent.local += element.local;
    parent.bold += element.bold;
    parent.hasHeading ||= element.hasHeading || HEADING.test(element.name);
  }

  #add(child: Element): void {
    const top = this.#top;
    if (this.#invisible === 0 && !(child === RULE && top.children.at(-1) === RULE)) top.add(child);
  }

  #addVoid(name: string, attributes: Attributes): void {
    if (name === 'br') this.#add(BREAK);
    if (name === 'hr') {
      this.#closeImplied('div');
      this.#add(RULE);
    }
    const alt = attributes.get('alt')?.replace(INVISIBLE_CHARACTERS, '').trim() ?? '';
    if (name !== 'img' || alt === '' || isInvisible(name, attributes)) return;
    const image = new Element('img');
    image.alt = alt;
    this.#add(image);
  }
}

/** Whether the next text starts a line, where white space is ignored: not the space of "two<b> </b>words". */
function isAfterBlock({ name, children }: Element): boolean {
  const last = children.at(-1);
  if (last === undefined) return BLOCKS.has(name) || name === 'body';
  return typeof last !== 'string' && (last === RULE || BLOCKS.has(last.name));
}

function setAttributes(element: Element, attributes: Attributes): void {
  if (element.name === 'ol') element.number = integerIn(attributes, 'start');
  else if (element.name === 'li') element.number = integerIn(attributes, 'value');
  else if (element.name === 'td' || element.name === 'th') {
    // A span of 0 rows reaches to the end of the row group; so does a longer number than `integerIn` reads.
    element.colspan = attributes.has('colspan') ? Math.max(1, integerIn(attributes, 'colspan') ?? 1) : 1;
    element.rowspan = attributes.has('rowspan') ? (integerIn(attributes, 'rowspan') ?? 1) || Infinity : 1;
  }
  element.role = attributes.get('role') ?? '';
  const page = attributes.get('data-page') ?? '';
  if (PAGE_LABEL.test(page)) element.page = page;
}

function integerIn(attributes: Attributes, name: string): number | null {
  const value = attributes.get(name) ?? '';
  return /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null;
}

function isBold(name: string, attributes: Attributes): boolean {
  return name === 'b' || name === 'strong' || name === 'th' || BOLD_STYLE.test(attributes.get('style') ?? '');
}

const BOLD_STYLE = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
