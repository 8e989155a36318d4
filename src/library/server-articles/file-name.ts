import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';

const LONGEST = 60;

/**
 * A name for an article's file, made of its day and its title: "2024-05-05-a-bridge-for-lindholm.txt". Only small
 * letters, digits and hyphens: no path, and a name on every system. That of an undated article has no digits, which
 * might be taken for its day.
 */
export function fileName(article: Article, extension: string): string {
  const words = displayTitle(article)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(article.published ? /[^a-z0-9]+/g : /[^a-z]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  return `${article.published ?? 'undated'}-${words || 'article'}${extension}`;
}
