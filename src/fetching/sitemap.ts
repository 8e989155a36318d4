/** Reads sitemaps (sitemaps.org) and their indexes. */
import { gunzipSync } from 'node:zlib';
import { localName, readXml } from '../articles/convert/xml.ts';
import { MAX_ADDRESS } from './sources.ts';

/** What a sitemap lists: pages, or other sitemaps, with the time of their last change as it is written. */
export interface Sitemap {
  pages: Map<string, string>;
  sitemaps: string[];
}

/** In bytes, unpacked: the limit of sitemaps. */
export const MAX_SITEMAP = 50 * 1024 * 1024;

/**
 * Reads a sitemap, or an index of sitemaps.
 *
 * @param base its own address, of which the addresses in it are parts
 * @throws BadText when it is not well-formed; RangeError when it unpacks to more than `MAX_SITEMAP`
 */
export function readSitemap(bytes: Uint8Array, base: string): Sitemap {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = Buffer.from(isPacked ? gunzipSync(bytes, { maxOutputLength: MAX_SITEMAP }) : bytes).toString();
  const found: Sitemap = { pages: new Map(), sitemaps: [] };
  let element = '';
  let entry = { loc: '', lastmod: '' };
  readXml(text.replace(/^\uFEFF/, ''), 'sitemap', {
    open(name) {
      element = localName(name);
      if (element === 'url' || element === 'sitemap') entry = { loc: '', lastmod: '' };
    },
    text(some) {
      if (element !== 'loc' && element !== 'lastmod') return;
      if (entry[element].length < MAX_ADDRESS) entry[element] += some;
    },
    close(name) {
      const closed = localName(name);
      element = '';
      if (closed !== 'url' && closed !== 'sitemap') return;
      const address = addressOf(entry.loc.trim(), base);
      if (address === null) return;
      if (closed === 'url') found.pages.set(address, entry.lastmod.trim());
      else found.sitemaps.push(address);
    },
  });
  return found;
}

/** An address of the same site as the sitemap: others are not its to list. */
function addressOf(written: string, base: string): string | null {
  if (!URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  url.hash = '';
  return url.hostname === new URL(base).hostname && url.href.length <= MAX_ADDRESS ? url.href : null;
}
