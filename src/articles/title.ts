import type { Article } from './article.ts';

/** As much of an article as tells it from others, in characters. */
const OPENING = 60;

/** The article's title, or the words it opens with; never empty, on one line. */
export function displayTitle({ title, text, paragraphs }: Article): string {
  if (title) return oneLine(title);
  const opening = oneLine(text.slice(paragraphs[0]?.start, (paragraphs[0]?.start ?? 0) + 4 * OPENING));
  if (opening.length <= OPENING) return opening;
  const space = opening.lastIndexOf(' ', OPENING);
  const cut = opening.slice(0, space > OPENING / 2 ? space : OPENING);
  // Neither a mark before the ellipsis, nor half a letter.
  return `${cut.replace(/[\uD800-\uDBFF]$|[\s,;:.–—-]+$/u, '')}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
