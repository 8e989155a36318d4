/** Reads a page of HTML: its article as a document, and what its head says of it. */
import type { Day } from '../day.ts';
import { MAX_SOURCE } from './article.ts';
import { BadText, type Decoded, decodeNamed } from './decode.ts';
import type { Document } from './document.ts';
import { findFullDate, readLeadingDate } from './full-date.ts';
import { readSource } from './header/source.ts';
import { writeBlocks } from './html/blocks.ts';
import { chooseRegion, pruneSurroundings, readTitle } from './html/main-content.ts';
import { type Parsed, parsePage } from './html/tree.ts';

/** The content of a page and the metadata of its head. */
export interface Page {
  document: Document;
  head: { title: string | null; published: Day | null; expires?: Day; source: string | null };
  /** The day on which it was created, if its head says so, which may be long before it was published. */
  created: Day | null;
  /** The day on which it was last changed, if it says so. */
  updated: Day | null;
}

/** In characters: how much text may precede the `time` element of the article; a later one is a day in the text. */
const MAX_BEFORE_DAY = 400;

/**
 * Reads a page: its main content, without menus, forms, scripts and other surroundings. The result never contains
 * markup, and the time is linear in the length of the page.
 *
 * @throws BadText when the page shows no text
 */
export function readHtml(html: string): Page {
  for (const all of [false, true]) {
    const parsed = parsePage(html, all);
    pruneSurroundings(parsed.root);
    const region = chooseRegion(parsed.root);
    const { title, start } = readTitle(region, parsed.metadata);
    // A page may consist of its title alone.
    for (const omitted of [title, null]) {
      const document = writeBlocks(region, { all, title: omitted, start });
      if (document.blocks.length > 0)
        return {
          document,
          head: { title, published: dayOf(parsed), ...expiryOf(parsed), source: sourceOf(parsed) },
          created: readLeadingDate(parsed.metadata.get('dcterms.created') ?? '')?.day ?? null,
          updated: changeOf(parsed, html),
        };
    }
  }
  throw new BadText('badText.page');
}

/** In bytes: where the name of an encoding is looked for; a long script may precede it. */
const MAX_BEFORE_ENCODING = 65_536;

/**
 * Decodes a page in the encoding that it names, else as `decode` does.
 *
 * @throws BadText when the bytes are not such a text
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const opening = Buffer.from(bytes.subarray(0, MAX_BEFORE_ENCODING)).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(opening)?.[1];
  return decodeNamed(named, bytes);
}

/** The names of `meta` elements with the publication day, by precedence. */
const DAY_METADATA = [
  'article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publish-date',
  'publication_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.date',
  'parsely-pub-date',
  'sailthru.date',
];

function dayOf({ metadata, times }: Parsed): Day | null {
  const data = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(metadata.get('data') ?? '')?.[1];
  const above = times.filter(({ after }) => after <= MAX_BEFORE_DAY).map(({ day }) => day);
  for (const written of [...DAY_METADATA.map((name) => metadata.get(name)), data, ...above]) {
    const found = readLeadingDate(written?.trim() ?? '');
    if (found) return found.day;
  }
  return null;
}

/** The day of the last change: that of the metadata, else the one that stands below the article. */
function changeOf({ metadata }: Parsed, html: string): Day | null {
  const data = /"dateModified"\s*:\s*"([^"]{4,40})"/.exec(metadata.get('data') ?? '')?.[1];
  const stated = readLeadingDate((metadata.get('article:modified_time') ?? data ?? '').trim())?.day;
  const [, shown = ''] = LAST_CHANGE.exec(html) ?? [];
  return stated ?? findFullDate(shown.replace(/<[^>]*>/g, ' ').slice(0, MAX_CHANGE))?.day ?? null;
}

/** "This page was last edited on 14 December 2018", with who did it or not, in an element of its own. */
const LAST_CHANGE =
  />\s*(?:this (?:page|article|document) was )?last (?:edited|updated|modified|revised)\b((?:<[^<>]{0,300}>|[^<>]){0,150})/i;
/** In characters: how much may precede the day and its end. */
const MAX_CHANGE = 80;

/** The day of expiry, as Open Graph and schema.org name it. A `meta` of that name tells caches when to load the page anew. */
function expiryOf({ metadata }: Parsed): { expires?: Day } {
  const data = /"expires"\s*:\s*"([^"]{4,40})"/.exec(metadata.get('data') ?? '')?.[1];
  const found = readLeadingDate((metadata.get('article:expiration_time') ?? data ?? '').trim());
  return found ? { expires: found.day } : {};
}

function sourceOf({ metadata }: Parsed): string | null {
  const source = readSource(metadata.get('canonical') ?? '') ?? readSource(metadata.get('og:url') ?? '');
  return source !== null && source.length <= MAX_SOURCE ? source : null;
}
