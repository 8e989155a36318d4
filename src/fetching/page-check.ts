/** Looks whether the sentences of an article are still on the page that it is from. */
import { findSentences } from './find-sentences.ts';
import { Refused } from './http-get.ts';
import { articleOfPage, MAX_PAGE, PAGE_TYPES, type ReadPage } from './page-article.ts';
import type { PoliteClient, Validators } from './polite-client.ts';

/** What has become of the page of an article. */
export type PageCheck =
  /** The numbers of the sentences that it does not have. */
  | { kind: 'read'; missing: number[]; validators: Validators }
  /** It is the version of the validators. */
  | { kind: 'unchanged' }
  /** The site says that there is no such page any more. */
  | { kind: 'gone' }
  /** It cannot be read now, its site does not let programs read it, or it may not be read. */
  | { kind: 'unreachable' };

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
