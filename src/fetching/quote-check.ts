/** Looks whether a quote is still on its page. */

import type { Block } from '../articles/document.ts';
import { splitSentences } from '../language/sentences.ts';
import { wordSet, wordSimilarity } from '../language/word-similarity.ts';
import { findSentences } from './find-sentences.ts';
import { Refused } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES } from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';

/** What has become of a quote. */
export type QuoteCheck =
  /** It is still on its page. */
  | { kind: 'there' }
  /** The page has something similar instead, a sentence or a whole block, which is given as it stands there. */
  | { kind: 'changed'; now: string }
  /** The page has neither the quote nor anything similar. */
  | { kind: 'missing' }
  /** The site says that there is no such page any more. */
  | { kind: 'gone' }
  /** The page cannot be read now, or its site does not let programs read it. */
  | { kind: 'unreachable' }
  /** Pages of this host may not be read. */
  | { kind: 'notAllowed' };

/**
 * From which similarity on something counts as the quote in other words: 0 to 1. Higher than between two versions of an
 * article (see sentence-diff.ts), since the whole page is searched for what is most similar.
 */
const MIN_SIMILARITY = 0.5;

/**
 * Reads the page that a quote is from, and looks for the quote in its article.
 *
 * @param address of the page
 * @param isAllowed whether an address may be asked, also one that is redirected to
 */
export async function checkQuoteAt(
  client: PoliteClient,
  address: string,
  quote: string,
  isAllowed: (url: URL) => boolean,
): Promise<QuoteCheck> {
  const outcome = await client.get(address, { types: PAGE_TYPES, maxBytes: MAX_PAGE, isAllowed });
  if (outcome.kind === 'gone') return { kind: 'gone' };
  if (outcome.kind !== 'read') return { kind: 'unreachable' };
  try {
    const { text, blocks } = await articleOfPage(outcome);
    if (findSentences(text, [quote])[0]) return { kind: 'there' };
    const now = mostSimilar(quote, text, blocks);
    return now === null ? { kind: 'missing' } : { kind: 'changed', now };
  } catch (error) {
    // A page without text has no quote.
    if (error instanceof Refused) return { kind: 'missing' };
    throw error;
  }
}

/** What is most similar to a quote by its words, a sentence or a whole block such as a row; null when nothing is similar. */
function mostSimilar(quote: string, text: string, blocks: readonly Block[]): string | null {
  const words = wordSet(quote);
  const units = blocks.flatMap((block) => [...splitSentences(text, block), block]);
  let best = { unit: '', similarity: 0 };
  for (const { start, end } of units) {
    const unit = text.slice(start, end);
    const similarity = wordSimilarity(words, wordSet(unit));
    if (similarity > best.similarity) best = { unit, similarity };
  }
  return best.similarity >= MIN_SIMILARITY ? best.unit : null;
}
