/** Reads feeds: RSS, Atom, RDF and JSON Feed. */
import { decodeHTML } from 'entities';
import { parseFeed } from 'feedsmith';
import { MAX_TITLE } from '../articles/article.ts';
import { escapeHtml } from '../articles/convert/write-page.ts';
import { decodeXmlBytes } from '../articles/convert/xml.ts';
import { readLeadingDate } from '../articles/full-date.ts';
import type { Day } from '../day.ts';
import { Refused } from './http-get.ts';
import { MAX_ADDRESS } from './sources.ts';

/** An entry of a feed. */
export interface FeedEntry {
  /** What the feed tells it from the others by. */
  id: string;
  title: string | null;
  /** The day on which it was published, as written; null when it has none. */
  published: Day | null;
  /** Where it is published. */
  link: string | null;
  /** HTML: its whole text, else its summary. */
  html: string;
}

/** In bytes. */
export const MAX_FEED = 10 * 1024 * 1024;
/** In characters: how much of the name of an entry is kept. */
const MAX_ID = 500;

/** An entry in the words of its format. */
interface RawEntry {
  id: string | undefined;
  /** HTML, where `isPlainTitle` is not set. */
  title: string | undefined;
  isPlainTitle?: boolean;
  /** A string, where it is anything. */
  published: unknown;
  link: string | undefined;
  html: string | undefined;
}

/**
 * Reads a feed.
 *
 * @param base its own address, of which the addresses in it are parts
 * @returns its entries in the order of the feed
 * @throws Refused when it is no feed
 */
export function readFeed(bytes: Uint8Array, base: string): FeedEntry[] {
  const text = decodeXmlBytes(bytes).trim();
  // No feed needs entities of its own, which can be made to expand without end.
  if (/<!DOCTYPE[^>]*\[/i.test(text.slice(0, 10_000))) throw new Refused('it declares entities');
  return rawEntries(text).flatMap((raw) => {
    const link = raw.link && URL.canParse(raw.link, base) ? new URL(raw.link, base).href : null;
    const title = raw.isPlainTitle ? raw.title : decodeHTML((raw.title ?? '').replace(/<[^<>]*>/g, ''));
    const id = raw.id ?? link ?? title ?? '';
    if (id === '') return [];
    return {
      id: id.slice(0, MAX_ID),
      title: title?.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE) || null,
      published: readLeadingDate(String(raw.published ?? '').trim())?.day ?? null,
      link: link !== null && link.length <= MAX_ADDRESS ? link : null,
      html: raw.html ?? '',
    };
  });
}

function rawEntries(text: string): RawEntry[] {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    throw new Refused('it is no feed');
  }
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map(({ guid, title, pubDate, link, content, description, dc }) => ({
        id: guid?.value,
        title,
        published: pubDate ?? dc?.dates?.[0],
        link: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
        html: content?.encoded ?? description,
      }));
    case 'rdf':
      return (parsed.feed.items ?? []).map(({ rdf, title, link, content, description, dc }) => ({
        id: rdf?.about,
        title,
        published: dc?.dates?.[0],
        link,
        html: content?.encoded ?? description,
      }));
    case 'atom':
      return (parsed.feed.entries ?? []).map(
        ({ id, title, published, updated, links, content, summary }) => ({
          id,
          title: title?.value,
          isPlainTitle: title?.type === undefined || title.type === 'text',
          published: published ?? updated,
          link: links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
          html: asHtml(content?.value ? content : summary),
        }),
      );
    case 'json':
      return (parsed.feed.items ?? []).map((item) => ({
        id: item.id,
        title: item.title,
        isPlainTitle: true,
        published: item.date_published,
        link: item.url ?? item.external_url,
        html: item.content_html ?? asHtml({ value: item.content_text ?? item.summary }),
      }));
  }
}

/** A text of an Atom feed, which is plain where its type does not say otherwise. */
function asHtml(
  text: { value?: string | undefined; type?: string | undefined } | undefined,
): string | undefined {
  if (text?.value === undefined || /html/.test(text.type ?? '')) return text?.value;
  const paragraphs = text.value.split(/\n\s*\n/).map((one) => `<p>${escapeHtml(one)}</p>`);
  return paragraphs.join('\n');
}
