/** An element in the tree of a page. */
import { ALWAYS } from './element-kinds.ts';

/** An element with the properties needed of its attributes and content. Lengths are in characters of visible text. */
export class Element {
  readonly name: string;
  children: readonly (Element | string)[] = NONE;
  length = 0;
  /** The lengths of its links to other pages, of its links within the page, and of its bold text. */
  linked = 0;
  local = 0;
  bold = 0;
  /** The minimum share of the page's text that the element must have to be included. */
  minShare: number = ALWAYS;
  hasHeading = false;
  /** `start` of a list, `value` of an item. */
  number: number | null = null;
  colspan = 1;
  rowspan = 1;
  /** The text of an image. */
  alt = '';
  /** Its `role`; `link` for a link to another page. */
  role = '';
  /** The label of the page that it begins on, in a document that has pages. */
  page: string | null = null;

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a child. An array that grows by one at a time has room for sixteen more, which most elements never need. */
  add(child: Element | string): void {
    if (this.children.length === 0) this.children = [child];
    else (this.children as (Element | string)[]).push(child);
  }

  removeLast(): void {
    (this.children as (Element | string)[]).pop();
  }
}

const NONE: readonly never[] = [];
