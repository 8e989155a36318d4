import type { Day } from '../day.ts';
import { BadFile, decode } from './decode.ts';
import { readSource } from './header.ts';
import { type Block, type Parts, readPage } from './html/page.ts';
import { LONGEST_SOURCE, LONGEST_TITLE } from './write.ts';
import { readLeadingDay } from './written-day.ts';

/** What a page shows, and what its head says of it. */
export interface Page {
  /** Its paragraphs, with blank lines between them. */
  text: string;
  head: { title: string | null; published: Day | null; source: string | null };
}

/** An article element with so many characters is what the page is about. */
const ENOUGH = 200;
/** A block of which more is links leads elsewhere. */
const MOST_LINKED = 0.6;
/** The day of an article stands above its text, or it is a day that the text speaks of. */
const DAY_WITHIN = 400;

/**
 * The text of a page: what a reader came for, without menus, forms, scripts and what is said around it. Never markup,
 * whatever the page holds; the cost grows with its length alone.
 *
 * @throws BadFile when it shows no text
 */
export function readHtml(html: string): Page {
  for (const all of [false, true]) {
    const parts = readPage(html, all);
    const prose = proseOf(parts.blocks, all);
    if (prose.length === 0) continue;
    const title = titleOf(parts, prose);
    const body = prose.filter(({ text }, i) => i > 2 || oneLine(text) !== title);
    const paragraphs = (body.length > 0 ? body : prose).map(({ text }) => text);
    return {
      // What is no text cannot be shown, and makes a file that is none.
      text: paragraphs.join('\n\n').replace(/(?![\t\n])\p{Cc}/gu, ''),
      head: { title, published: dayOf(parts), source: sourceOf(parts) },
    };
  }
  throw new BadFile('is a page that shows no text: copy the text itself');
}

/**
 * The letters of a page, in the encoding that it names in its first lines, or as `decode` finds them.
 *
 * @throws BadFile when the bytes are no such text
 */
export function decodeHtml(bytes: Uint8Array): string {
  const opening = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(opening)?.[1]?.toLowerCase();
  if (named === undefined || /^utf-?(?:8|16)/.test(named)) return decode(bytes);
  try {
    const decoder = new TextDecoder(named, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replace(HIGH_CONTROLS, windows1252) : text;
  } catch {
    throw new BadFile(`is not in ${named.toUpperCase()}, as it says: save it again as UTF-8`);
  }
}

const HIGH_CONTROLS = /[\u0080-\u009f]/g;
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Many a version of Node takes Windows-1252 for Latin-1 (nodejs/node#56542): quotes and dashes become controls. */
function windows1252(control: string): string {
  return WINDOWS_1252[control.charCodeAt(0) - 0x80]!;
}

function proseOf(blocks: readonly Block[], all: boolean): Block[] {
  const inRegions = new Map<number, number>();
  for (const { region, text } of blocks) inRegions.set(region, (inRegions.get(region) ?? 0) + text.length);
  inRegions.delete(0);
  const [region, length] = [...inRegions].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  const main = blocks.filter(({ inMain }) => inMain);
  let chosen = blocks;
  if (length >= ENOUGH) chosen = blocks.filter((block) => block.region === region);
  else if (lengthOf(main) >= ENOUGH) chosen = main;
  return all ? [...chosen] : chosen.filter(({ linked, text }) => linked <= MOST_LINKED * text.length);
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}

function titleOf({ said }: Parts, prose: readonly Block[]): string | null {
  const heading = prose.find((block) => block.heading === 1)?.text;
  const title = said.get('title')?.replace(/^(.{15,}?)\s[|–—-]\s[^|–—]{2,40}$/su, '$1');
  const found = [heading, said.get('og:title'), title]
    .map((one) => oneLine(one ?? ''))
    .find((one) => one !== '');
  return found !== undefined && found.length <= LONGEST_TITLE ? found : null;
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

function dayOf({ said, times }: Parts): Day | null {
  const data = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(said.get('data') ?? '')?.[1];
  const above = times.filter(({ after }) => after <= DAY_WITHIN).map(({ day }) => day);
  for (const written of [...SAID_DAY.map((name) => said.get(name)), data, ...above]) {
    const found = readLeadingDay(written?.trim() ?? '');
    if (found) return found.day;
  }
  return null;
}

function sourceOf({ said }: Parts): string | null {
  const source = readSource(said.get('canonical') ?? '') ?? readSource(said.get('og:url') ?? '');
  return source !== null && source.length <= LONGEST_SOURCE ? source : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
