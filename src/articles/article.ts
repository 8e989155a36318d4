/** The type of an article, which every format is read into. */
import type { Day } from '../day.ts';
import type { BadTextKey } from './decode.ts';
import type { Block } from './document.ts';

/** In characters: the limits for a title and an address that are read from a page or written into a header. */
export const MAX_TITLE = 250;
export const MAX_SOURCE = 280;

/** The format of a text; documents of other formats are converted into pages. */
export type Format = 'text' | 'markdown' | 'html';

/** A published text. Every span is a pair of offsets into `text`. */
export interface Article {
  /** Unique within its library: the file's path in its folder, with `/` between the parts. */
  id: string;
  /** Null when the article has none; `displayTitle` then returns its opening words. */
  title: string | null;
  /** The publication day given in the article, as written; null when it gives none. */
  published: Day | null;
  /** The day from which on it is out of date; absent when it gives none. */
  expires?: Day;
  /** The `http` or `https` address of publication, or null. */
  source: string | null;
  /**
   * The text that a person reads, without markup. That of a plain text file is the whole file, unchanged, with its
   * header.
   */
  text: string;
  /** A warning about how it was read: that it could not be read as Markdown, and is read as plain text. */
  note?: BadTextKey;
  /** The blocks of the body, in the order of the text; title, day and source are not in them. */
  blocks: readonly Block[];
}

/** What is read of a file, wherever that is. */
export type ArticleContent = Omit<Article, 'id' | 'note'>;
