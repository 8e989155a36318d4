/** The button to the source of an article. */

import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';
import type { Translator } from '../../i18n/translator.ts';
import { type Quoted, textFragment } from './text-fragment.ts';

/** Discord's limit on the URL of a button. */
const LONGEST_URL = 512;

/** A message of Discord, which its client opens itself. */
const MESSAGE = /^https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+$/;

/** What separates the instructions for the browser from the fragment that names a section. */
const DIRECTIVES = ':~:';

/**
 * A link button to where an article was published, a page or a message of Discord; null when it has no valid http(s) URL: see `webAddress`.
 *
 * @param quote the quote that the page is opened at
 */
export function sourceLink(t: Translator, source: string | null, quote?: Quoted): APIButtonComponent | null {
  const url = webAddress(source);
  if (url === null) return null;
  const isMessage = MESSAGE.test(url);
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: t(isMessage ? 'button.message' : 'button.source'),
    url: (quote && !isMessage && urlAt(new URL(url), quote)) || url,
  };
}

/** The http(s) URL of a source; null when it is none, is too long for a button, or holds a password. */
export function webAddress(source: string | null): string | null {
  if (!source || source.length > LONGEST_URL || !URL.canParse(source)) return null;
  const { protocol, hostname, username, password, href } = new URL(source);
  const isSafe = /^https?:$/.test(protocol) && hostname !== '' && username === '' && password === '';
  return isSafe && href.length <= LONGEST_URL ? href : null;
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
