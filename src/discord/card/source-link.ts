/** The button to the source of an article. */

import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';

/** Discord's limit on the URL of a button. */
const LONGEST_URL = 512;

/** A link button to where an article was published; null when it has no valid http(s) URL. */
export function sourceLink(source: string | null): APIButtonComponent | null {
  if (!source || source.length > LONGEST_URL || !URL.canParse(source)) return null;
  const { protocol, hostname, username, password, href } = new URL(source);
  if (!/^https?:$/.test(protocol) || !hostname || username || password || href.length > LONGEST_URL)
    return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Source', url: href };
}
