import type { Day } from '../day.ts';
import type { Span } from '../span.ts';

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
  /** The file's text, decoded and otherwise untouched, header and all. */
  text: string;
  /** The paragraphs of the body, in order; the header is in none of them. */
  paragraphs: Span[];
}
