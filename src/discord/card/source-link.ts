import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord.js';

/** Discord's limit on the address of a button. */
const LONGEST_ADDRESS = 512;

/** A button that leads to where an article was published; null when there is no address that it could lead to. */
export function sourceLink(source: string | null): APIButtonComponent | null {
  if (!source || source.length > LONGEST_ADDRESS || !URL.canParse(source)) return null;
  const { protocol, hostname, username, password, href } = new URL(source);
  if (!/^https?:$/.test(protocol) || !hostname || username || password || href.length > LONGEST_ADDRESS)
    return null;
  return { type: ComponentType.Button, style: ButtonStyle.Link, label: 'Source', url: href };
}
