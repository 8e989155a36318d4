/** The button to the source of an article. */

import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import { type Quoted, textFragment } from './text-fragment.ts';

/** Discord's limit on the URL of a button. */
const LONGEST_URL = 512;

/** What separates the instructions for the browser from the fragment that names a section. */
const DIRECTIVES = ':~:';

/**
 * A link button to where an article was published; null when it has no valid http(s) URL.
 *
 * @param quote the quote that the page is opened at
 */
export function sourceLink(source: string | null, quote?: Quoted): APIButtonComponent | null {
  if (!source || source.length > LONGEST_URL || !URL.canParse(source)) return null;
  const url = new URL(source);
  const { protocol, hostname, username, password, href } = url;
  if (!/^https?:$/.test(protocol) || !hostname || username || password || href.length > LONGEST_URL)
    return null;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: 'Source',
    url: (quote && urlAt(url, quote)) ?? href,
  };
}

/** The URL of a page at a quote, which keeps the section that it names; null when it cannot have that. */
function urlAt({ href, pathname, hash }: URL, quote: Quoted): string | null {
  // Browsers show a PDF in a viewer, which knows no text fragments.
  if (/\.pdf$/i.test(pathname)) return null;
  const [page] = href.split('#', 1);
  const start = `${page}#${hash.slice(1).split(DIRECTIVES)[0]}${DIRECTIVES}`;
  const fragment = textFragment(quote, LONGEST_URL - start.length);
  return fragment === null ? null : start + fragment;
}
