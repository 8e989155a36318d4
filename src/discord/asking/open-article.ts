/** Opens an article, or the place that a citation names. */

import type { Reading } from '../../library/answers.ts';
import { readCitation } from '../../library/citation.ts';
import type { Library, Scope } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

export const CHANGED = 'The article has changed since, and that sentence is no longer in it.';
export const GONE = 'That article is no longer here: it was removed, or its file is gone.';

/**
 * Reads an article.
 *
 * @throws UserError when the article is gone
 */
export async function openArticle(article: string, library: Library, scope: Scope): Promise<Reading> {
  const reading = await library.read(article, scope);
  if (!reading) throw new UserError(GONE);
  return reading;
}

/** An article, and the sentence that a citation names. */
export interface Opened {
  reading: Reading;
  /** The citation of the sentence, or of the one nearest to it; undefined when there is none. */
  citation?: string;
  /** A note when it is not the sentence that was cited. */
  note?: string;
}

/**
 * The article that a citation names, and the sentence's current place in it.
 *
 * @throws UserError when the article is gone
 */
export async function openAtCitation(citation: string, library: Library, scope: Scope): Promise<Opened> {
  const key = readCitation(citation)?.key;
  const [cited, reading] = await Promise.all([
    key ? library.cite(citation, scope) : null,
    key ? library.read(key, scope) : null,
  ]);
  if (!cited || !reading) throw new UserError(GONE);
  if (cited.state === 'same') return { reading, citation: cited.quote.citation };
  if (!cited.now) return { reading, note: CHANGED };
  return { reading, citation: cited.now.citation, note: `${CHANGED} What stands nearest to it is in bold.` };
}
