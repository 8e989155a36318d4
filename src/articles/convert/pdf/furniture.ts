/** Finds the headers and footers of pages, which are no text of an article. */
import type { Line } from './lines.ts';

/** How many lines at the top and at the bottom of a page may be its header and its footer. */
const MAX_EDGE = 3;
/** The share of the height of a page in which its header or footer stands. */
const MARGIN = 0.13;
/** A header stands on at least so many pages, and on such a share of them: left and right pages may have others. */
const MIN_PAGES = 2;
const MIN_SHARE = 0.3;
/** In points: a header stands at the same height on each page. */
const SAME_HEIGHT = 4;

const PAGE_NUMBER = /^[-–—|\s]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/|\|)\s*\d{1,4})?[-–—|\s]*$/i;

interface Page {
  label: string;
  rows: Line[];
  height: number;
}

/** The rows of pages without their headers, footers and numbers. */
export function withoutFurniture(pages: readonly Page[]): Line[][] {
  const counts = new Map<string, number>();
  const edges = pages.map((page) => edgesOf(page));
  for (const [i, edge] of edges.entries())
    for (const key of new Set([...edge].flatMap((row) => keysOf(row, pages[i]!.label))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const min = Math.max(MIN_PAGES, MIN_SHARE * pages.length);
  return pages.map(({ rows, label }, i) =>
    rows.filter(
      (row) =>
        !edges[i]!.has(row) ||
        !(PAGE_NUMBER.test(row.text) || keysOf(row, label).some((key) => (counts.get(key) ?? 0) >= min)),
    ),
  );
}

/** The outermost rows in the margins of a page. */
function edgesOf({ rows, height }: Page): Set<Line> {
  const margin = MARGIN * height;
  const top = rows.slice(0, MAX_EDGE).filter(({ y }) => y > height - margin);
  const bottom = rows.slice(-MAX_EDGE).filter(({ y }) => y < margin);
  return new Set([...top, ...bottom]);
}

/**
 * What is the same of a header on all pages but for the numbers in it, or that the page's own number is at its start or its
 * end; at two heights, since it may be between them.
 */
function keysOf({ text, y, size }: Line, label: string): string[] {
  const words = text.toLowerCase().replace(/\d+/g, '#').slice(0, 200);
  if (!/\p{L}|#/u.test(words)) return [];
  const at = y / SAME_HEIGHT;
  const isNumbered = text.endsWith(` ${label}`) || text.startsWith(`${label} `);
  return [Math.floor(at), Math.floor(at + 0.5) + 0.5].flatMap((height) => {
    const place = `${height} ${Math.round(size)}`;
    return isNumbered ? [`${place} ${words}`, `${place} with number`] : [`${place} ${words}`];
  });
}
