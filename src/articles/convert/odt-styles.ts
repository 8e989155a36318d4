/** The styles of an OpenDocument text, as far as they say what a paragraph is. */
import type { Attributes } from '../html/tags.ts';

/** A level of a list. */
export interface ListLevel {
  isOrdered: boolean;
  /** The number of its first item. */
  start: number;
}

/** In styles: how far the styles that a style builds on are followed, which may build on one another in a circle. */
const MAX_PARENTS = 10;
const BULLETS: ListLevel = { isOrdered: false, start: 1 };

/** What a style says itself; null where it leaves that to its parent. */
interface Style {
  parent: string;
  isBold: boolean | null;
  isStruck: boolean | null;
}

/** The styles of a document. */
export class OdtStyles {
  readonly #styles = new Map<string, Style>();
  readonly #levels = new Map<string, ListLevel>();
  #style = '';
  #list = '';

  /** Reads an element of styles. */
  readonly open = (element: string, attributes: Attributes): void => {
    if (element === 'style:style') {
      this.#style = attributes.get('style:name') ?? '';
      this.#styles.set(this.#style, {
        parent: attributes.get('style:parent-style-name') ?? '',
        isBold: null,
        isStruck: null,
      });
    } else if (element === 'style:text-properties') {
      const style = this.#styles.get(this.#style);
      const weight = attributes.get('fo:font-weight');
      if (style && weight !== undefined) style.isBold = weight === 'bold' || Number(weight) >= 600;
      const line = attributes.get('style:text-line-through-style');
      if (style && line !== undefined) style.isStruck = line !== 'none';
    } else if (element === 'text:list-style') this.#list = attributes.get('style:name') ?? '';
    else if (element === 'text:list-level-style-number') {
      // A level without a format of numbers has no numbers.
      const isOrdered = (attributes.get('style:num-format') ?? '') !== '';
      const start = Number.parseInt(attributes.get('text:start-value') ?? '1', 10) || 1;
      this.#levels.set(`${attributes.get('text:level') ?? '1'} ${this.#list}`, { isOrdered, start });
    }
  };

  /** Whether a style is another, or builds on it. */
  is(wanted: string, style: string | undefined): boolean {
    return this.#withParents(style).includes(wanted);
  }

  /** Whether text of a style is bold. The bold face of headings and titles does not count: these are known by name. */
  isBold(style: string | undefined): boolean {
    return this.#has('isBold', style);
  }

  /** Whether text of a style is struck out, and so no longer said. */
  isStruck(style: string | undefined): boolean {
    return this.#has('isStruck', style);
  }

  #has(property: 'isBold' | 'isStruck', style: string | undefined): boolean {
    for (const name of this.#withParents(style)) {
      const own = this.#styles.get(name)?.[property] ?? null;
      if (own !== null) return own;
    }
    return false;
  }

  listLevel(style: string, level: number): ListLevel {
    return this.#levels.get(`${level} ${style}`) ?? BULLETS;
  }

  #withParents(style: string | undefined): string[] {
    const found: string[] = [];
    for (let name = style ?? ''; name !== '' && found.length < MAX_PARENTS; ) {
      found.push(name);
      name = this.#styles.get(name)?.parent ?? '';
    }
    return found;
  }
}
