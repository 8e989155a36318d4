import type { Article } from './article.ts';

/** As much of an article as tells it from others, in characters. */
const OPENING = 60;

/** The article's title, or the words it opens with; never empty, on one line. */
export function displayTitle({ title, text, paragraphs }: Article): string {
  if (title) return oneLine(title);
  const opening = oneLine(text.slice(paragraphs[0]?.start, (paragraphs[0]?.start ?? 0) + 4 * OPENING));
  if (opening.length <= OPENING) return opening;
  const cut = opening.slice(0, OPENING + 1);
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), OPENING / 2));
  return `${atWord.replace(/[\s,;:.–—-]+$/u, '')}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
