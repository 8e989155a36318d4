/** Names the files of servers' own articles. */

import type { Article } from '../../articles/article.ts';
import { displayTitle } from '../../articles/title.ts';

/** The part of a name that comes from the title is cut to this length, in characters. */
const MAX_WORDS_LENGTH = 60;

/**
 * The name of an article's file, made of its day and its title: "2024-05-05-a-bridge-for-lindholm.txt". It has only
 * lower-case letters, digits and hyphens, so that it is no path, and valid on every system. The name of an undated
 * article has no digits, which might be read as its day.
 */
export function fileName(article: Article, extension: string): string {
  const words = displayTitle(article)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(article.published ? /[^a-z0-9]+/g : /[^a-z]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_WORDS_LENGTH)
    .replace(/-$/, '');
  return `${article.published ?? 'undated'}-${words || 'article'}${extension}`;
}
