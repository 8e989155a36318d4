/** Looks whether a quote is still on its page. */

import { Refused } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES } from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';

/**
 * What has become of a quote: it is still there; the page is, and says otherwise; the page is gone; or it cannot be read now,
 * or may not be.
 */
export type QuoteCheck = 'there' | 'changed' | 'gone' | 'unreachable';

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
  if (outcome.kind === 'gone') return 'gone';
  if (outcome.kind !== 'read') return 'unreachable';
  try {
    const { text } = await articleOfPage(outcome);
    return normalize(text).includes(normalize(quote)) ? 'there' : 'changed';
  } catch (error) {
    if (error instanceof Refused) return 'changed';
    throw error;
  }
}

/** A text in which only the words and their marks count: not how it is wrapped, or which quotation marks it has. */
function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
