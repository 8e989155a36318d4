/** Looks whether a quote is still on its page. */

import { splitSentences } from '../language/sentences.ts';
import { wordSet, wordSimilarity } from '../language/word-similarity.ts';
import { Refused } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES } from './page-article.ts';
import type { PoliteClient } from './polite-client.ts';

/** What has become of a quote. */
export type QuoteCheck =
  /** It is still on its page. */
  | { kind: 'there' }
  /** The page has a similar sentence instead, which is given as it stands there. */
  | { kind: 'changed'; now: string }
  /** The page has neither the quote nor a similar sentence. */
  | { kind: 'missing' }
  /** The site says that there is no such page any more. */
  | { kind: 'gone' }
  /** The page cannot be read now, or its site does not let programs read it. */
  | { kind: 'unreachable' }
  /** Pages of this host may not be read. */
  | { kind: 'notAllowed' };

/**
 * From which similarity on a sentence counts as the quote in other words: 0 to 1. Higher than between two versions of an
 * article (see sentence-diff.ts), since all sentences of the page are compared, and the most similar one is taken.
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
    const { text } = await articleOfPage(outcome);
    if (normalize(text).includes(normalize(quote))) return { kind: 'there' };
    const now = mostSimilar(text, quote);
    return now === null ? { kind: 'missing' } : { kind: 'changed', now };
  } catch (error) {
    // A page without text has no quote.
    if (error instanceof Refused) return { kind: 'missing' };
    throw error;
  }
}

/** The sentence of a text that has the most words in common with a quote; null when none is similar. */
function mostSimilar(text: string, quote: string): string | null {
  const words = wordSet(quote);
  let best = { sentence: '', similarity: 0 };
  for (const { start, end } of splitSentences(text, { start: 0, end: text.length })) {
    const sentence = text.slice(start, end);
    const similarity = wordSimilarity(words, wordSet(sentence));
    if (similarity > best.similarity) best = { sentence, similarity };
  }
  return best.similarity >= MIN_SIMILARITY ? best.sentence : null;
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
