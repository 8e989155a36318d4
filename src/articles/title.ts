import type { Article } from './article.ts';
import { isAside } from './header.ts';

/** As much of an article as tells it from others, in characters. */
const OPENING = 60;

/** The article's title, or the words it opens with; never empty, on one line. */
export function displayTitle({ title, text, blocks }: Article): string {
  if (title) return oneLine(title);
  const start = startOfBody(text, blocks);
  const opening = oneLine(text.slice(start, start + 4 * OPENING));
  if (opening.length <= OPENING) return opening;
  const space = opening.lastIndexOf(' ', OPENING);
  const cut = opening.slice(0, space > OPENING / 2 ? space : OPENING);
  // Neither a mark before the ellipsis, nor half a letter.
  return `${cut.replace(/[\uD800-\uDBFF]$|[\s,;:.–—-]+$/u, '')}…`;
}

/** What an article opens with stands below its author, its tags, and whatever else of its header is text. */
function startOfBody(text: string, blocks: Article['blocks']): number {
  const asides = new Set<number>();
  for (const [number, { start, end, parent }] of blocks.entries()) {
    if (!asides.has(parent) && !isAside(text.slice(start, end))) return start;
    asides.add(number);
  }
  return blocks[0]?.start ?? 0;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
