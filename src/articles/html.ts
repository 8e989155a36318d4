/** Reads a page of HTML: its article as a document, and what its head says of it. */
import type { Day } from '../day.ts';
import { LONGEST_SOURCE } from './article.ts';
import { BadFile, type Decoded, decode, decodeNamed } from './decode.ts';
import type { Document } from './document.ts';
import { readSource } from './header.ts';
import { writeBlocks } from './html/blocks.ts';
import { chooseRegion, leaveOut, readTitle } from './html/region.ts';
import { type Parsed, parsePage } from './html/tree.ts';
import { readLeadingDay } from './written-day.ts';

/** What a page shows, and what its head says of it. */
export interface Page {
  document: Document;
  head: { title: string | null; published: Day | null; source: string | null };
}

/** The day of an article stands above its text, or it is a day that the text speaks of. In characters. */
const DAY_WITHIN = 400;

/**
 * Reads a page: what a reader came for, without menus, forms, scripts and what is said around it. Never markup,
 * whatever the page holds; the cost grows with its length alone.
 *
 * @throws BadFile when it shows no text
 */
export function readHtml(html: string): Page {
  for (const all of [false, true]) {
    const parsed = parsePage(html, all);
    leaveOut(parsed.root);
    const region = chooseRegion(parsed.root);
    const { title, start } = readTitle(region, parsed.said);
    // A page may consist of nothing but its title.
    for (const omitted of [title, null]) {
      const document = writeBlocks(region, { all, title: omitted, start });
      if (document.blocks.length > 0)
        return { document, head: { title, published: dayOf(parsed), source: sourceOf(parsed) } };
    }
  }
  throw new BadFile('is a page that shows no text: copy the text itself');
}

/** An encoding is named at the start of a page, which a long script may stand before. */
const NAMED_WITHIN = 65_536;

/**
 * The letters of a page, in the encoding that it names, or as `decode` finds them.
 *
 * @throws BadFile when the bytes are no such text
 */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const opening = Buffer.from(bytes.subarray(0, NAMED_WITHIN)).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(opening)?.[1]?.toLowerCase();
  return named === undefined || /^utf-?(?:8|16)/.test(named) ? decode(bytes) : decodeNamed(named, bytes);
}

const SAID_DAY = [
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

function dayOf({ said, times }: Parsed): Day | null {
  const data = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(said.get('data') ?? '')?.[1];
  const above = times.filter(({ after }) => after <= DAY_WITHIN).map(({ day }) => day);
  for (const written of [...SAID_DAY.map((name) => said.get(name)), data, ...above]) {
    const found = readLeadingDay(written?.trim() ?? '');
    if (found) return found.day;
  }
  return null;
}

function sourceOf({ said }: Parsed): string | null {
  const source = readSource(said.get('canonical') ?? '') ?? readSource(said.get('og:url') ?? '');
  return source !== null && source.length <= LONGEST_SOURCE ? source : null;
}
