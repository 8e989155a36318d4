/** The title under which an article is shown. */
import type { Article } from './article.ts';
import { isAside } from './header.ts';

/** In characters: the opening words shown for an article without a title. */
const MAX_OPENING = 60;

/** The article's title or else its opening words, on one line and never empty. */
export function displayTitle({ title, text, blocks }: Article): string {
  if (title) return oneLine(title);
  const start = startOfBody(text, blocks);
  const opening = oneLine(text.slice(start, start + 4 * MAX_OPENING));
  if (opening.length <= MAX_OPENING) return opening;
  const space = opening.lastIndexOf(' ', MAX_OPENING);
  const truncated = opening.slice(0, space > MAX_OPENING / 2 ? space : MAX_OPENING);
  // Without punctuation or half a surrogate pair before the ellipsis.
  return `${truncated.replace(/[\uD800-\uDBFF]$|[\s,;:.–—-]+$/u, '')}…`;
}

/** The start of the first block that is not from the header, such as the author or the tags. */
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
