import type { Day } from '../day.ts';
import type { Block } from './document.ts';

/** A title and an address are written into headers, and read from them and from pages, up to so many characters. */
export const LONGEST_TITLE = 250;
export const LONGEST_SOURCE = 280;

/** What somebody published, as the product holds it. Every span is a pair of offsets into `text`. */
export interface Article {
  /** Names it within its library: the file's path in its folder, with `/` between the parts. */
  id: string;
  /** Null when the article has none: it is then shown by its opening words. */
  title: string | null;
  /** The day that the article itself gives, as written. Null when it gives none; never today. */
  published: Day | null;
  /** Where it was published: an `http` or `https` address, or null. */
  source: string | null;
  /** The text that a person reads, without marks. That of a plain text file is the file's, untouched, header and all. */
  text: string;
  /** What is to be said of how it was read: "could not be read as Markdown, and is read as plain text". */
  note?: string;
  /** What each stretch of the body is, in the order of the text; title, day and source are in none of them. */
  blocks: readonly Block[];
}
