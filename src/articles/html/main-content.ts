/** Finds the article in a page, and its title. */
import { MAX_TITLE } from '../article.ts';
import { MAX_LINKED } from './blocks.ts';
import type { Element } from './element.ts';
import { ALWAYS } from './element-kinds.ts';
import { inline, linesOf } from './inline-content.ts';
import type { Parsed } from './tree.ts';

/** In characters: the minimum length of an `article` or `main` with the main content. */
const MIN_LENGTH = 200;
/** The largest share of the text that may precede the heading of the whole article. */
const MAX_ABOVE = 0.2;

/** Removes elements that surround the article, unless they have their minimum share of the page's text. */
export function pruneSurroundings(root: Element): void {
  const total = root.length;
  const isOut = (child: Element | string) =>
    typeof child !== 'string' && child.minShare !== ALWAYS && child.length < child.minShare * total;
  const prune = (element: Element) => {
    if (element.children.some(isOut)) {
      for (const child of element.children.filter(isOut) as Element[]) lessen(element, child, NOTHING);
      element.children = element.children.filter((child) => !isOut(child));
    }
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const { length, linked, local } = child;
      prune(child);
      lessen(element, { length, linked, local }, child);
    }
  };
  prune(root);
}

type Lengths = Pick<Element, 'length' | 'linked' | 'local'>;
const NOTHING: Lengths = { length: 0, linked: 0, local: 0 };

/** Subtracts from the lengths of an element what one of its children has lost. */
function lessen(element: Element, before: Lengths, after: Lengths): void {
  element.length -= before.length - after.length;
  element.linked -= before.linked - after.linked;
  element.local -= before.local - after.local;
}

/** The longest `article` of the minimum length, else such a `main`, else the whole page. */
export function chooseRegion(root: Element): Element {
  const longest: Record<'article' | 'main', Element | null> = { article: null, main: null };
  const visit = (element: Element, isInside: boolean) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const name = child.role === 'main' ? 'main' : child.name;
      const isCandidate = name === 'main' || (name === 'article' && !isInside);
      if (isCandidate && child.length >= Math.max(MIN_LENGTH, (longest[name]?.length ?? 0) + 1))
        longest[name] = child;
      visit(child, isInside || name === 'article');
    }
  };
  visit(root, false);
  return longest.article ?? longest.main ?? root;
}

/**
 * The title of an article: its heading of level 1, else the title in the page's metadata.
 *
 * @returns the title, and that heading when the metadata has it too: what precedes it belongs to the site
 */
export function readTitle(
  region: Element,
  metadata: Parsed['metadata'],
): { title: string | null; start: Element | null } {
  const { heading, above, hasOthers } = findHeading(region);
  const pageTitle = inline(metadata.get('title') ?? '').trim();
  const shared = inline(metadata.get('og:title') ?? '').trim();
  const shown = heading ? linesOf(heading).join(' ') : '';
  const isNamed = shown !== '' && [pageTitle, shared].some((one) => one.includes(shown));
  // Of several chapters none is the title.
  const titles = [hasOthers && !isNamed ? '' : shown, shared, pageTitle.replace(SITE, '$1'), shown];
  const title = titles.find((one) => one !== '' && !FILE_NAME.test(one)) ?? '';
  return {
    title: title !== '' && title.length <= MAX_TITLE ? title : null,
    start: isNamed && above <= MAX_ABOVE * region.length ? heading : null,
  };
}

/** What some programs write where nobody has given a title. */
const FILE_NAME = /^\S+\.(?:x?html?|php|aspx?|md|txt|docx?|odt|pdf)$/i;
/** The name of the site after a page's title. */
const SITE = /^(.{15,}?)\s[|–—-]\s[^|–—]{2,40}$/su;

/** The first heading of level 1, the number of characters before it, and whether there are others. */
function findHeading(region: Element): { heading: Element | null; above: number; hasOthers: boolean } {
  const headings: Element[] = [];
  let above = 0;
  const visit = (element: Element) => {
    for (const child of element.children) {
      if (typeof child === 'string') above += headings.length === 0 ? child.trim().length : 0;
      else if (child.name === 'h1' && child.length > 0 && child.linked <= MAX_LINKED * child.length)
        headings.push(child);
      else visit(child);
    }
  };
  visit(region);
  return { heading: headings[0] ?? null, above, hasOthers: headings.length > 1 };
}
