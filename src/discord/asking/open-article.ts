/** Opens an article, or the place that a citation names. */

import type { Translator } from '../../i18n/translator.ts';
import type { Reading } from '../../library/answers.ts';
import { readCitation } from '../../library/citation.ts';
import type { Library, Scope } from '../../library/library.ts';
import { UserError } from '../user-error.ts';

/**
 * Reads an article.
 *
 * @throws UserError when the article is gone
 */
export async function openArticle(article: string, library: Library, scope: Scope): Promise<Reading> {
  const reading = await library.read(article, scope);
  if (!reading) throw new UserError('error.articleGone');
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
export async function openAtCitation(
  t: Translator,
  citation: string,
  library: Library,
  scope: Scope,
): Promise<Opened> {
  const key = readCitation(citation)?.key;
  const [cited, reading] = await Promise.all([
    key ? library.cite(citation, scope) : null,
    key ? library.read(key, scope) : null,
  ]);
  if (!cited || !reading) throw new UserError('error.articleGone');
  if (cited.state === 'same') return { reading, citation: cited.quote.citation };
  if (!cited.now) return { reading, note: t('article.changed') };
  return { reading, citation: cited.now.citation, note: t('article.changedNearest') };
}
