/** Looks whether a quote, or the sentences of an article, are still on their page. */

import type { Block } from '../articles/document.ts';
import { splitSentences } from '../language/sentences.ts';
import { wordSet, wordSimilarity } from '../language/word-similarity.ts';
import { findSentences } from './find-sentences.ts';
import { Refused } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES, type ReadPage } from './page-article.ts';
import type { PoliteClient, Validators } from './polite-client.ts';

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

/** What has become of the page of an article. */
export type PageCheck =
  /** The numbers of the sentences that it does not have. */
  | { kind: 'read'; missing: number[]; validators: Validators }
  /** It is the version of the validators. */
  | { kind: 'unchanged' }
  /** As of a quote. */
  | { kind: 'gone' | 'unreachable' };

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

/**
 * Reads the page of an article, unless it is the same as before, and looks for the article's sentences in it.
 *
 * @param address of the page
 * @param validators those of the version that the sentences were looked for in before; none to read it in any case
 * @param isAllowed whether an address may be asked, also one that is redirected to
 */
export async function checkPageAt(
  client: PoliteClient,
  address: string,
  sentences: readonly string[],
  validators: Validators,
  isAllowed: (url: URL) => boolean,
): Promise<PageCheck> {
  const outcome = await client.get(address, { validators, types: PAGE_TYPES, maxBytes: MAX_PAGE, isAllowed });
  if (outcome.kind === 'gone' || outcome.kind === 'unchanged') return { kind: outcome.kind };
  if (outcome.kind !== 'read') return { kind: 'unreachable' };
  const found = findSentences(await textOf(outcome), sentences);
  const missing = found.flatMap((isFound, number) => (isFound ? [] : [number]));
  return { kind: 'read', missing, validators: outcome.validators };
}

/**
 * The text of a page, with its title; empty where it has none. What its reader takes as a header may be text of an article to
 * which moderators have given another title: of a page in HTML that is the title alone.
 */
async function textOf(page: ReadPage): Promise<string> {
  try {
    const { file, extension, title, text } = await articleOfPage(page);
    return `${extension === '.html' ? title : file}\n\n${text}`;
  } catch (error) {
    if (error instanceof Refused) return '';
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
