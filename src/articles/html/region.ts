/** Finds which part of a page is its article, and what the article is called. */
import { LONGEST_TITLE } from '../article.ts';
import { MOST_LINKED } from './blocks.ts';
import { ALWAYS } from './elements.ts';
import { inline, linesOf } from './line.ts';
import type { Parsed } from './tree.ts';
import type { Element } from './element.ts';

/** An element with so many characters may be what the page is about. */
const ENOUGH = 200;
/** With a larger share of the text above it, the heading is not that of the whole article. */
const MOST_ABOVE = 0.2;

/** Takes out what stands around the article, unless it holds so much of the page's text that it is the article. */
export function leaveOut(root: Element): void {
  const total = root.length;
  const prune = (element: Element) => {
    const kept: Element['children'] = [];
    for (const child of element.children) {
      if (typeof child !== 'string') {
        const { length, linked, local } = child;
        const isOut = child.needed !== ALWAYS && length < child.needed * total;
        if (!isOut) prune(child);
        element.length -= length - (isOut ? 0 : child.length);
        element.linked -= linked - (isOut ? 0 : child.linked);
        element.local -= local - (isOut ? 0 : child.local);
        if (isOut) continue;
      }
      kept.push(child);
    }
    if (kept.length < element.children.length) element.children = kept;
  };
  prune(root);
}

/** The longest `article` with enough text, else such a `main`, else the whole page. */
export function chooseRegion(root: Element): Element {
  const longest: Record<'article' | 'main', Element | null> = { article: null, main: null };
  const visit = (element: Element, isInside: boolean) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const name = child.role === 'main' ? 'main' : child.name;
      const isCandidate = name === 'main' || (name === 'article' && !isInside);
      if (isCandidate && child.length >= Math.max(ENOUGH, (longest[name]?.length ?? 0) + 1))
        longest[name] = child;
      visit(child, isInside || name === 'article');
    }
  };
  visit(root, false);
  return longest.article ?? longest.main ?? root;
}

/**
 * What an article is called: its first heading of level 1, else what the page's head says.
 *
 * @returns the title, and that heading where the page's title names it too: what stands above it is the site's
 */
export function readTitle(
  region: Element,
  said: Parsed['said'],
): { title: string | null; start: Element | null } {
  const { heading, above } = findHeading(region);
  const pageTitle = inline(said.get('title') ?? '').trim();
  const shared = inline(said.get('og:title') ?? '').trim();
  const shown = heading ? linesOf(heading).join(' ') : '';
  const title = [shown, shared, pageTitle.replace(SITE, '$1')].find((one) => one !== '') ?? '';
  const isNamed = shown !== '' && [pageTitle, shared].some((one) => one.includes(shown));
  return {
    title: title !== '' && title.length <= LONGEST_TITLE ? title : null,
    start: isNamed && above <= MOST_ABOVE * region.length ? heading : null,
  };
}

/** The name of the site behind a page's title. */
const SITE = /^(.{15,}?)\s[|–—-]\s[^|–—]{2,40}$/su;

/** The first heading of level 1, and how many characters stand above it. */
function findHeading(region: Element): { heading: Element | null; above: number } {
  let above = 0;
  const visit = (element: Element): Element | null => {
    for (const child of element.children) {
      if (typeof child === 'string') above += child.trim().length;
      else if (child.name === 'h1' && child.length > 0 && child.linked <= MOST_LINKED * child.length)
        return child;
      else {
        const found = visit(child);
        if (found) return found;
      }
    }
    return null;
  };
  const heading = visit(region);
  return { heading, above };
}
