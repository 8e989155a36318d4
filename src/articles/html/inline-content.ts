/** Collects the inline content of a block, with its share of links and whether it is bold. */

import type { Element } from './element.ts';
import { BLOCKS } from './element-kinds.ts';

/** The text of a block. */
export interface Content {
  /** White space collapsed, lines ended by `\n`. */
  text: string;
  /** The number of its characters within links. */
  linked: number;
  /** Whether it ends as a sentence does, outside of links. */
  isSentence: boolean;
  /** Whether the whole of its first line is bold. */
  startsBold: boolean;
}

/** In words: images in place of text have short descriptions: keys, symbols, "Yes". */
const MAX_ALT_WORDS = 3;
const DECORATIVE =
  /\b(?:icon|logo|avatar|photo|image|picture|thumbnail|banner)\b|\.(?:png|jpe?g|gif|svg|webp)$/i;

/** White space other than single spaces. */
const UNEVEN = /[^\S ]| {2}/;
const EMPTY: Content = { text: '', linked: 0, isSentence: false, startsBold: true };

/** The inline content collected so far. */
export class Line {
  #pieces: string[] = [];
  #linked = 0;
  #endsLinked = false;
  #startsBold = true;
  #hasWords = false;
  #isFirst = true;

  add(text: string, isLinked = false, isBold = false): void {
    this.#pieces.push(text);
    const length = text.trim().length;
    if (length === 0) return;
    this.#hasWords = true;
    this.#endsLinked = isLinked;
    if (isLinked) this.#linked += length;
    if (!isBold && this.#isFirst) this.#startsBold = false;
  }

  break(): void {
    this.#pieces.push('\n');
    if (this.#hasWords) this.#isFirst = false;
  }

  /** Adds the description of an image after other words, or alone, unless the image is decorative. */
  addImage({ alt }: Element, isAlone = false): void {
    if (this.#hasWords || isAlone) this.add(` ${wordsOf(alt)} `, false, true);
  }

  /** Separates an exponent from the digits before it by "^". */
  startSuperscript({ children }: Element): void {
    const [power] = children;
    if (typeof power === 'string' && /^[-−]?\d+$/.test(power) && /\d$/.test(this.#pieces.at(-1) ?? ''))
      this.#pieces.push('^');
  }

  /** Returns the content and starts anew. */
  take(): Content {
    if (this.#pieces.length === 0) return EMPTY;
    const joined = this.#pieces.join('');
    const text = (
      UNEVEN.test(joined) ? joined.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n') : joined
    ).trim();
    const content = {
      text,
      linked: this.#linked,
      isSentence: !this.#endsLinked && /[.!?]["'”’)]*$/.test(text),
      startsBold: this.#startsBold,
    };
    this.#pieces = [];
    this.#linked = 0;
    this.#startsBold = true;
    this.#hasWords = false;
    this.#isFirst = true;
    return content;
  }
}

/** The description of an image; empty for a decorative one. */
function wordsOf(alt: string): string {
  return alt.split(/\s+/).length <= MAX_ALT_WORDS && !DECORATIVE.test(alt) ? alt : '';
}

/** The lines of an element's content; each block and each `<br>` starts a new one. */
export function linesOf(element: Element): string[] {
  const [only] = element.children;
  // As for most cells of a table, of which there may be a hundred thousand.
  if (element.children.length === 1 && typeof only === 'string') {
    const text = inline(only).trim();
    return text === '' ? [] : [text];
  }
  const line = new Line();
  gather(element, line, element.length === 0);
  const lines = line.take().text.split(/\n+/);
  return lines[0] === '' ? [] : lines;
}

function gather({ children }: Element, line: Line, isAlone: boolean): void {
  for (const child of children) {
    if (typeof child === 'string') line.add(inline(child));
    else if (child.name === 'br' || child.name === 'hr') line.break();
    else if (child.name === 'img') line.addImage(child, isAlone);
    else {
      const isBlock = BLOCKS.has(child.name);
      if (child.name === 'sup') line.startSuperscript(child);
      if (isBlock) line.break();
      gather(child, line, isAlone);
      if (isBlock) line.break();
    }
  }
}

/** Collapses the white space of text between tags. */
export function inline(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;
}
