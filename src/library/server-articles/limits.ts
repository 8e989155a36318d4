/** So many characters may a server's own article have: about forty pages. */
export const MAX_ARTICLE_CHARACTERS = 200_000;
/**
 * So many lines, or tags of a page, may it have: each is a block, or a part of one, that takes a kilobyte while it is read.
 * Longer lists and tables than people read; a page of the largest size has half as many.
 */
export const MAX_ARTICLE_LINES = 10_000;
export const MAX_ARTICLE_TAGS = 50_000;
/** As many articles of its own may a server have. */
export const MAX_SERVER_ARTICLES = 500;
/** As many characters may they have together, unless SERVER_CHARACTERS says otherwise: about 700 pages. */
export const MAX_SERVER_CHARACTERS = 2_000_000;
