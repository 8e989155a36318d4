/** The limits of what servers have of their own. */

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
/** How many reports of each kind are kept for a server: the oldest are dropped. */
export const MAX_REPORTS = 500;
/** How many citations of a server have votes: those that were voted on longest ago are dropped. */
export const MAX_VOTED = 1_000;
/** How many former versions of an article are kept: the oldest are dropped. From 5 to 100. */
export const MAX_VERSIONS = 20;
/** In bytes: how much all former versions of a server may take together, five times its articles; the oldest are dropped. */
export const MAX_VERSION_BYTES = 10_000_000;
/** How many dismissed findings of a server are remembered: the oldest are dropped. */
export const MAX_DISMISSED = 1_000;
