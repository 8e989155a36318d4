/** The limits of servers' own articles. */

/** The length of an article in characters: about forty pages. */
export const MAX_ARTICLE_CHARACTERS = 200_000;
/**
 * The lines of an article, or the tags of a page: each is a block, or a part of one, that takes a kilobyte while it is
 * parsed. Lists and tables that people read are shorter, and a page of the maximum length has half as many tags.
 */
export const MAX_ARTICLE_LINES = 10_000;
export const MAX_ARTICLE_TAGS = 50_000;
/** The number of a server's own articles. */
export const MAX_SERVER_ARTICLES = 500;
/**
 * The length of all of a server's own articles in characters, unless SERVER_CHARACTERS sets another: about 700 pages.
 */
export const MAX_SERVER_CHARACTERS = 2_000_000;
