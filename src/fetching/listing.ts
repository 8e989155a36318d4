/** Reads what a source lists: the addresses of its pages, or the entries of its feed. */
import { BadFile } from '../articles/decode.ts';
import type { SourceState } from './article-files.ts';
import { type FeedEntry, MAX_FEED, readFeed } from './feed.ts';
import { Refused } from './http-get.ts';
import type { Outcome, PoliteClient, Validators } from './polite-client.ts';
import { MAX_SITEMAP, readSitemap } from './sitemap.ts';
import type { Source } from './sources.ts';

/** What came of reading a list: null when it has not changed, and why it could not be read. */
export type ListOutcome<T> = { list: T; validators: Validators } | { list: null; problem: string | null };

/** How many sitemaps an index may have. */
const MAX_SITEMAPS = 200;
const XML_TYPES = /^(?:(?:application|text)\/(?:[\w.-]+\+)?xml|text\/plain|application\/(?:x-)?gzip)$/;
const FEED_TYPES = /^(?:(?:application|text)\/(?:[\w.-]+\+)?(?:xml|json)|text\/(?:plain|html))$/;

/**
 * The pages of a sitemap that are wanted, with the time of their last change as the sitemap has it.
 *
 * @returns the known pages where the sitemap has not changed
 */
export async function listSitemap(
  client: PoliteClient,
  { address, isWanted, limit }: Source,
  state: SourceState,
): Promise<ListOutcome<Map<string, string>>> {
  const pages = new Map<string, string>();
  const waiting = [address];
  let validators: Validators = {};
  for (let read = 0; waiting.length > 0 && pages.size < limit; read++) {
    const next = waiting.shift()!;
    // Sitemaps of an index may change while the index does not: they are always read as a whole.
    const known = read === 0 ? state.validators : {};
    const outcome = await client.get(next, { validators: known, types: XML_TYPES, maxBytes: MAX_SITEMAP });
    if (outcome.kind === 'unchanged') return { list: knownPages(state), validators: state.validators };
    if (outcome.kind !== 'read') return { list: null, problem: `${next}: ${outcome.reason}` };
    const found = inWords(next, () => readSitemap(outcome.bytes, outcome.url));
    if ('problem' in found) return found;
    if (read === 0 && found.value.sitemaps.length === 0) validators = outcome.validators;
    if (read === 0) waiting.push(...found.value.sitemaps.slice(0, MAX_SITEMAPS));
    for (const [page, lastmod] of found.value.pages)
      if (pages.size < limit && isWanted(new URL(page).pathname)) pages.set(page, lastmod);
  }
  return { list: pages, validators };
}

/** The pages that the list had when it was last read. */
export function knownPages({ pages }: SourceState): Map<string, string> {
  const listed = Object.entries(pages).filter(([, { isUnlisted }]) => !isUnlisted);
  return new Map(listed.map(([address, { lastmod }]) => [address, lastmod ?? '']));
}

/** The entries of a feed that are wanted. */
export async function listFeed(
  client: PoliteClient,
  { address, isWanted }: Source,
  { validators }: SourceState,
): Promise<ListOutcome<FeedEntry[]>> {
  const outcome = await client.get(address, { validators, types: FEED_TYPES, maxBytes: MAX_FEED });
  if (outcome.kind !== 'read') return { list: null, problem: problemOf(address, outcome) };
  const found = inWords(address, () => readFeed(outcome.bytes, outcome.url));
  if ('problem' in found) return found;
  const wanted = found.value.filter(({ link }) => link === null || isWanted(new URL(link).pathname));
  return { list: wanted, validators: outcome.validators };
}

/** Why a list was not read; null when it has not changed. */
export function problemOf(address: string, outcome: Exclude<Outcome, { kind: 'read' }>): string | null {
  return outcome.kind === 'unchanged' ? null : `${address}: ${outcome.reason}`;
}

function inWords<T>(address: string, read: () => T): { value: T } | { list: null; problem: string } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Refused) return { list: null, problem: `${address}: ${error.message}` };
    if (error instanceof BadFile) return { list: null, problem: `${address}: it ${error.message}` };
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      return { list: null, problem: `${address}: it cannot be unpacked` };
    throw error;
  }
}
