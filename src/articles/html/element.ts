import { ALWAYS } from './elements.ts';

/** An element with what readers of its content need of its attributes. Lengths are in characters of shown text. */
export class Element {
  readonly name: string;
  children: (Element | string)[] = [];
  length = 0;
  /** How much of it is links to other pages, links within the page, and bold. */
  linked = 0;
  local = 0;
  bold = 0;
  /** The share of the page's text below which it is left out. */
  needed: number = ALWAYS;
  hasHeading = false;
  /** `start` of a list, `value` of an item. */
  number: number | null = null;
  colspan = 1;
  rowspan = 1;
  /** The text of an image. */
  alt = '';
  /** Its `role`; `link` for a link to another page. */
  role = '';

  constructor(name: string) {
    this.name = name;
  }
}
